"""Words for the tables and columns of the product, as row history shows them."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from workflows.authority import law
from workflows.web import words
from workflows.web.words import Labelled

TABLES = {
    "organisation_unit": pgettext_lazy("table", "Unit"),
    "organisation_place": pgettext_lazy("table", "Place of a unit in the tree"),
    "organisation_body": pgettext_lazy("table", "Body of a unit"),
    "organisation_mandate": pgettext_lazy("table", "Delegated authority"),
    "people_person": pgettext_lazy("table", "Person"),
    "people_kinship": pgettext_lazy("table", "Kinship"),
    "people_membership": pgettext_lazy("table", "Membership"),
    "people_standing": pgettext_lazy("table", "Standing of a person"),
    "people_cellplace": pgettext_lazy("table", "Place in a cell"),
    "people_condition": pgettext_lazy("table", "Circumstance of a member"),
    "people_card": pgettext_lazy("table", "Membership card"),
    "people_partyage": pgettext_lazy("table", "Party age"),
    "people_appointment": pgettext_lazy("table", "Seat"),
    "people_user": pgettext_lazy("table", "Account"),
    "authority_casegrant": pgettext_lazy("table", "Permission on one case"),
    "papers_dossier": pgettext_lazy("table", "Dossier"),
    "papers_document": pgettext_lazy("table", "Paper"),
    "engine_case": pgettext_lazy("table", "Case"),
    "engine_item": pgettext_lazy("table", "Step of a case"),
    "engine_meeting": pgettext_lazy("table", "Meeting"),
    "engine_question": pgettext_lazy("table", "Count of a vote"),
    "engine_clock": pgettext_lazy("table", "Time limit"),
    "admission_helper": pgettext_lazy("table", "Helper of an applicant"),
    "admission_introducer": pgettext_lazy("table", "Introducer"),
    "admission_relativecheck": pgettext_lazy("table", "Verification of a relative"),
    "admission_monthlyreview": pgettext_lazy("table", "Monthly review"),
    "badge_award": pgettext_lazy("table", "Badge of party age"),
}

COLUMNS = {
    "id": pgettext_lazy("column", "id"),
    "case_id": pgettext_lazy("column", "case"),
    "person_id": pgettext_lazy("column", "person"),
    "during": pgettext_lazy("column", "days"),
    "document": pgettext_lazy("column", "document"),
    "kind": pgettext_lazy("column", "kind"),
    "together_since": pgettext_lazy("column", "in the same cell since"),
    "named": pgettext_lazy("column", "name as written"),
    "replaced_reason": pgettext_lazy("column", "why replaced"),
    "month": pgettext_lazy("column", "month"),
    "reviewed_on": pgettext_lazy("column", "day of the review"),
    "note": pgettext_lazy("column", "note"),
    "asked_on": pgettext_lazy("column", "asked on"),
    "replied_on": pgettext_lazy("column", "answered on"),
    "relation": pgettext_lazy("column", "relation"),
    "result": pgettext_lazy("column", "result"),
    "reason": pgettext_lazy("column", "reason"),
    "abroad": pgettext_lazy("column", "lives abroad"),
    "reply_number": pgettext_lazy("column", "number of the answer"),
    "permission_id": pgettext_lazy("column", "permission"),
    "content_type_id": pgettext_lazy("column", "kind of thing"),
    "object_pk": pgettext_lazy("column", "case"),
    "user_id": pgettext_lazy("column", "account"),
    "given_by": pgettext_lazy("column", "given by"),
    "years": pgettext_lazy("column", "years"),
    "awarded_on": pgettext_lazy("column", "day of the award"),
    "handed_over_on": pgettext_lazy("column", "handed over on"),
    "number": pgettext_lazy("column", "number"),
    "procedure": pgettext_lazy("column", "procedure"),
    "shape": pgettext_lazy("column", "shape of the procedure"),
    "subject_id": pgettext_lazy("column", "person concerned"),
    "unit_id": pgettext_lazy("column", "unit"),
    "dossier_id": pgettext_lazy("column", "dossier"),
    "state": pgettext_lazy("column", "state"),
    "outcome": pgettext_lazy("column", "outcome"),
    "opened_on": pgettext_lazy("column", "opened on"),
    "ended_on": pgettext_lazy("column", "ended on"),
    "parameter": pgettext_lazy("column", "rule"),
    "event": pgettext_lazy("column", "begins with"),
    "event_on": pgettext_lazy("column", "counted from"),
    "count": pgettext_lazy("column", "length"),
    "unit": pgettext_lazy("column", "measured in"),
    "extended_by": pgettext_lazy("column", "lengthened by"),
    "extension_document": pgettext_lazy("column", "document of the extension"),
    "due_on": pgettext_lazy("column", "due on"),
    "provisional": pgettext_lazy("column", "provisional"),
    "ended_entry_id": pgettext_lazy("column", "entry that ended it"),
    "step": pgettext_lazy("column", "step"),
    "body_id": pgettext_lazy("column", "body"),
    "opened_at": pgettext_lazy("column", "opened at"),
    "came_from_id": pgettext_lazy("column", "step before"),
    "due_provisional": pgettext_lazy("column", "time limit is provisional"),
    "decided_on": pgettext_lazy("column", "decided on"),
    "decided_by_id": pgettext_lazy("column", "decided by"),
    "facts": pgettext_lazy("column", "facts"),
    "key": pgettext_lazy("column", "key of the form"),
    "met_on": pgettext_lazy("column", "met on"),
    "recorded_by_id": pgettext_lazy("column", "recorded by"),
    "mode": pgettext_lazy("column", "way of meeting"),
    "presiding_id": pgettext_lazy("column", "presided by"),
    "minutes_by_id": pgettext_lazy("column", "minutes by"),
    "tellers": pgettext_lazy("column", "tellers"),
    "summoned": pgettext_lazy("column", "summoned"),
    "present": pgettext_lazy("column", "present"),
    "joint_with": pgettext_lazy("column", "joint with"),
    "minutes_id": pgettext_lazy("column", "minutes"),
    "meeting_id": pgettext_lazy("column", "meeting"),
    "item_id": pgettext_lazy("column", "step"),
    "ballot_form": pgettext_lazy("column", "way of voting"),
    "electorate": pgettext_lazy("column", "those who could vote"),
    "electorate_ids": pgettext_lazy("column", "who could vote"),
    "handed_out": pgettext_lazy("column", "ballots handed out"),
    "collected": pgettext_lazy("column", "ballots collected"),
    "in_favour": pgettext_lazy("column", "in favour"),
    "against": pgettext_lazy("column", "against"),
    "invalid": pgettext_lazy("column", "invalid"),
    "needed": pgettext_lazy("column", "needed"),
    "carried": pgettext_lazy("column", "carried"),
    "document_kind": pgettext_lazy("column", "kind of document"),
    "numbering_period": pgettext_lazy("column", "term of the numbering"),
    "issued_on": pgettext_lazy("column", "issued on"),
    "replaces_id": pgettext_lazy("column", "stands for"),
    "current": pgettext_lazy("column", "counts now"),
    "size": pgettext_lazy("column", "size"),
    "function": pgettext_lazy("column", "function"),
    "given_by_id": pgettext_lazy("column", "delegated by"),
    "document_on": pgettext_lazy("column", "day of the document"),
    "parent_id": pgettext_lazy("column", "unit above"),
    "code": pgettext_lazy("column", "code"),
    "name": pgettext_lazy("column", "name"),
    "level_kind": pgettext_lazy("column", "kind of unit"),
    "model": pgettext_lazy("column", "model"),
    "form_code": pgettext_lazy("column", "form"),
    "dated_on": pgettext_lazy("column", "day of the paper"),
    "file_id": pgettext_lazy("column", "file"),
    "kept_checksum": pgettext_lazy("column", "checksum"),
    "added_by_id": pgettext_lazy("column", "added by"),
    "added_at": pgettext_lazy("column", "added at"),
    "replaced_by_id": pgettext_lazy("column", "replaced by"),
    "about": pgettext_lazy("column", "about whom"),
    "kept_at": pgettext_lazy("column", "kept at"),
    "withdrawn_reason": pgettext_lazy("column", "why withdrawn"),
    "office": pgettext_lazy("column", "office"),
    "sole": pgettext_lazy("column", "only one of its kind"),
    "idle": pgettext_lazy("column", "days without power"),
    "version": pgettext_lazy("column", "version"),
    "ended_by": pgettext_lazy("column", "ended by"),
    "collected_on": pgettext_lazy("column", "collected on"),
    "handed_up_on": pgettext_lazy("column", "handed up on"),
    "not_collected_because": pgettext_lazy("column", "why not collected"),
    "cell_id": pgettext_lazy("column", "cell"),
    "host_id": pgettext_lazy("column", "host"),
    "withdrawn_at": pgettext_lazy("column", "withdrawn at"),
    "relative_id": pgettext_lazy("column", "relative"),
    "known_on": pgettext_lazy("column", "known since"),
    "basis": pgettext_lazy("column", "basis"),
    "salt": pgettext_lazy("column", "secret of the seal"),
    "admission_decided_on": pgettext_lazy("column", "admission decided on"),
    "admitted_on": pgettext_lazy("column", "admitted on"),
    "recognised_on": pgettext_lazy("column", "recognised as of"),
    "recognition_decided_on": pgettext_lazy("column", "recognition decided on"),
    "left_on": pgettext_lazy("column", "left on"),
    "left_by": pgettext_lazy("column", "left by"),
    "left_on_ground": pgettext_lazy("column", "left on the ground"),
    "first_admission_decided_on": pgettext_lazy("column", "first admission decided on"),
    "outside": pgettext_lazy("column", "days outside the Party"),
    "days_outside": pgettext_lazy("column", "number of days outside"),
    "sex": pgettext_lazy("column", "sex"),
    "full_name": pgettext_lazy("column", "full name"),
    "born_on": pgettext_lazy("column", "day of birth"),
    "is_active": pgettext_lazy("column", "open"),
    "username": pgettext_lazy("column", "user name"),
    "password": pgettext_lazy("column", "password"),
}

STATES = {
    "open": pgettext_lazy("state", "open"),
    "ended": pgettext_lazy("state", "ended"),
    "done": pgettext_lazy("state", "done"),
    "returned": pgettext_lazy("state", "sent back"),
    "void": pgettext_lazy("state", "void"),
    "running": pgettext_lazy("state", "running"),
    "met": pgettext_lazy("state", "met"),
    "missed": pgettext_lazy("state", "missed"),
}


def table(name: str) -> str | Promise:
    """Return what a table is called."""
    return TABLES[name]


def column(name: str) -> str | Promise:
    """Return what a column is called."""
    return COLUMNS[name]


def books(table: str, column: str) -> Mapping[str, str]:
    """Return the words for the codes that a column can hold, by the rule pack and by the states."""
    pack = law.pack()
    labelled: Mapping[str, Labelled] = {}
    match table, column:
        case _, "state":
            return {code: str(said) for code, said in STATES.items()}
        case _, "procedure":
            labelled = pack.procedures
        case _, "parameter":
            labelled = pack.parameters
        case _, "office":
            labelled = pack.offices
        case "organisation_body", "kind":
            labelled = pack.body_kinds
        case "papers_document", "kind":
            labelled = pack.paper_kinds
        case _, "level_kind":
            labelled = pack.level_kinds
        case ("engine_item", "step") | ("engine_clock", "kind" | "event"):
            labelled = {
                name: rule for each in pack.procedures.values() for name, rule in each.steps.items()
            }
        case (("engine_item" | "engine_case"), "outcome"):
            labelled = {
                name: said
                for each in pack.procedures.values()
                for name, said in each.outcomes.items()
            }
    return {code: words.label(each) for code, each in labelled.items()}
