"""Why somebody is not asked to a review, and invitations do not go."""

from collections.abc import Collection

from footprint.audit.facts import Viewer
from footprint.authority.facts import Rules
from footprint.reviews.codes import CHILD_WANTS, NOT_ASKED, ROLES
from footprint.reviews.facts.booking import InvitedSeen
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.permissions.review import NO_SUCH_REVIEW, why_not_change
from footprint.reviews.permissions.step import INVITES, why_not_do
from footprint.reviews.queries import booking as booking_queries
from footprint.reviews.said.review import InvitedSaid

NO_SUCH_PERSON = "There is no such person on the list."
#: A court's limits under which nobody is asked unless it is said why, and the one under which nobody
#: is asked at all.
NOT_BY_DEFAULT = frozenset({"no_contact", "indirect_only"})
TOLD_NOTHING = "no_information"
#: So many people are on no review's list: a longer one is a slip, or somebody trying.
MOST_LISTED = 60


def kept_away(limits: Collection[str], why_all_the_same: str) -> bool:
    """Whether nothing goes to somebody of whom a court says this."""
    if TOLD_NOTHING in limits:
        return True
    return bool(NOT_BY_DEFAULT & set(limits)) and not why_all_the_same.strip()


def why_not_list(
    viewer: Viewer, review: ReviewSeen | None, action: str, rules: Rules | None = None
) -> str | None:
    """Why the viewer may not change who is asked; `rules` as for `why_not_do`."""
    if review is None:
        return NO_SUCH_REVIEW
    return why_not_change(viewer, review, action) or why_not_do(viewer, INVITES, rules)


def why_not_add_invited(
    viewer: Viewer, review: ReviewSeen | None, said: InvitedSaid | None = None
) -> str | None:
    """Nothing is `said` for as long as nothing is typed."""
    if refused := why_not_list(viewer, review, "add_invited"):
        return refused
    if said is None or review is None:
        return None
    there = booking_queries.invited_of(viewer, review)
    if any((one.role, one.name.casefold()) == (said.role, said.name.casefold()) for one in there):
        return f"{said.name} is on the list already."
    if len(there) >= MOST_LISTED:
        return f"There are {MOST_LISTED} people on the list already. Take somebody off it first."
    return _why_not_so(said, booking_queries.limits_on(viewer, review.child.id, said))


def why_not_change_invited(
    viewer: Viewer,
    review: ReviewSeen | None,
    one: InvitedSeen | None,
    said: InvitedSaid | None = None,
) -> str | None:
    if refused := why_not_list(viewer, review, "change_invited"):
        return refused
    if one is None:
        return NO_SUCH_PERSON
    if said is None or review is None:
        return None
    typed = booking_queries.limits_on(viewer, review.child.id, said)
    return _why_not_so(said, (*one.limits, *typed))


def _why_not_so(said: InvitedSaid, limits: tuple[str, ...]) -> str | None:
    if said.role not in ROLES:
        return "Choose who it is."
    if not said.name.strip():
        return "Enter the name."
    if said.child_wants and said.child_wants not in CHILD_WANTS:
        return "Choose from the list what the child wants."
    if not said.asked:
        return None if said.not_asked_why in NOT_ASKED else "Choose why they are not asked."
    return _why_not_asked(said, limits)


def _why_not_asked(said: InvitedSaid, limits: tuple[str, ...]) -> str | None:
    if TOLD_NOTHING in limits:
        return "A court says that this person may be told nothing about the child."
    if NOT_BY_DEFAULT & set(limits) and not said.not_asked_words.strip():
        return (
            "A court limits what this person may have of the child. Look at the order, and say why "
            "they are asked all the same."
        )
    return None


def why_not_withdraw_invited(
    viewer: Viewer, review: ReviewSeen | None, one: InvitedSeen | None
) -> str | None:
    if refused := why_not_list(viewer, review, "withdraw_invited"):
        return refused
    if one is None:
        return NO_SUCH_PERSON
    if one.invited_on is not None:
        return "An invitation has gone. Say instead that they are not asked."
    return None


def why_not_send_invitations(
    viewer: Viewer,
    review: ReviewSeen | None,
    people: Collection[InvitedSeen] | None = None,
    rules: Rules | None = None,
) -> str | None:
    """`people` are those on the list, and `rules` today's, of whoever has read them already."""
    if refused := why_not_list(viewer, review, "send_invitations", rules):
        return refused
    if review is None or not any(one.on >= viewer.today for one in review.booked):
        return "No sitting to come is booked, so there is nothing to invite to."
    if people is None:
        people = booking_queries.invited_of(viewer, review)
    asked = [one for one in people if one.asked]
    told_nothing = [one.name for one in asked if TOLD_NOTHING in one.limits]
    if told_nothing:
        return f"A court says that {told_nothing[0]} may be told nothing about the child."
    unsaid = [
        one.name
        for one in asked
        if NOT_BY_DEFAULT & set(one.limits) and not one.not_asked_words.strip()
    ]
    if unsaid:
        return f"A court limits what {unsaid[0]} may have of the child. Say first whether they are asked."
    return None if asked else "Nobody is asked to this review yet."


def to_be_invited(
    viewer: Viewer, review: ReviewSeen, people: Collection[InvitedSeen] | None = None
) -> tuple[InvitedSeen, ...]:
    """Who is asked and has no invitation yet, those apart to whom nothing is sent. `people` are those
    on the list, of whoever has read them already."""
    if people is None:
        people = booking_queries.invited_of(viewer, review)
    return tuple(
        one for one in people if one.asked and one.invited_on is None and not one.nothing_sent
    )
