"""Every address of the service. What is not named here does not exist."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("footprint.exchange.urls")),
    path("", include("footprint.caseload.urls")),
    path("figures/", include("footprint.reports.urls")),
    path("", include("footprint.reviews.urls")),
    path("", include("footprint.team.urls")),
    path("", include("footprint.children.urls")),
    path("", include("footprint.post.urls")),
    path("", include("footprint.authority.urls")),
    path("", include("footprint.accounts.urls")),
    path("", include("footprint.ui.urls")),
]

handler400 = "footprint.config.errors.bad_request"
handler403 = "footprint.config.errors.forbidden"
handler404 = "footprint.config.errors.not_found"
handler500 = "footprint.config.errors.our_mistake"
