"""The children, and everything that says who holds them and what is known of them.

Each source's word about a thing is a row of its own (docs/adr/0008): a return's has the collection
`year` of that return, a person's has none. Nothing is deleted: a word that no longer stands is
`withdrawn`. Which word counts is said in `reading`, and nowhere else.
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from footprint.audit.models import Fact
from footprint.children.disposal_facts import Goes, Ground, Step

#: The longest identifier that a return's reader lets through.
IDENTIFIER_LENGTH = 40


class Word(models.TextChoices):
    """Whose word a row is, where no collection year says it."""

    RETURN = "return"
    FILE = "file"
    PERSON = "person"


class Child(Fact):
    """A child, by the reference that the authority's own systems and its returns give her.

    `born_on` is a person's word on the birth date; the returns' are in `ChildInReturn`.
    """

    identifier = models.CharField(max_length=IDENTIFIER_LENGTH, unique=True)
    born_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"Child {self.identifier}"


class About(Fact):
    """A row about one child."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    withdrawn = models.BooleanField(default=False)

    class Meta:
        abstract = True


class LoadedReturn(Fact):
    """A collection year's return, as it was last imported, and what its reader said of it.

    The counts and notes are what `footprint measure` prints of the same files: `rows` {kind: rows
    read}, `checks` {code: {kind: rows}}, `refused` {reason: rows}, `left_out_files` {name: why}.
    `tells_of_reviews`: it has a Reviews file, be it without rows. `told_to`: the last day that it
    tells of, before 31 March where it was taken in the middle of the year.
    """

    year = models.PositiveIntegerField(unique=True)
    name = models.CharField(max_length=200)
    found_by = models.TextField()
    told_to = models.DateField()
    tells_of_reviews = models.BooleanField()
    rows = models.TextField(default="{}")
    checks = models.TextField(default="{}")
    refused = models.TextField(default="{}")
    left_out_files = models.TextField(default="{}")
    notes = models.TextField(default="[]")
    bad_cells = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"The return of the year ending 31 March {self.year}"


class ChildInReturn(About):
    """A return's word on a child: that she is in it, and when she was born.

    `from_header`: the birth date stands in the Header, which outranks the other files.
    `has_episodes`: she has an episode in it.
    """

    year = models.PositiveIntegerField()
    born_on = models.DateField(null=True)
    from_header = models.BooleanField()
    has_episodes = models.BooleanField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["child", "year"], name="one_word_a_return_on_a_child"),
        ]


class Dated(About):
    """A return's word, by its collection year, or a person's, without one.

    `denies` is a person's word that there is no such thing, whatever a return says.
    """

    year = models.PositiveIntegerField(null=True)
    denies = models.BooleanField(default=False)

    class Meta:
        abstract = True


def _one_word(*fields: str, name: str) -> list[models.BaseConstraint]:
    """One row a return and thing, and one person's."""
    return [
        models.UniqueConstraint(fields=[*fields, "year"], name=f"one_word_a_return_on_{name}"),
        models.UniqueConstraint(
            fields=[*fields], condition=Q(year=None), name=f"one_person_s_word_on_{name}"
        ),
        models.CheckConstraint(
            condition=Q(denies=False) | Q(year=None), name=f"a_person_denies_{name}"
        ),
    ]


class Episode(Dated):
    """An episode in [began_on, ended_on), in the return's codes: `new_episode` is RNE, `end_reason`
    REC. Empty where the word leaves it out."""

    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    new_episode = models.CharField(max_length=4, blank=True)
    legal_status = models.CharField(max_length=4, blank=True)
    placement = models.CharField(max_length=4, blank=True)
    end_reason = models.CharField(max_length=4, blank=True)

    class Meta:
        constraints: ClassVar = [
            *_one_word("child", "began_on", name="an_episode"),
            models.CheckConstraint(
                condition=Q(year__isnull=False)
                | Q(ended_on=None)
                | Q(ended_on__gte=models.F("began_on")),
                name="an_episode_a_person_records_ends_after_it_began",
            ),
        ]


class Review(Dated):
    """A review held on a day. `participation` is PN0 to PN7, empty where not recorded."""

    held_on = models.DateField()
    participation = models.CharField(max_length=4, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["child", "held_on", "participation", "year"],
                name="one_word_a_return_on_a_review",
            ),
            models.UniqueConstraint(
                fields=["child", "held_on"],
                condition=Q(year=None),
                name="one_person_s_word_on_a_review",
            ),
            models.CheckConstraint(
                condition=Q(denies=False) | Q(year=None), name="a_person_denies_a_review"
            ),
        ]


class AsylumSeeking(Dated):
    """The child is or was an unaccompanied asylum-seeking child; `ceased_on` is DUC."""

    ceased_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = _one_word("child", name="an_asylum_seeking_child")


class Names(About):
    """What a child is called, by the people file or by a person.

    `name_key` is all of it casefolded and unaccented: the two stores sort and search differently.
    """

    word = models.CharField(max_length=10, choices=Word.choices)
    first_name = models.CharField(max_length=100, blank=True)
    known_as = models.CharField(max_length=100, blank=True)
    surname = models.CharField(max_length=100, blank=True)
    name_key = models.CharField(max_length=310)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["child", "word"], name="one_word_on_names"),
        ]


class ReviewingOfficer(Fact):
    """An officer, known by e-mail address: whoever signs in with it is she (small letters)."""

    full_name = models.CharField(max_length=200)
    email = models.EmailField(max_length=254, unique=True)

    def __str__(self) -> str:
        return self.full_name


class Stretch(About):
    """Something that is so from `began_on` up to but without `ended_on`; open without one.

    From the first day of a person's word on, hers alone counts; before it, the people file's.
    """

    word = models.CharField(max_length=10, choices=Word.choices)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        abstract = True


