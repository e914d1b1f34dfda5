"""TRUTH.json: the figures of the made-up world beside its returns, and who was at work when."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from footprint.demo.authority import NAME
from footprint.demo.days import day_of
from footprint.demo.officers import Post
from footprint.demo.on_the_day import standing
from footprint.demo.truth import truth_of
from footprint.demo.world import World


def write_truth(path: Path, world: World, loaded: Iterable[int], day: int) -> None:
    """Writes the truth of the years loaded, as at the day."""
    years = list(loaded)
    truth = {
        "authority": NAME,
        "made_up": True,
        "seed": world.seed,
        "service": world.authority.service,
        "as_at": day_of(day).isoformat(),
        "years_loaded": years,
        "years": {str(y): truth_of(world, y, years, day=day_of(day)) for y in years},
        "on_the_day": asdict(standing(world, day)),
        "officers": [_post(post, day) for post in world.team.posts],
    }
    path.write_text(json.dumps(truth, indent=1) + "\n", encoding="utf-8")


def _post(post: Post, day: int) -> dict[str, object]:
    """A post as known on the day, with dates as text."""
    return {
        "full_time_equivalent": post.full_time_equivalent,
        "officers": [
            {
                "officer": holding.officer,
                "from": day_of(holding.began).isoformat(),
                "to": day_of(holding.ended).isoformat() if holding.ended <= day else None,
                "absences": [
                    {
                        "from": day_of(absence.first).isoformat(),
                        "to": day_of(absence.last).isoformat(),
                        "reason": absence.reason,
                    }
                    for absence in holding.absences
                    if absence.first <= day
                ],
            }
            for holding in post.holdings
            if holding.began <= day
        ],
    }
