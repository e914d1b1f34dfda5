"""The worker's rounds, in turn."""

import logging

import pytest

from footprint.config import working


def test_a_mistake_in_one_kind_of_round_stops_none_of_the_others(
    caplog: pytest.LogCaptureFixture,
) -> None:
    done = []

    def broken() -> bool:
        raise ValueError("what was typed")

    def fine() -> bool:
        done.append("a round")
        return True

    with caplog.at_level(logging.ERROR, logger="footprint.worker"):
        assert working._all((broken, fine, broken))
    assert done == ["a round"]
    assert [record.getMessage() for record in caplog.records] == [
        "A round of the worker failed."
    ] * 2
