"""Which children a viewer may see today, and how each stands to her: asked of the store, as sets.

Everything here is decided by today, whatever day a page is about. A child who is not in
`seen` is in no row, count, filter or search hit of the viewer's.
"""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from footprint.accounts import queries as accounts
from footprint.accounts.matrix import Whose
from footprint.accounts.roles import Role
from footprint.audit.facts import Viewer
from footprint.children.models import (
    Access,
    Allocation,
    AllowedPerson,
    Bar,
    Child,
    Cover,
    ListedChild,
    Restriction,
    SocialWorkerAccount,
    SocialWorkerLink,
    Word,
)

#: How long a social worker still sees a child after her link has ended (design section 10).
DAYS_AFTER_A_LINK = timedelta(days=28)

#: Roles that open the record of any child who is neither barred nor restricted to them.
SEE_ALL = frozenset({Role.IRO_MANAGER, Role.BUSINESS_SUPPORT, Role.ANALYST, Role.REVIEWING_OFFICER})
SEE_OWN = frozenset({Role.SOCIAL_WORKER, Role.SOCIAL_CARE_MANAGER, Role.INSPECTOR})


def seen(viewer: Viewer) -> QuerySet[Child]:
    """The children whom the viewer may see, as `judged` gives them."""
    if viewer.role not in SEE_ALL | SEE_OWN:
        return Child.objects.none()
    children = judged(viewer).filter(~_standing(Bar, person=viewer.person_id))
    if viewer.role != Role.IRO_MANAGER:
        named = _standing(AllowedPerson, person=viewer.person_id)
        children = children.filter(~_restricted(viewer) | named | _asked(viewer, "break_glass"))
    return children.filter(_own(viewer)) if viewer.role in SEE_OWN else children


def own(viewer: Viewer) -> QuerySet[Child]:
    """Those of `seen` who are the viewer's own today."""
    return seen(viewer).filter(_own(viewer))


def judged(viewer: Viewer) -> QuerySet[Child]:
    """Every child, with how she stands to the viewer: `own`, `was_own`, `barred`, `restricted`,
    `named` (of a restricted one), `asked` and `broke_glass` (today). What is shown comes from
    `seen`; this also serves to refuse in a sentence."""
    return Child.objects.annotate(
        own=_own(viewer),
        was_own=_was_own(viewer),
        barred=_standing(Bar, person=viewer.person_id),
        restricted=_restricted(viewer),
        named=_standing(AllowedPerson, person=viewer.person_id),
        asked=_asked(viewer, "reason"),
        broke_glass=_asked(viewer, "break_glass"),
    )


def _restricted(viewer: Viewer) -> Exists:
    return Exists(
        Restriction.objects.filter(
            _not_ended(viewer), child=OuterRef("pk"), withdrawn=False, began_on__lte=viewer.today
        )
    )


def whose(viewer: Viewer, child: Child) -> Whose:
    """How a child of `judged` stands to the viewer. To those who see their own children only, a
    restricted child who is not is other's, as she would be without the restriction."""
    row = vars(child)
    if row["barred"]:
        return Whose.BARRED
    hers_to_ask = row["own"] or viewer.role not in SEE_OWN
    if row["restricted"] and not row["named"] and hers_to_ask and viewer.role != Role.IRO_MANAGER:
        return Whose.RESTRICTED
    if row["own"]:
        return Whose.OWN
    return Whose.PAST if row["was_own"] else Whose.OTHERS


def _asked(viewer: Viewer, kind: str) -> Exists:
    return _standing(Access, person=viewer.person_id, kind=kind, on_day=viewer.today)


def _standing(model: type[Bar | AllowedPerson | Access], **values: object) -> Exists:
    return Exists(model.objects.filter(child=OuterRef("pk"), withdrawn=False, **values))


def _not_ended(viewer: Viewer) -> Q:
    return Q(ended_on=None) | Q(ended_on__gt=viewer.today)


