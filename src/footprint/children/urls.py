"""The pages of children and of who holds them: one list a subject."""

from django.urls import path

from footprint.children.views import allocation, child_officers, officers

ALLOCATION = [
    path("allocate/", allocation.allocate, name="allocate"),
    path("officers/<int:officer_id>/move/", allocation.move_all, name="move-all"),
    path("children/<int:child_id>/officers/", child_officers.child_officers, name="child-officers"),
    path(
        "allocations/<int:allocation_id>/undo/",
        child_officers.undo_allocation,
        name="undo-allocation",
    ),
    path("officers/", officers.officer_list, name="officers"),
    path("officers/add/", officers.add_officer, name="add-officer"),
    path("officers/<int:officer_id>/", officers.correct_officer, name="correct-officer"),
    path("cover/", officers.cover_list, name="cover"),
    path("cover/add/", officers.add_cover, name="add-cover"),
    path("cover/<int:cover_id>/end/", officers.end_cover, name="end-cover"),
]

urlpatterns = [*ALLOCATION]
