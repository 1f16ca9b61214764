"""The addresses of cases, their forms and their papers."""

from django.urls import path

from workflows.web.views import (
    beside,
    cases,
    corrections,
    downloads,
    endings,
    meetings,
    openings,
    recalls,
    steps,
)

CASE = "cases/<uuid:case_id>"

urlpatterns = [
    path("cases/new/<slug:name>", openings.OpeningPage.as_view(), name="case-new"),
    path(CASE, cases.case, name="case"),
    path(f"{CASE}/end", endings.EndPage.as_view(), name="case-end"),
    path(f"{CASE}/steps/<uuid:item_id>", steps.StepPage.as_view(), name="case-step"),
    path(
        f"{CASE}/steps/<uuid:item_id>/<slug:manner>", steps.StepPage.as_view(), name="case-manner"
    ),
    path(f"{CASE}/meetings/<uuid:item_id>", meetings.MeetingPage.as_view(), name="case-meeting"),
    path(
        f"{CASE}/counts/<uuid:question_id>", corrections.CorrectionPage.as_view(), name="case-count"
    ),
    path(f"{CASE}/recall/<uuid:item_id>", recalls.RecallPage.as_view(), name="case-recall"),
    path(f"{CASE}/beside/<slug:act>", beside.BesidePage.as_view(), name="case-beside"),
    path("papers/<uuid:document_id>", downloads.paper, name="paper"),
]