def _ends_after_it_began(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(ended_on=None) | Q(ended_on__gte=models.F("began_on")), name=name
    )


class Allocation(Stretch):
    """An officer holds a child; without one, a person's word that nobody does from that day.

    `reason` is why her, or why it changed."""

    officer = models.ForeignKey(
        ReviewingOfficer, on_delete=models.PROTECT, related_name="+", null=True
    )
    reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [_ends_after_it_began("an_allocation_ends_after_it_began")]
        indexes: ClassVar = [
            models.Index(fields=["officer", "began_on"], name="allocations_of_an_officer")
        ]


class SocialWorkerLink(Stretch):
    """A social worker works with a child. `worker` is her name, or in a return her number, and empty
    where a person says that nobody does; `year` is the collection year of a return's word, `reason`
    its code for why the worker changed."""

    worker = models.CharField(max_length=200)
    team = models.CharField(max_length=100, blank=True)
    year = models.PositiveIntegerField(null=True)
    reason = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints: ClassVar = [_ends_after_it_began("a_link_ends_after_it_began")]


class Flag(Stretch):
    """Something that whoever works with the child must know: `kind` is one of `flags.KINDS`,
    `told_by` who says so."""

    kind = models.CharField(max_length=30)
    told_by = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [_ends_after_it_began("a_flag_ends_after_it_began")]


class SocialWorkerAccount(Fact):
    """A person who signs in is the social worker of this name or number."""

    worker = models.CharField(max_length=200, unique=True)
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    withdrawn = models.BooleanField(default=False)


class Cover(Fact):
    """An officer answers for another's children while she is away, [began_on, ended_on)."""

    officer = models.ForeignKey(ReviewingOfficer, on_delete=models.PROTECT, related_name="+")
    covered_by = models.ForeignKey(ReviewingOfficer, on_delete=models.PROTECT, related_name="+")
    began_on = models.DateField()
    ended_on = models.DateField()
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            _ends_after_it_began("cover_ends_after_it_began"),
            models.CheckConstraint(
                condition=~Q(officer=models.F("covered_by")), name="nobody_covers_herself"
            ),
        ]


class Restriction(About):
    """Only the people named in `AllowedPerson` and the IRO manager may see the child."""

    reason = models.TextField()
    began_on = models.DateField()
    ended_on = models.DateField(null=True)


class AllowedPerson(About):
    """A person may see a restricted child."""

    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["child", "person"], name="one_row_an_allowed_person"),
        ]


class Bar(About):
    """A person never sees the child, whatever her roles: a relative, a matter about herself."""

    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["child", "person"], name="one_row_a_bar"),
        ]


class ListedChild(About):
    """An inspector sees the child, [began_on, ended_on)."""

    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    began_on = models.DateField()
    ended_on = models.DateField()


class Access(About):
    """A person opens a record that is not hers, on one day, for a reason that she gives.

    `kind`: "reason" (another officer's child) or "break_glass" (a restricted one). `letters`: how
    many of them told the IRO managers of a broken glass; none for as long as none was sent.
    """

    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    reason = models.TextField()
    on_day = models.DateField()
    letters = models.PositiveIntegerField(null=True)


class ReadersFinding(Fact):
    """What a return's reader found wrong with a row, with its place; `code` is the DfE's check or
    the reader's own word. `child` is none where the row names none that is known. `refused`: the row
    was not taken."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+", null=True)
    withdrawn = models.BooleanField(default=False)
    year = models.PositiveIntegerField()
    code = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    file = models.CharField(max_length=200)
    line = models.PositiveIntegerField()
    column = models.CharField(max_length=40, blank=True)
    value = models.CharField(max_length=200, blank=True)
    message = models.CharField(max_length=500)
    refused = models.BooleanField(default=False)


class Settlement(About):
    """A person looked at a data-quality item and says that it is right as it is, or why it stays.

    `code` and `about` (the thing's own key: "episode 2019-04-03") say which item.
    """

    code = models.CharField(max_length=60)
    about = models.CharField(max_length=120)
    reason = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["child", "code", "about"], name="one_settlement_an_item"
            ),
        ]


class Disposal(Fact):
    """Something of a child's record is to go for good, or went; or a hold that keeps all of it.

    It outlives the child: her number is plain, what she was called is nowhere, and `digest` (keyed,
    see `disposal_queries`) knows her again in a file that names her. `reference` says which order
    or decision, without names; `counts` is {kind: rows that went}.
    """

    #: No value of hers, be it as a digest, is on the trail.
    UNTOLD: ClassVar[frozenset[str]] = frozenset({"digest"})

    child_id = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    goes = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Goes])
    ground = models.CharField(
        max_length=20, choices=[(one.value, one.value) for one in Ground], blank=True
    )
    reference = models.CharField(max_length=200)
    thing = models.CharField(max_length=60, blank=True)
    thing_id = models.CharField(max_length=60, blank=True)
    step = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Step])
    proposed_by = models.BigIntegerField()
    proposed_at = models.DateTimeField()
    confirmed_by = models.BigIntegerField(null=True)
    done_at = models.DateTimeField(null=True)
    counts = models.CharField(max_length=2_000, default="{}")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["child_id"],
                condition=Q(step=Step.STANDS.value) & ~Q(goes=Goes.HOLD.value),
                name="one_disposal_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["child_id"],
                condition=Q(step=Step.STANDS.value, goes=Goes.HOLD.value),
                name="one_legal_hold_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=models.F("proposed_by")),
                name="nobody_disposes_alone",
            ),
            models.CheckConstraint(
                condition=~Q(step=Step.DONE.value) | Q(confirmed_by__isnull=False),
                name="two_people_dispose",
            ),
        ]

    def __str__(self) -> str:
        return f"Disposal {self.pk}"
