"""Which children each role sees, and how each child stands to her."""

import pytest

from footprint.children.queries import child as queries
from footprint.children.queries import flag as flag_queries
from tests.apps.cast import everybody


@pytest.mark.store
def test_an_empty_store_shows_nobody_any_child() -> None:
    for viewer in everybody().values():
        assert queries.seen_children(viewer) == ()
        assert queries.child(viewer, 1) is None
        assert queries.judged_child(viewer, 1) is None
        assert queries.allocations_seen(viewer) == ()
        assert flag_queries.flags_seen(viewer) == ()
        assert queries.facts_seen(viewer, (), viewer.today).episodes.height == 0
        assert queries.facts_of_the_service(viewer).years == ()
