from django.urls import path

from footprint.reports import views

urlpatterns = [
    path("", views.latest, name="figures"),
    path("<int:year>/", views.year, name="figures-of-year"),
    path("<int:year>.json", views.as_json, name="figures-json"),
    path("<int:year>.xlsx", views.as_workbook, name="figures-workbook"),
    path("<int:year>/sign/", views.sign_all, name="sign-definitions"),
    path("<int:year>/<slug:code>/", views.figure, name="figure"),
    path("<int:year>/<slug:code>/sign/", views.sign_one, name="sign-definition"),
    path("<int:year>/<slug:code>/children/", views.children_behind, name="rows-behind-figure"),
    path("signatures/<int:signature_id>/take-back/", views.take_back, name="take-back-signature"),
]
