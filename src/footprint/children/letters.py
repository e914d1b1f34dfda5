"""The letter that tells the IRO managers that a restricted record was opened. It names nobody."""

from collections.abc import Iterable

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from footprint.accounts.facts import PersonFacts
from footprint.post.facts import Letter, Recipient

ABOUT = "access"


def opened(access_id: int, managers: Iterable[PersonFacts]) -> tuple[Letter, ...]:
    """One to each. Said to be about no child, so that no hold keeps it back and no list that others
    see names her."""
    link = f"{settings.ENVIRONMENT.address}{reverse('accesses')}"
    return tuple(
        Letter(
            kind="record_opened",
            to=Recipient(one.full_name, one.email, one.id),
            child_ids=(),
            about=ABOUT,
            about_id=access_id,
            subject="Footprint: a restricted record was opened",
            text=render_to_string("children/email/opened.txt", {"link": link}),
            key=f"{ABOUT}:{access_id}:{one.id}",
            unsaid=(),
            why="You get this because you are an IRO manager.",
        )
        for one in managers
    )
