from django.urls import path

from footprint.team import views

urlpatterns = [
    path("team/", views.team, name="team"),
    path("team/posts/", views.posts, name="posts"),
    path("team/posts/add/", views.add_post, name="add-post"),
    path("team/posts/<int:post_id>/", views.change_post, name="change-post"),
    path("team/absences/add/", views.add_absence, name="add-absence"),
    path("team/absences/<int:absence_id>/", views.change_absence, name="change-absence"),
]
