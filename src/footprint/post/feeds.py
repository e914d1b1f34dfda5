"""What a feed's secret is kept as, and how often its reading is noted."""

import hashlib

from django.core.cache import cache

#: Wrong addresses are counted under this name.
FEED = "feed"
#: A feed is asked for every few minutes; the trail is told of it once a day.
ONCE_A_DAY = 24 * 60 * 60


def hashed(secret: str) -> str:
    """What is kept of a secret and looked for. The secret is 32 random bytes: its hash tells nothing
    of it, and how long the store takes to find a hash tells nothing of the secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def is_first_today(feed_id: int, today: str) -> bool:
    return bool(cache.add(f"feed-read:{feed_id}:{today}", 1, ONCE_A_DAY))
