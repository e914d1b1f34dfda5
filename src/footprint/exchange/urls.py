from django.urls import path

from footprint.exchange import views

urlpatterns = [
    path("imports/", views.imports, name="imports"),
    path("imports/new/", views.new_import, name="new-import"),
    path("imports/<int:import_id>/", views.one_import, name="import"),
    path("imports/<int:import_id>/plan/", views.import_plan, name="import-plan"),
    path("imports/<int:import_id>/confirm/", views.confirm_import, name="confirm-import"),
    path("imports/<int:import_id>/cancel/", views.cancel_import, name="cancel-import"),
    path("imports/<int:import_id>/errors.<str:kind>", views.import_errors, name="import-errors"),
]
