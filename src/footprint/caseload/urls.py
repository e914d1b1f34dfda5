from django.urls import path

from footprint.caseload import views

urlpatterns = [
    path("", views.my_work, name="my-work"),
    path("trail/", views.trail, name="trail"),
]
