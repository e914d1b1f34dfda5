"""The people who sign in, and the roles they hold from and to a day."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from footprint.accounts.roles import ROLES, Role
from footprint.audit.models import Fact


class People(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        """An e-mail address is one name however it is typed."""
        return self.get(email=(username or "").lower())


class Person(AbstractBaseUser, Fact):
    """Someone who signs in, by e-mail address. What she may do is her roles', and theirs alone."""

    UNTOLD: ClassVar[frozenset[str]] = frozenset({"password", "sessions_ended"})

    #: Kept by the trail, which holds every signing in and not only the last.
    last_login = None

    email = models.EmailField("e-mail address", max_length=254, unique=True)
    full_name = models.CharField(max_length=200)
    #: How often all her sessions were ended by somebody else.
    sessions_ended = models.PositiveIntegerField(default=0)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="email_is_in_small_letters"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        return self.full_name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must match to count: it ends with the password, or when hers are ended."""
        told = f"{self.password} {self.sessions_ended}"
        salt = "footprint.accounts.sessions"
        return salted_hmac(salt, told, secret=secret, algorithm="sha256").hexdigest()


class RoleGrant(Fact):
    """A person holds a role from the day it begins, up to but without the day it ends.

    `scope` is what of the service the role reaches; empty is all that the role can. `granted_by`
    is none where a command on the server made an administrator. A role that two
    people grant is only proposed until a second one, `confirmed_by`, agrees.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(
        max_length=40, choices=[(role.value, facts.label) for role, facts in ROLES.items()]
    )
    scope = models.CharField(max_length=60, blank=True)
    begins_on = models.DateField()
    ends_on = models.DateField(null=True)
    granted_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="granted"
    )
    confirmed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="confirmed"
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]),
                name="role_is_one_of_ours",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("begins_on")),
                name="grant_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(granted_by=None) | ~models.Q(granted_by=models.F("person")),
                name="nobody_grants_herself_a_role",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by=None)
                | (
                    ~models.Q(confirmed_by=models.F("person"))
                    & ~models.Q(confirmed_by=models.F("granted_by"))
                    & models.Q(granted_by__isnull=False)
                ),
                name="second_granter_is_another_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} of {self.person_id} from {self.begins_on}"
