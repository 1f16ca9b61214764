"""Words for the codes that values of the rule book and facts about people are made of."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    # Standings and circumstances of a person.
    "applicant": _("applicant"),
    "probationary": _("probationary member"),
    "official": _("official member"),
    "former": _("former member"),
    "annulled": _("admission annulled"),
    "exempted": _("exempted from meetings and duties"),
    "temporary_transfer_out": _("on temporary transfer elsewhere"),
    "temporary_transfer_in": _("on temporary transfer here"),
    "suspended": _("suspended from Party activity"),
    "suspended_from_committee": _("suspended from the work of a committee"),
    "under_criminal_proceedings": _("under criminal proceedings"),
    "detained": _("detained"),
    # Grounds of exemption.
    "old_age": _("old age"),
    "poor_health": _("poor health"),
    "long_treatment": _("long medical treatment"),
    "abroad_alone": _("abroad where there is no Party organisation"),
    "far_labour_alone": _("working far away, alone"),
    "mobile_work": _("mobile work where there is no Party organisation"),
    "maternity_leave": _("maternity leave"),
    "other_circumstances": _("other circumstances"),
    # Grounds of suspension.
    "grave_breach": _("signs of a grave breach"),
    "obstructs_inspection": _("obstructs the inspection"),
    "charged": _("charged"),
    "prosecuted": _("prosecuted"),
    "held_in_custody": _("held in custody"),
    # Where a card is, and why it came to its end.
    "issued": _("issued, not handed over yet"),
    "held": _("with the member"),
    "lost": _("lost"),
    "replaced": _("another stands in its place"),
    "collected": _("collected"),
    "not_collected": _("not given back"),
    "kept": _("kept by the family"),
    # Education.
    "lower_secondary_diploma": _("lower secondary diploma"),
    "lower_secondary_programme": _("completed the lower secondary programme"),
    "primary_programme": _("completed the primary programme"),
    # Introducers and relatives.
    "moved_away": _("moved away"),
    "deceased": _("deceased"),
    "disciplined": _("disciplined"),
    "relative_of_applicant": _("a relative of the applicant"),
    "father": _("father"),
    "mother": _("mother"),
    "foster_carer": _("foster carer"),
    "spouse": _("spouse"),
    "parent": _("father or mother"),
    "child": _("child"),
    "sibling": _("brother or sister"),
    "parent_in_law": _("parent-in-law"),
    "child_in_law": _("son- or daughter-in-law"),
    "sibling_in_law": _("brother- or sister-in-law"),
    "relative": _("another relative"),
    "child_of_full_capacity": _("child of full legal capacity"),
    "party_member": _("is a Party member"),
    "declared_completely": _("the life history is declared completely"),
    "confirmed_by_managing_committee": _("confirmed by the managing committee"),
    "decision_of_admission": _("the day of the decision of admission"),
    # Ways of leaving the Party.
    "dropped_out": _("stayed away from meetings of one's own accord"),
    "own_request": _("left on request, for another reason"),
    "serious_disunity": _("caused serious disunity"),
    "corruption_conviction": _("convicted of corruption"),
    "serious_crime": _("convicted of a serious crime or a graver one"),
    # Organisations and ballots.
    "agency": _("agency"),
    "enterprise": _("enterprise"),
    "public_unit": _("public service unit"),
    "armed_forces": _("armed forces"),
    "secret_ballot": _("secret ballot"),
    "raised_card": _("raised membership card"),
    # Functions of units, and what a delegation gives.
    "centre": _("centre"),
    "province": _("province level"),
    "above_grassroots": _("directly above the grass roots"),
    "grassroots": _("grass-roots organisation"),
    "sub_committee": _("sub-committee"),
    "cell": _("cell"),
    "admits": _("decides admissions"),
    # What becomes of a paper in a dossier grown too old.
    "always": _("always made again"),
    "if_changed": _("made again when something has changed"),
    "never": _("not made again"),
}


def word(code: str) -> str:
    """Return the word for a code."""
    return str(WORDS[code])
