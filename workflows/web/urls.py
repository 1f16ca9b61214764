"""The pages."""

from django.conf import settings
from django.urls import include, path

from workflows.web.views import (
    badges,
    health,
    inbox,
    journal,
    kinships,
    law,
    notices,
    persons,
    preferences,
    procedures,
    rules,
    searches,
    sign_in,
    sources,
    units,
)

urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("waiting", inbox.count, name="inbox-count"),
    path("notices", notices.notices, name="notices"),
    path("", include("workflows.web.case_urls")),
    path("units", units.tree, name="units"),
    path("units/<uuid:unit_id>", units.unit, name="unit"),
    path("units/<uuid:unit_id>/badges", badges.reaching, name="badges"),
    path("persons/<uuid:person_id>", persons.person, name="person"),
    path("persons/<uuid:person_id>/kinships", kinships.KinshipsPage.as_view(), name="kinships"),
    path(
        "persons/<uuid:person_id>/kinships/<uuid:kinship_id>",
        kinships.WithdrawalPage.as_view(),
        name="kinship",
    ),
    path("journal", journal.journal, name="journal"),
    path("journal/<uuid:entry_id>", journal.entry, name="entry"),
    path("search", searches.search, name="search"),
    path("rules", rules.index, name="rules"),
    path("rules/comparison", law.comparison, name="comparison"),
    path("rules/unverified", law.unverified, name="unverified"),
    path("rules/instruments", law.instruments, name="instruments"),
    path("rules/instruments/<str:name>", law.instrument, name="instrument"),
    path("rules/procedures/<str:name>", procedures.procedure, name="procedure"),
    path(
        "rules/procedures/<str:name>/<int:shape>.<str:language>.bpmn",
        procedures.map_file,
        name="procedure-map",
    ),
    path("rules/<str:name>", rules.parameter, name="rule"),
    path("sign-in", sign_in.SignInPage.as_view(), name="account_login"),
    path("sign-out", sign_in.SignOut.as_view(), name="account_logout"),
    path("choices/language", preferences.choose, {"name": "language"}, name="language"),
    path("choices/theme", preferences.choose, {"name": "theme"}, name="theme"),
    path("choices/seat", preferences.choose_seat, name="seat"),
    path("source", sources.source, name="source"),
    path("health", health.health, name="health"),
    path("csp-report", health.csp_report, name="csp-report"),
]

# Anyone may sign in as anyone here: the page exists in trial versions only.
if settings.CAST_PAGE:
    urlpatterns.append(path("sign-in/cast", sign_in.sign_in_as_cast, name="cast"))
