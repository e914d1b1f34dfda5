"""Signing in and out, one's own password and codes, people and roles, personal links.
Nobody registers."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import path, re_path

from footprint.accounts.views import links
from footprint.accounts.views import people as views

#: The library looks its own pages up by these names.
urlpatterns = [
    path("sign-in/", account.login, name="account_login"),
    path("sign-in/code/", second_factor.authenticate, name="mfa_authenticate"),
    path("sign-out/", account.logout, name="account_logout"),
    path("sign-in/closed/", account.account_inactive, name="account_inactive"),
    path("sign-in/carried/", views.what_was_carried, name="carried"),
    path("forgotten-password/", account.password_reset, name="account_reset_password"),
    path(
        "forgotten-password/sent/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^forgotten-password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "forgotten-password/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("account/confirm/code/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("account/codes/", second_factor.index, name="mfa_index"),
    path("account/codes/start/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/codes/stop/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(
        "account/codes/spare/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"
    ),
    path(
        "account/codes/spare/new/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path("open/", links.finished, name="link-finished"),
    path("open/<str:secret>/", links.link, name="link"),
    path("open/<str:secret>/finish/", links.finish, name="link-finish"),
    path("role/", views.role, name="role"),
    path("people/", views.people, name="people"),
    path("people/add/", views.add_person, name="add-person"),
    path("people/<int:person_id>/", views.person, name="person"),
    path("people/<int:person_id>/correct/", views.correct_person, name="correct-person"),
    path("people/<int:person_id>/codes/", views.take_off_codes, name="take-off-codes"),
    path("people/<int:person_id>/grant/", views.grant_role, name="grant-role"),
    path("grants/<int:grant_id>/confirm/", views.confirm_grant, name="confirm-grant"),
    path("grants/<int:grant_id>/end/", views.end_grant, name="end-grant"),
]
