"""The form on which a secretary records a meeting, with one question or several."""

from datetime import date
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from workflows.engine import maps
from workflows.engine.actors import Answer
from workflows.engine.forms import PaperSlot
from workflows.engine.meetings import ACT, record_meeting
from workflows.engine.models import Item, ItemState
from workflows.engine.registry import procedure as registered
from workflows.foundation.moments import end_of
from workflows.organisation.partners import PartnerBody, partners
from workflows.people.electorates import Electorate, electorates
from workflows.web import pages
from workflows.web.cases.grounds import Ground
from workflows.web.cases.needs import doubted_kinds, wanting_kinds
from workflows.web.cases.rolls import Needed, Roll, roll
from workflows.web.forms.joint import PartnerCountForm, PartnerForm
from workflows.web.forms.meetings import MeetingSheet, QuestionForm, QuestionSheet, SittingForm
from workflows.web.forms.papers import paper_forms, with_those_sent
from workflows.web.forms.sheets import ClosingForm
from workflows.web.views.records import RecordPage

MOST_OTHERS = 20


class MeetingPage(RecordPage):
    """A secretary records a meeting of the body that holds the item."""

    template = "cases/meeting.html"
    power = ACT

    def look_up(self, case_id: UUID, item_id: UUID) -> dict[str, Any]:
        """Return the item, others that wait for the same body, and the body on the day."""
        lead = self.ground(case_id, item_id)
        if not _is_vote(lead.item):
            raise Http404
        others = _others(lead.item)
        asked = {*self.request.POST.getlist("also"), *self.request.GET.getlist("also")}
        also = [each for each in others if str(each.id) in asked]
        grounds = [lead, *(self.ground(each.case_id, each.id) for each in also)]
        on = self.day(lead.item)
        offered = partners(lead.item.body_id, on=on)
        asked_for = self.request.POST.get("partner", "")
        partner = next((each for each in offered if str(each.id) == asked_for), None)
        members, others_members = self._electorates(lead.item.body_id, partner, on)
        barred = frozenset(
            UUID(each) for ground in grounds for each in ground.situation.own["barred_people"]
        )
        subjects = {ground.item.case.subject_id for ground in grounds}
        marked = self._marked(members, on, name="present")
        self.lead = lead
        return {
            "ground": lead,
            "grounds": grounds,
            "others": [(each, each in also) for each in others],
            "members": members,
            "barred": barred,
            "voteless": _voteless(members, on),
            "roll": roll(members, on=on, marked=marked, barred=barred, subjects=subjects),
            "marked": marked,
            "offered": offered,
            "partner": partner,
            "partner_members": others_members,
            "partner_roll": others_members and self._partner_roll(others_members, on),
            "barred_names": _barred_voters(members, barred, on),
            "day": on,
        }

    def form_for(self, found: dict[str, Any]) -> MeetingSheet:
        """Return the sheet, bound when something was posted."""
        typed = self.request.POST or None
        questions = [self._question(ground, found) for ground in found["grounds"]]
        return MeetingSheet(
            self.request,
            sitting=SittingForm(
                typed, members=found["members"], barred=found["barred"] | found["voteless"]
            ),
            joint=PartnerForm(typed, offered=found["offered"], members=found["partner_members"]),
            questions=questions,
            closing=ClosingForm(
                self.request,
                asks_basis=any(each.needed.doubted for each in questions),
                may_take_basis=any(each.doubted for each in questions),
            ),
        )

    def post(self, request: HttpRequest, **ids: Any) -> HttpResponse:
        """Record the meeting; some buttons only read the list of members again."""
        if not {"reread", "everyone"} & set(request.POST):
            return super().post(request, **ids)
        with pages.reading(request):
            found = self.look_up(**ids)
            form = self.form_for(found)
            form.is_valid()
            return self._show(found, form, HTTPStatus.OK)

    def record(self, form: MeetingSheet, **ids: Any) -> Answer:  # noqa: ARG002
        """Record the meeting and every question put to it."""
        return record_meeting(
            actor=self.actor(self.lead),
            sitting=form.met(self.lead.item.body_id),
            questions=[each.put(form.closing.stated_basis) for each in form.questions],
            at=self.request.at,
            key=form.key,
            no_conflict=form.closing.cleaned_data["no_conflict"],
        )[0]

    def done(self, form: MeetingSheet, answer: Answer) -> str:
        """Return the result of the first question."""
        number = form.questions[0].question.cleaned_data["number"]
        if answer.outcome == "carried":
            return _("Resolution {number} is recorded: carried.").format(number=number)
        return _("Resolution {number} is recorded: the vote fell short.").format(number=number)

    def _electorates(
        self, body_id: UUID, partner: PartnerBody | None, on: date
    ) -> tuple[Electorate, Electorate | None]:
        beside = partner.id if partner else None
        found = electorates(body_id=body_id, beside=beside, on=on, known_at=end_of(on))
        return found[body_id], found[partner.id] if partner else None

    def _partner_roll(self, members: Electorate, on: date) -> Roll:
        return roll(
            members, on=on, marked=self._marked(members, on, name="partner_present"), barred=()
        )

    def _marked(self, members: Electorate, on: date, *, name: str) -> frozenset[UUID]:
        if "everyone" in self.request.POST:
            counted = roll(members, on=on, marked=(), barred=()).counted
            return counted | frozenset(each.person_id for each in members.probationary)
        known = {str(each.person_id): each.person_id for each in _all(members)}
        return frozenset(known[id] for id in self.request.POST.getlist(name) if id in known)

    def _question(self, ground: Ground, found: dict[str, Any]) -> QuestionSheet:
        needs = ground.procedure.needs(ground.situation)
        doubted = doubted_kinds(needs)
        prefix, typed = f"{ground.item.id.hex}-", self.request.POST or None
        theirs = found["partner_roll"]
        issued = ground.procedure.rule(ground.item.step).issued_if_carried
        slots = [
            PaperSlot(
                kind,
                kind,
                needed=kind not in issued,
                hint=_("Only where the vote carries.") if kind in issued else "",
            )
            for kind in wanting_kinds(needs)
        ]
        return QuestionSheet(
            ground=ground,
            question=QuestionForm(typed, prefix=ground.item.id.hex),
            papers=paper_forms(
                self.request,
                with_those_sent(self.request, slots, prefix=prefix),
                doubted=doubted,
                at=self.request.at,
                prefix=prefix,
            ),
            needed=Needed.of(ground, base=found["roll"].base),
            doubted=bool(doubted),
            partner=PartnerCountForm(
                typed, prefix=f"{prefix}partner", body=found["partner"].unit_name
            )
            if theirs
            else None,
            partner_needed=Needed.of(ground, base=theirs.base) if theirs else None,
        )


def _all(members: Electorate) -> tuple[Any, ...]:
    return (*members.members, *members.probationary, *members.guests)


def _barred_voters(members: Electorate, barred: frozenset[UUID], on: date) -> list[str]:
    """Return who has a vote in a matter of their own or of a relative's, and nothing else."""
    counted = roll(members, on=on, marked=barred, barred=barred).counted
    return [each.name for each in members.members if each.person_id in barred & counted]


def _voteless(members: Electorate, on: date) -> frozenset[UUID]:
    """Return the members who have no vote even when they are there: they do not preside."""
    everyone = frozenset(each.person_id for each in members.members)
    return everyone - roll(members, on=on, marked=everyone, barred=()).counted


def _is_vote(item: Item) -> bool:
    return maps.is_collective(registered(item.case.procedure).map(item.case.shape), item.step)


def _others(lead: Item) -> list[Item]:
    """Return open questions of the same body about other persons, the first to come first."""
    open_items = Item.objects.filter(body_id=lead.body_id, state=ItemState.OPEN)
    found = open_items.exclude(case__subject_id=lead.case.subject_id).select_related(
        "case__subject", "case__unit"
    )
    return [each for each in found.order_by("id")[:MOST_OTHERS] if _is_vote(each)]
