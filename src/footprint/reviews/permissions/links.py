"""Why a personal link to a version is not made, shown, ended or read."""

from footprint.accounts.facts import LinkSeen
from footprint.accounts.links import RECORD, word_as_typed
from footprint.accounts.permissions import why_not_make_link, why_not_read
from footprint.audit.facts import Viewer
from footprint.children.queries.round import people_round
from footprint.reviews.facts.review import ReviewSeen
from footprint.reviews.facts.sending import GivenSeen, SentSeen
from footprint.reviews.permissions.review import NO_SUCH_REVIEW, why_not_act
from footprint.reviews.permissions.sending import HELD, why_not_her_step, why_not_told
from footprint.reviews.queries import sending as sending_queries
from footprint.reviews.queries.sending import LINK

NO_LINK = "There is no such link."
BEING_SENT = "It is being sent at this moment. Look again in a minute."


def why_not_agree_word(
    viewer: Viewer,
    review: ReviewSeen | None,
    sent: SentSeen | None,
    word: str | None = None,
    email: str = "",
) -> str | None:
    """Whoever agreed the word with the person types it. There is no `word` for as long as none is
    typed; without an `email` the link is handed over."""
    if review is None:
        return NO_SUCH_REVIEW
    if refused := why_not_act(viewer, review.child.id, "agree_word"):
        return refused
    if sent is None or sent.route != LINK:
        return NO_LINK
    if refused := _why_not_now(viewer, review, sent):
        return refused
    if word is None:
        return None
    return (
        why_not_make_link(viewer, RECORD, word)
        or _why_not_word(review, sent, word)
        or _why_not_email(viewer, review, sent, email)
    )


def _why_not_now(viewer: Viewer, review: ReviewSeen, sent: SentSeen) -> str | None:
    if sent.letter is not None and sent.letter.sending:
        return BEING_SENT
    if sending_queries.is_held(viewer, review, sent.connected_id):
        return HELD
    return why_not_told(viewer, review, [sent])


def _why_not_word(review: ReviewSeen, sent: SentSeen, word: str) -> str | None:
    one = review.child
    names = " ".join((one.first_name, one.known_as, one.surname, one.name, sent.name)).split()
    if word_as_typed(word) in {word_as_typed(name) for name in names}:
        return "Agree a word that is nobody’s name."
    return None


def _why_not_email(viewer: Viewer, review: ReviewSeen, sent: SentSeen, email: str) -> str | None:
    """A child's own address stands in no list, so it is typed; anybody else's is the one recorded."""
    if not email:
        return None
    if sent.connected_id is not None:
        offered = {one.key: one for one in sending_queries.offered_for(viewer, review)}
        known = offered[sent.key].email if sent.key in offered else ""
        if email.casefold() != known.casefold():
            return (
                f"That is not the address of {sent.name} on the page of the people round the "
                "child. Change it there first, or leave it empty."
            )
        return None
    people = people_round(viewer, review.child.id, viewer.today)
    whose = [one.name for one in people if one.email.casefold() == email.casefold()]
    return f"That is the address of {whose[0]}. The link is for the child alone." if whose else None


def why_not_show_link(
    viewer: Viewer, review: ReviewSeen | None, sent: SentSeen | None
) -> str | None:
    """Shown once, to whoever hands it over; who has the address has not the word."""
    if refused := why_not_her_step(viewer, review, "show_link"):
        return refused
    if review is None or sent is None or sent.link is None:
        return NO_LINK
    rules = {
        "This link goes by e-mail.": bool(sent.link_email),
        "The address was shown before. It is shown once: agree a new word for a new one.": (
            sent.link.shown_on is not None
        ),
        "This link opens nothing any more. Agree a new word.": not sent.link.stands(viewer.today),
        HELD: sending_queries.is_held(viewer, review, sent.connected_id),
    }
    broken = next((sentence for sentence, is_so in rules.items() if is_so), None)
    return broken or why_not_told(viewer, review, [sent])


def why_not_end_link(
    viewer: Viewer, review: ReviewSeen | None, sent: SentSeen | None
) -> str | None:
    """Any of those who may send may close it, whoever's step sending is: that is never too much."""
    if review is None:
        return NO_SUCH_REVIEW
    if refused := why_not_act(viewer, review.child.id, "end_link"):
        return refused
    if sent is None or sent.link is None:
        return NO_LINK
    if sent.link.ended_why is not None:
        return "It is closed already."
    if sent.letter is not None and sent.letter.sending:
        return BEING_SENT
    return None


def why_not_read_given(viewer: Viewer, link: LinkSeen, given: GivenSeen | None) -> str | None:
    """Whoever is outside learns by it only that nothing opens."""
    if refused := why_not_read(viewer, link):
        return refused
    if given is None or given.is_held or given.replaced:
        return "This link opens nothing."
    return None
