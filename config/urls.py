"""Every address of the product."""

from django.urls import include, path

urlpatterns = [
    path("", include("workflows.web.urls")),
]

handler400 = "workflows.web.views.faults.unreadable"
handler404 = "workflows.web.views.faults.not_found"
handler429 = "workflows.web.views.faults.too_many"
handler500 = "workflows.web.views.faults.fault"
