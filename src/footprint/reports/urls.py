from django.urls import path

from footprint.reports.views import behind, figures, files, signing

urlpatterns = [
    path("", figures.latest, name="figures"),
    path("<int:year>/", figures.year, name="figures-of-year"),
    path("<int:year>.json", files.as_json, name="figures-json"),
    path("<int:year>.xlsx", files.as_workbook, name="figures-workbook"),
    path("<int:year>/sign/", signing.sign_all, name="sign-definitions"),
    path("<int:year>/<slug:code>/", figures.figure, name="figure"),
    path("<int:year>/<slug:code>/sign/", signing.sign_one, name="sign-definition"),
    path("<int:year>/<slug:code>/children/", behind.children_behind, name="rows-behind-figure"),
    path("signatures/<int:signature_id>/take-back/", signing.take_back, name="take-back-signature"),
]
