"""The small province of the table: its people with accounts, the cases that lie in its cell."""

from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from uuid import UUID

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.builders import (
    SINCE,
    World,
    a_neighbouring_block,
    a_province_with_every_shape,
)
from tests.clerks import AT, Clerk
from tests.matrix import waiting
from tests.papers import paper_files
from workflows.authority import law
from workflows.authority.models import CaseGrant
from workflows.engine.models import Case, Item, Question
from workflows.engine.relay import relay_once
from workflows.foundation.identifiers import new_id
from workflows.journal.models import Entry
from workflows.organisation.models import Mandate, Place
from workflows.papers.files import stored
from workflows.papers.models import Document
from workflows.people.models import Appointment, Kinship, Person, User
from workflows.web.reference.matrix_rows import Someone, Table

TODAY = date(2024, 10, 25)
APPLICANT = "Nguyễn Thị Hồng Gấm"
# Others of the same name: in the cell beside, in the block beside, in the other province.
NAMESAKES = {
    "Phòng Bên": "the namesake in the cell beside",
    "Cơ quan hai": "the namesake in the block beside",
    "Phòng Xa": "the namesake in the other province",
}


@dataclass
class Things:
    """What the table speaks of, found by its words; a word that is none stands for itself."""

    known: dict[str, object] = field(default_factory=dict)

    def __call__(self, words: str) -> object:
        """Return the thing of the words, or the words."""
        return self.known.get(words, words)


def build(table: Table) -> Things:
    """Make the people, units and cases of the table, with real commits; return what it names."""
    with transaction.atomic():
        world = a_province_with_every_shape()
        a_neighbouring_block(world)
        _add_units(world, table)
        for someone in table.people.values():
            if someone.name:
                _add(world, someone)
        for cell, key in NAMESAKES.items():
            world.people[key] = world.person(APPLICANT, cell=cell)
    things = Things()
    clerk = Clerk(world)
    with transaction.atomic():
        waiting.prepare(clerk)
    cases = {
        "the admission": clerk.lists("Phòng", APPLICANT, key=new_id()).case_id,
        "the proposed admission": clerk.brings_to(
            "grassroots_committee_resolves", name="Lâm Thị Khánh"
        ).case_id,
        **{f"the {name}": waiting.opened(clerk, name, each) for name, each in table.files.items()},
    }
    relay_once(AT)
    with transaction.atomic():
        world.see_everything()
        for words, case_id in cases.items():
            if words != "the proposed admission":
                things.known |= {
                    f"{step} of {words}": item_id
                    for step, item_id in waiting.every_step_waits(case_id).items()
                }
        _name(things, world, table, cases)
        _bar(world, things, table)
        _grant(table, cases["the admission"])
        _keep_file(things("the list resolution"))
        things.known["the first entry of the admission"] = Entry.objects.get(
            stream_id=cases["the admission"], number=1
        ).id
    return things


def _add_units(world: World, table: Table) -> None:
    for name, written in table.units.items():
        world.unit(name, written["kind"], under=written.get("under", ""))
        if like := written.get("path_begins_like"):
            # As ids are drawn, no path begins like another; where one did, it would be this one.
            world.paths[name] = f"{world.paths[like]}0"
            Place.objects.filter(unit=world.units[name]).update(path=world.paths[name])
    for name in ("Sở Hai", "Sở Ba"):
        world.body(name, "committee")
    for name, delegated in table.delegations.items():
        Mandate.objects.create(
            unit=world.units[name],
            function="admits",
            given_by=world.body(delegated["by"], "standing_committee"),
            document=delegated["document"],
            document_on=SINCE,
            during=DateRange(SINCE, TODAY if delegated.get("ended") else None),
            recorded_at=AT,
        )


def _add(world: World, someone: Someone) -> None:
    """Add a person of the table with their seat, where the small province has neither."""
    written = someone.written
    if someone.name not in world.people:
        world.person(someone.name, cell=written["home"])
    if "seat" in written and not _sits(world, someone):
        office, body, unit = written["seat"]
        world.seat(
            someone.name,
            unit,
            body,
            office,
            since=written.get("since", SINCE),
            until=written.get("until"),
        )
    if since := written.get("suspended"):
        world.condition(someone.name, "suspended", since=since)
    user = User.objects.create_user(
        username=world.id(someone.name).hex, person=world.people[someone.name]
    )
    if written.get("closed"):
        User.objects.filter(pk=user.pk).update(is_active=False)


def _sits(world: World, someone: Someone) -> bool:
    office, body, unit = someone.written["seat"]
    return Appointment.objects.filter(
        person=world.people[someone.name], office=office, body=world.body(unit, body)
    ).exists()


def _name(things: Things, world: World, table: Table, cases: dict[str, UUID]) -> None:
    """Give everything the table speaks of the words by which it does."""
    known = things.known
    known |= {name: unit.id for name, unit in world.units.items()}
    known |= {name: person.id for name, person in world.people.items()}
    known |= cases
    for words, case_id in cases.items():
        known[f"the number of {words}"] = Case.objects.get(pk=case_id).number
    admission, proposed = cases["the admission"], cases["the proposed admission"]
    known |= {
        "the number of the card": waiting.NUMBER,
        "the last signs of the card": waiting.LAST_SIGNS,
        "the member on probation": world.people["Ngân"].full_name,
        "the committee's step": _open(proposed),
        "the appraisal": Item.objects.get(case_id=proposed, step="sub_committee_appraises").id,
        "the cell's count": Question.objects.get(item__case_id=proposed).id,
        "the list resolution": Document.objects.get(dossier__case=admission).id,
        "the applicant": Case.objects.get(pk=admission).subject_id,
    }
    for title, someone in table.people.items():
        if not someone.name:
            continue
        person = world.people[someone.name]
        known[f"the account of {title}"] = User.objects.get(person=person).id
        if seat := Appointment.objects.filter(person=person).first():
            known[f"the seat of {title}"] = seat.id


def _open(case_id: UUID) -> UUID:
    """Return the open item of a case that was opened first."""
    return Item.objects.filter(case_id=case_id, state="open").order_by("id")[0].id


def _bar(world: World, things: Things, table: Table) -> None:
    """Let the applicant have a relative in the cell, and a member of it another."""
    applicant = Person.objects.get(pk=things("the applicant"))
    [relative] = table.related("relative")
    world.relatives(relative.name, applicant)
    world.relatives("Vinh", "Thủy")
    things.known["the kinship"] = Kinship.objects.get(person=world.people["Vinh"]).id


def _grant(table: Table, case_id: UUID) -> None:
    kind = ContentType.objects.get_for_model(Case)
    permission = Permission.objects.filter(content_type=kind).order_by("codename")[0]
    for someone in table.people.values():
        if period := someone.written.get("granted"):
            user = User.objects.get(person__full_name=someone.name)
            CaseGrant.objects.create(
                user=user,
                permission=permission,
                content_type=kind,
                object_pk=str(case_id),
                during=DateRange(*period),
                reason="Kiểm tra việc kết nạp",
                document="12-QĐ/UBKT",
                given_by=user.person_id,
            )


def _keep_file(document_id: object) -> None:
    """Let the paper be kept here, with its content."""
    kind = law.pack().paper_kinds["list_resolution"]
    file = stored(upload=BytesIO(paper_files.pdf()), name="nghi-quyet.pdf", kind=kind, at=AT)
    Document.objects.filter(pk=document_id).update(file=file, kept_at="")
