from django.urls import path

from footprint.authority import views

urlpatterns = [
    path("settings/", views.settings, name="settings"),
    path("settings/rules/<str:rule>/", views.rule, name="rule"),
    path("settings/terms/", views.terms, name="terms"),
    path("settings/terms/<int:school_year>/", views.school_year, name="school-year"),
    path("settings/words/", views.words, name="words"),
    path("settings/words/add/", views.add_word, name="add-word"),
    path("settings/words/change/<str:word>/", views.change_word, name="change-word"),
    path("devices/", views.devices, name="devices"),
    path("devices/mark/", views.mark_device, name="mark-device"),
    path("devices/<int:device_id>/", views.revoke_device, name="revoke-device"),
]
