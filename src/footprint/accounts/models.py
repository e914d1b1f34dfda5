"""The people who sign in, the roles they hold from and to a day, and the links of those who do not."""

from collections.abc import Iterable
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


class PersonalLink(Fact):
    """Somebody without an account opens one thing of one child by it, when she says the agreed word.

    `child_id` is the child's plain number, `connected_id` that of the person in the child's life whose
    link it is; without one it is the child's own. `salt` is what its secret is made from, with the
    installation's key; only hashes of secret and word are kept. `tries` are the wrong words since
    the last right one. Lives up to and with `expires_on`.
    """

    UNTOLD: ClassVar[frozenset[str]] = frozenset({"salt", "secret_hash", "word_hash"})

    purpose = models.CharField(max_length=40)
    child_id = models.BigIntegerField()
    connected_id = models.BigIntegerField(null=True)
    salt = models.CharField(max_length=64, unique=True)
    secret_hash = models.CharField(max_length=64, unique=True)
    word_hash = models.CharField(max_length=200)
    made_on = models.DateField()
    expires_on = models.DateField()
    tries = models.PositiveIntegerField(default=0)
    shown_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child_id"], name="links_by_child")]

    @classmethod
    def keys_of_child(cls, child_id: int) -> Iterable[int]:
        return list(cls._base_manager.filter(child_id=child_id).values_list("pk", flat=True))


class LinkVisit(Fact):
    """The word was right: the link is read until `until_at`, by the browser that has the secret of
    the visit, or until she has finished. `read_at`: the page was opened."""

    UNTOLD: ClassVar[frozenset[str]] = frozenset({"secret_hash"})

    link = models.ForeignKey(PersonalLink, on_delete=models.PROTECT, related_name="visits")
    child_id = models.BigIntegerField()
    secret_hash = models.CharField(max_length=64, unique=True)
    until_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    @classmethod
    def keys_of_child(cls, child_id: int) -> Iterable[int]:
        return list(cls._base_manager.filter(child_id=child_id).values_list("pk", flat=True))
