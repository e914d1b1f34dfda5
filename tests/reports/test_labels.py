"""Every key has its words."""

import re

from footprint.domain.indicators.registry import INDICATORS, OF_STORE
from footprint.formats.chart import LABEL_CHARACTERS
from footprint.reports import labels


def test_a_key_without_words_reads_as_a_sentence_begins() -> None:
    assert labels.label("moved_abroad") == "Moved abroad"
    assert labels.label("a date that is no date") == "a date that is no date"


def test_every_key_of_every_figure_has_its_words() -> None:
    keys = {key for indicator in INDICATORS for key in (*indicator.by, *indicator.left_out)}
    words = {**labels.RUNGS, **labels.ROUTES, **labels.PARTICIPATION, **labels.TOOK_PART}
    words |= {**labels.IN_CARE, **labels.LEFT_OUT, **labels.FLOWS, **labels.AGE_AND_CODE}
    assert sorted(keys - set(words)) == []
    of_store = {key for one in OF_STORE for key in (*one.by, *one.left_out)}
    assert sorted(of_store - set(labels.ALL_KEYS)) == []


def test_the_departments_checks_are_named_by_their_codes_and_ours_in_words() -> None:
    assert labels.check_name("1012") == "Department check 1012"
    assert labels.check_name("INT08") == "Department check INT08"
    assert labels.check_name("same_key_twice") == "Same key twice"


def test_the_names_of_bars_are_short_enough_for_one_line_of_a_chart() -> None:
    assert set(labels.PARTICIPATION_SHORT) == set(labels.PARTICIPATION)
    assert max(map(len, labels.PARTICIPATION_SHORT.values())) <= LABEL_CHARACTERS


def test_every_unit_has_its_words() -> None:
    assert {indicator.unit for indicator in (*INDICATORS, *OF_STORE)} <= set(labels.UNITS)


def test_no_label_blames_a_child() -> None:
    said = " ".join([*labels.PARTICIPATION.values(), *labels.ROUTES.values()])
    assert not re.search(r"refus|fail|abscond|disengag|hard to reach|LAC", said)