#: Nobody's: a condition that no row meets.
_NO = Q(pk=None)


def _own(viewer: Viewer) -> Exists | Q:
    match viewer.role:
        case Role.REVIEWING_OFFICER:
            return Exists(held_today(viewer, accounts.email(viewer)))
        case Role.SOCIAL_WORKER:
            ended_lately = Q(ended_on__gt=viewer.today - DAYS_AFTER_A_LINK)
            mine = Q(worker__in=_worker(viewer)) & (Q(ended_on=None) | ended_lately)
            return Exists(_links_that_count(viewer).filter(mine))
        case Role.SOCIAL_CARE_MANAGER if viewer.scope:
            of_team = Q(team=viewer.scope) & _not_ended(viewer)
            return Exists(_links_that_count(viewer).filter(of_team))
        case Role.INSPECTOR:
            return Exists(
                ListedChild.objects.filter(
                    child=OuterRef("pk"),
                    person=viewer.person_id,
                    withdrawn=False,
                    began_on__lte=viewer.today,
                    ended_on__gt=viewer.today,
                )
            )
    return _NO


def _was_own(viewer: Viewer) -> Exists | Q:
    match viewer.role:
        case Role.REVIEWING_OFFICER:
            begun = Allocation.objects.filter(
                child=OuterRef("pk"), withdrawn=False, began_on__lte=viewer.today
            )
            held = begun.exclude(ended_on=F("began_on"))  # replaced on its own first day
            return Exists(held.filter(officer__email=accounts.email(viewer)))
        case Role.SOCIAL_WORKER:
            return Exists(_links_that_count(viewer).filter(worker__in=_worker(viewer)))
    return _NO


def held_today(viewer: Viewer, email: str) -> QuerySet[Allocation]:
    """Allocations of the outer child that count today, to the officer with that address or to one
    whom she covers today."""
    covered = Cover.objects.filter(
        covered_by__email=email,
        withdrawn=False,
        began_on__lte=viewer.today,
        ended_on__gt=viewer.today,
    )
    mine = Q(officer__email=email) | Q(officer__in=Subquery(covered.values("officer")))
    return counting(Allocation.objects.all(), viewer).filter(mine, _not_ended(viewer))


def counting(rows: "QuerySet[Allocation]", viewer: Viewer) -> "QuerySet[Allocation]":
    """Rows of the outer child begun by today; of the file's, none from a person's first day on."""
    by_a_person = Allocation.objects.filter(
        child=OuterRef("child"), word=Word.PERSON, withdrawn=False, began_on__lte=viewer.today
    )
    return rows.filter(
        Q(word=Word.PERSON) | ~Exists(by_a_person),
        child=OuterRef("pk"),
        withdrawn=False,
        began_on__lte=viewer.today,
    )


def _links_that_count(viewer: Viewer) -> QuerySet[SocialWorkerLink]:
    """The outer child's links begun by today, of the highest word that has any: a person's, the
    people file's, the return's."""
    higher = SocialWorkerLink.objects.filter(
        child=OuterRef("child"), withdrawn=False, began_on__lte=viewer.today
    )
    no_person = ~Exists(higher.filter(word=Word.PERSON))
    no_file = ~Exists(higher.filter(word=Word.FILE))
    of_file = Q(word=Word.FILE) & no_person
    of_return = Q(word=Word.RETURN) & no_person & no_file
    return SocialWorkerLink.objects.filter(
        Q(word=Word.PERSON) | of_file | of_return,
        child=OuterRef("pk"),
        withdrawn=False,
        began_on__lte=viewer.today,
    )


def _worker(viewer: Viewer) -> "QuerySet[SocialWorkerAccount, dict[str, str]]":
    accounts_of = SocialWorkerAccount.objects.filter(person=viewer.person_id, withdrawn=False)
    return accounts_of.values("worker")  # type: ignore[return-value]  # a subquery
