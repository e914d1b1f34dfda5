"""The tables that two services printed, made again from children, episodes and reviews.

Hounslow 2011-12: participation. Poole 2012-13 to 2016-17: reviews on time, children in care.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest

from footprint.domain.indicators.definition import Measurement, percentage, ratio
from tests.cohort import Child, Episode
from tests.domain.measuring import measured, share

#: Entered Mon 4 June 2018: first review due Mon 2 July.
ENTRY, FIRST_DUE = date(2018, 6, 4), date(2018, 7, 2)

HOUNSLOW = {
    "PN0": (107, "13.0"),
    "PN1": (605, "73.5"),
    "PN2": (4, "0.5"),
    "PN3": (1, "0.1"),
    "PN4": (5, "0.6"),
    "PN5": (30, "3.6"),
    "PN6": (39, "4.7"),
    "PN7": (32, "3.9"),
}


def reviewed(code: str) -> Child:
    """A child without a date of birth, with one review."""
    return Child("A", (Episode(ENTRY),), (FIRST_DUE,), (2019,), None, (code,))


class TestHounslowsParticipation:
    """823 reviews; the report gives no dates of birth, so the code decides who is 4 or over."""

    FIGURES = measured(*(reviewed(code) for code, (n, _) in HOUNSLOW.items() for _ in range(n)))

    def test_the_codes_add_up_to_823(self) -> None:
        table = self.FIGURES["participation"]
        assert table.numerator == 823
        assert {code: table.by[code] for code in HOUNSLOW} == {
            code: reviews for code, (reviews, _) in HOUNSLOW.items()
        }
        assert table.not_known == 0
        assert set(table.by) == set(HOUNSLOW)

    @pytest.mark.parametrize("code", HOUNSLOW)
    def test_each_percentage_is_as_printed(self, code: str) -> None:
        table = self.FIGURES["participation"]
        counted = table.by[code]
        assert isinstance(counted, int)
        assert percentage(counted, table.numerator or 0) == Decimal(HOUNSLOW[code][1])

    @pytest.mark.parametrize(
        ("figure", "numerator", "denominator", "percent"),
        [
            ("attended", 615, 823, "74.7"),
            ("attended_aged_4", 615, 716, "85.9"),
            ("views_given", 679, 716, "94.8"),
        ],
    )
    def test_attendance_and_views(
        self, figure: str, numerator: int, denominator: int, percent: str
    ) -> None:
        assert share(self.FIGURES[figure]) == (numerator, denominator)
        assert self.FIGURES[figure].percent == Decimal(percent)

    def test_with_the_41_children_under_four_who_were_there(self) -> None:
        """The return cannot hold them: the report counted them by hand."""
        attended = self.FIGURES["attended"].numerator or 0
        assert percentage(attended + 41, 823) == Decimal("79.7")


def on_time(number: int, held: int) -> Iterable[Child]:
    """Children with a first review each, the first `number` on the due date, the rest a day on."""
    for place in range(held):
        late = timedelta(days=int(place >= number))
        yield Child("A", (Episode(ENTRY),), (FIRST_DUE + late,))


class TestPoolesReviews:
    @pytest.mark.parametrize(
        ("year", "number", "held", "percent"),
        [
            ("2012-13", 456, 467, "97.6"),
            ("2013-14", 446, 460, "97.0"),
            ("2014-15", 465, 479, "97.1"),
            ("2015-16", 446, 460, "97.0"),
            ("2016-17", 537, 549, "97.8"),
        ],
    )
    def test_each_years_reviews_on_time(
        self, year: str, number: int, held: int, percent: str
    ) -> None:
        figures = measured(*on_time(number, held))
        figure = figures["reviews_held_on_time"]
        assert share(figure) == (number, held)
        assert figure.percent == Decimal(percent), year
        assert figures["reviews_held_late"].numerator == held - number


def _pooles_children() -> Iterable[Child]:
    """180 in care when the year began, 93 entries, 79 leavers; 8 of those who stayed moved twice."""
    since, moved, again, left = (
        date(2017, 6, 5),
        date(2018, 9, 3),
        date(2018, 11, 5),
        date(2018, 12, 3),
    )
    both = (2018, 2019)
    yield from (Child("A", (Episode(since, left, end_reason="E4A"),), (), both) for _ in range(79))
    yield from (Child("A", (Episode(since),), (), both) for _ in range(180 - 79))
    yield from (Child("A", (Episode(ENTRY),)) for _ in range(93 - 8))
    thrice = (
        Episode(ENTRY, moved, end_reason="X1"),
        Episode(moved, again, "P", end_reason="X1"),
        Episode(again, None, "P"),
    )
    yield from (Child("A", thrice) for _ in range(8))


class TestPoolesChildren:
    FIGURES = measured(*_pooles_children())

    def test_180_and_93_less_79_are_194(self) -> None:
        codes = ("looked_after_before", "entries", "leavers", "end_not_known", "looked_after_on")
        assert [self.FIGURES[code].numerator for code in codes] == [180, 93, 79, 0, 194]

    def test_273_in_the_year(self) -> None:
        assert self.FIGURES["looked_after_in_year"].numerator == 273

    def test_8_of_194_had_three_or_more_placements(self) -> None:
        figure = self.FIGURES["three_or_more_placements"]
        assert share(figure) == (8, 194)
        assert figure.percent == Decimal("4.1")


def test_53_of_560_is_9_5_per_cent() -> None:
    assert percentage(53, 560) == Decimal("9.5")


class TestCaseload:
    @pytest.mark.parametrize(
        ("children", "posts", "exactly", "shown"),
        [
            (345, "4.0", "86.25", "86.3"),
            (315, "4.0", "78.75", "78.8"),
            (194, "4.0", "48.50", "48.5"),
            (194, "2.0", "97.00", "97.0"),
            (45, "0.6", "75.00", "75.0"),
        ],
    )
    def test_children_for_each_full_time_post(
        self, children: int, posts: str, exactly: str, shown: str
    ) -> None:
        caseload = ratio(Decimal(children), Decimal(posts))
        assert caseload == Decimal(exactly)
        assert caseload.quantize(Decimal("0.1"), ROUND_HALF_UP) == Decimal(shown)

    def test_without_posts_there_is_none_to_count(self) -> None:
        assert ratio(Decimal(345), Decimal(0)) is None

    @pytest.mark.parametrize(
        ("numerator", "denominator", "expected"), [(1, 8, "0.13"), (3, 8, "0.38"), (1, 3, "0.33")]
    )
    def test_two_decimals_half_up(self, numerator: int, denominator: int, expected: str) -> None:
        assert ratio(Decimal(numerator), Decimal(denominator)) == Decimal(expected)


class TestPercentages:
    @pytest.mark.parametrize(
        ("numerator", "denominator", "percent"),
        [
            (1, 16, "6.3"),  # 6.25: the even neighbour would be 6.2
            (3, 16, "18.8"),  # 18.75
            (49, 400, "12.3"),  # 12.25
            (4899, 40000, "12.2"),  # 12.2475
            (1, 2000, "0.1"),  # 0.05
            (1, 2001, "0.0"),
            (1999, 2000, "100.0"),  # 99.95
            (1, 3, "33.3"),
            (2, 3, "66.7"),
            (0, 7, "0.0"),
            (7, 7, "100.0"),
            (10**15 + 1, 2 * 10**15, "50.0"),
        ],
    )
    def test_half_up_to_one_decimal_from_whole_numbers(
        self, numerator: int, denominator: int, percent: str
    ) -> None:
        found = percentage(numerator, denominator)
        assert found == Decimal(percent)
        assert str(found) == percent

    def test_none_to_count_is_none(self) -> None:
        assert percentage(0, 0) is None

    def test_only_a_share_has_a_percentage(self) -> None:
        count = Measurement("a", "A", "child", "count", numerator=1, denominator=2)
        assert count.percent is None
