"""How the steps that all procedures of the ladder share show themselves on a page."""

from collections.abc import Mapping
from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from workflows.engine.appearances import Appearance, Gap
from workflows.engine.forms import Words
from workflows.engine.ladder import directing, extending, roads
from workflows.engine.situations import Situation

SHORT: Mapping[str, Words] = {
    "cell_resolves": _("The cell resolves"),
    "sub_committee_appraises": _("Appraisal"),
    "grassroots_committee_resolves": _("Committee resolves"),
    "competent_committee_decides": _("Decision"),
    "cell_completes_file": _("File completed"),
    "cell_receives_decision": _("Result received"),
    "superior_directs": _("The superior directs"),
    "cell_collects_card": _("Card collected"),
}
GATES: Mapping[str, Words] = {
    "file_is_prepared": _("File is prepared"),
    "file_is_ready": _("File is ready"),
    "cell_agreed": _("Cell agreed?"),
    "road_has_sub_committee": _("Road has sub-committee?"),
    "sub_committee_returned": _("Sub-committee returned it?"),
    "road_has_grassroots_committee": _("Road has grass-roots committee?"),
    "grassroots_committee_returned": _("Grass-roots committee returned it?"),
    "competent_committee_returned": _("Competent committee returned it?"),
    "authority_moved": _("Authority moved?"),
    "card_was_issued": _("Card was issued?"),
    "sub_committee_asked": _("Sub-committee asked for it?"),
    "grassroots_committee_asked": _("Grass-roots committee asked for it?"),
}
TOLD: Mapping[tuple[str, str], str] = {
    ("cell_resolves", "short"): gettext_noop(
        "The cell's vote fell short: {in_favour} of {electorate} in favour;"
        " the full count goes to the competent committee"
    ),
    ("sub_committee_appraises", "filed"): gettext_noop("The sub-committee appraised the file"),
    ("grassroots_committee_resolves", "short"): gettext_noop(
        "The grass-roots committee's vote fell short: {in_favour} of {electorate} in favour;"
        " the full count goes to the competent committee"
    ),
    ("competent_committee_decides", "handed_over"): gettext_noop(
        "The case was handed over to the body that holds the authority by now"
    ),
    ("cell_completes_file", "filed"): gettext_noop("The cell completed the file"),
    ("cell_receives_decision", "received"): gettext_noop("The cell received the result"),
    ("superior_directs", "hand_back"): gettext_noop("The superior handed the step back"),
    ("superior_directs", "take_over"): gettext_noop("The superior took the step over"),
    ("superior_directs", "offer"): gettext_noop("The superior sent the step to another body"),
    ("superior_directs", "close"): gettext_noop("The superior closed the case"),
    ("cell_collects_card", "collected"): gettext_noop("The cell collected the card of {subject}"),
    ("cell_collects_card", "not_collected"): gettext_noop(
        "The card of {subject} was not given back"
    ),
}
ANYWHERE: Mapping[str, str] = {
    "returned": gettext_noop("The file was returned for completion"),
    "withdrew": gettext_noop("{subject} withdrew the request; the case ended"),
    "died": gettext_noop("{subject} has died; the case ended"),
    "left": gettext_noop("{subject} left by another procedure; the case ended"),
}
GROUNDS: Mapping[str, Words] = {
    "withdrew": _("The member withdrew the request"),
    "died": _("The member has died"),
    "left": _("The membership ended by another procedure"),
}
MANNERS: Mapping[str, Words] = {
    directing.RETURN: _("Return for completion"),
    directing.HAND_OVER: _("Hand the case over"),
}
ON_OCCASION = frozenset({roads.COMPLETION, roads.RELIEF})
ON_SOME_ROADS = ("sub_committee_appraises", "grassroots_committee_resolves")


class LadderAppearance(Appearance):
    """
    Short names and sentences of the shared steps; each procedure adds those of its own.

    ``told_anywhere`` are outcomes that can befall any step, such as an ending.
    """

    on_some_roads: ClassVar[tuple[str, ...]] = ON_SOME_ROADS
    shorts: ClassVar[Mapping[str, Words]] = {}
    sentences: ClassVar[Mapping[tuple[str, str], str]] = {}
    told_anywhere: ClassVar[Mapping[str, str]] = {}
    grounds: ClassVar[Mapping[str, Words]] = {}
    acts_beside: ClassVar[Mapping[str, Words]] = {}
    own_manners: ClassVar[Mapping[str, Words]] = {}

    def gate(self, gate: str) -> Words:
        """Return what a gate asks or says; the shared gates speak alike on every map."""
        return {**GATES, **self.gates}.get(gate, "")

    def short(self, step: str) -> Words:
        """Return the step's short name."""
        return {**SHORT, **self.shorts}[step]

    def told(self, step: str, outcome: str) -> str:
        """Return the sentence of an outcome; some outcomes can befall any step."""
        told = {**TOLD, **self.sentences}.get((step, outcome))
        return told or {**ANYWHERE, **self.told_anywhere}[outcome]

    def shows(self, step: str, situation: Situation) -> bool:  # noqa: ARG002
        """Leave out what happens on occasion only."""
        return step not in ON_OCCASION

    def passes(self, step: str, situation: Situation) -> bool:
        """Ask the road of the organisation on the day."""
        return step not in self.on_some_roads or roads.passes(step, situation)

    def ground(self, ground: str) -> Words:
        """Return the words for a ground of ending."""
        return {**GROUNDS, **self.grounds}[ground]

    def beside(self, act: str) -> Words:
        """Return the words for an act beside the steps."""
        return {extending.EXTEND: _("Extend the time to decide"), **self.acts_beside}[act]

    def manner(self, manner: str) -> Words:
        """Return the words for another manner of settling a step."""
        return {**MANNERS, **self.own_manners}[manner]

    def offers(self, act: str, situation: Situation) -> bool:
        """Offer each only while there is something it could change."""
        match act:
            case directing.HAND_OVER:
                step = situation.item.step
                return roads.hold(step, situation).body_id != situation.item.body_id
            case extending.EXTEND:
                return any(clock.kind == roads.DECISION for clock in situation.clocks)
            case _:
                return True

    def gap(self, step: str, situation: Situation) -> Gap | None:
        """Compare what the road asks for with the bodies that sit there today."""
        wanted = roads.wanted(step, situation)
        if wanted is None or wanted[0].body(wanted[1]) is not None:
            return None
        offered = directing.offered(step, situation)
        return Gap(
            missing=(wanted[1], wanted[0].name),
            offered=(offered[1].kind, offered[0].name) if offered else None,
        )
