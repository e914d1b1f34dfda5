"""Every key has its words."""

import re

from footprint.reports import labels


def test_a_key_without_words_reads_as_a_sentence_begins() -> None:
    assert labels.label("moved_abroad") == "Moved abroad"
    assert labels.label("a date that is no date") == "a date that is no date"


def test_the_words_of_short_breaks_depend_on_where_they_stand() -> None:
    assert labels.label("short_breaks", labels.ROUTES) == "Went on with short breaks only"
    assert labels.label("short_breaks", labels.LEFT_OUT) == "Short breaks only"


def test_no_label_blames_a_child() -> None:
    said = " ".join([*labels.PARTICIPATION.values(), *labels.ROUTES.values()])
    assert not re.search(r"refus|fail|abscond|disengag|hard to reach|LAC", said)
