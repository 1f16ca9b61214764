"""Every address of the product."""

from django.urls import include, path

urlpatterns = [
    path("", include("workflows.web.urls")),
]

handler404 = "workflows.web.views.faults.not_found"
handler500 = "workflows.web.views.faults.fault"
