from django.urls import path

from footprint.ui import views

urlpatterns = [path("components/", views.components, name="components")]
