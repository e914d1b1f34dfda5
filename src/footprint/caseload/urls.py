from django.urls import path

from footprint.caseload.views import caseload, child, find, my_work, quality, trail

urlpatterns = [
    path("", my_work.my_work, name="my-work"),
    path("caseload/", caseload.caseload, name="caseload"),
    path("caseload/export/", caseload.export, name="export-caseload"),
    path("children/<int:child_id>/", child.child, name="child"),
    path("children/<int:child_id>/openings/", child.openings, name="openings"),
    path("find/", find.find, name="find"),
    path("quality/", quality.quality, name="quality"),
    path("quality/export/", quality.export, name="export-quality"),
    path("trail/", trail.trail, name="trail"),
]
