"""England's public holidays from 1995 to 2036, as dated data.

A table of dates, not rules: Parliament and the Crown move holidays and add single ones, and a
rule cannot know that. Good Friday and Christmas Day are holidays at common law and not bank
holidays under the Banking and Financial Dealings Act 1971; each keeps its kind, because each
provision says for itself which kinds are not working days.

Source: the Act's Schedule 1 and the yearly proclamations as published on
https://www.gov.uk/bank-holidays. Years for which no proclamation has been published yet stand as
the Schedule and the settled practice for substitute days give them; a holiday that is moved or
added is a change to this table. A test compares every year with the `holidays` package.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class HolidayKind(Enum):
    """Why a day is a holiday. The values are the words printed."""

    BANK_HOLIDAY = "a bank holiday in England and Wales under the 1971 Act"
    GOOD_FRIDAY = "Good Friday"
    CHRISTMAS_DAY = "Christmas Day"


@dataclass(frozen=True, slots=True)
class Holiday:
    """One holiday. When a holiday falls on a weekend, `on` is its substitute day (only Christmas
    Day stands on its own date as well, because provisions name it)."""

    on: date
    name: str
    kind: HolidayKind


_COLUMNS = (
    ("New Year's Day", HolidayKind.BANK_HOLIDAY),
    ("Good Friday", HolidayKind.GOOD_FRIDAY),
    ("Easter Monday", HolidayKind.BANK_HOLIDAY),
    ("Early May bank holiday", HolidayKind.BANK_HOLIDAY),
    ("Spring bank holiday", HolidayKind.BANK_HOLIDAY),
    ("Summer bank holiday", HolidayKind.BANK_HOLIDAY),
    ("Christmas Day", HolidayKind.CHRISTMAS_DAY),
    ("Christmas Day (substitute day)", HolidayKind.BANK_HOLIDAY),
    ("Boxing Day", HolidayKind.BANK_HOLIDAY),
)

#: Month and day. Moved: early May 1995 and 2020 (VE Day), spring 2002, 2012 and 2022 (jubilees).
_YEARS = """
      New    Good   Easter Early                Christ Substi Boxing
      Year   Friday Monday May    Spring Summer -mas   -tute  Day
1995  01-02  04-14  04-17  05-08  05-29  08-28  12-25  -      12-26
1996  01-01  04-05  04-08  05-06  05-27  08-26  12-25  -      12-26
1997  01-01  03-28  03-31  05-05  05-26  08-25  12-25  -      12-26
1998  01-01  04-10  04-13  05-04  05-25  08-31  12-25  -      12-28
1999  01-01  04-02  04-05  05-03  05-31  08-30  12-25  12-27  12-28
2000  01-03  04-21  04-24  05-01  05-29  08-28  12-25  -      12-26
2001  01-01  04-13  04-16  05-07  05-28  08-27  12-25  -      12-26
2002  01-01  03-29  04-01  05-06  06-04  08-26  12-25  -      12-26
2003  01-01  04-18  04-21  05-05  05-26  08-25  12-25  -      12-26
2004  01-01  04-09  04-12  05-03  05-31  08-30  12-25  12-27  12-28
2005  01-03  03-25  03-28  05-02  05-30  08-29  12-25  12-27  12-26
2006  01-02  04-14  04-17  05-01  05-29  08-28  12-25  -      12-26
2007  01-01  04-06  04-09  05-07  05-28  08-27  12-25  -      12-26
2008  01-01  03-21  03-24  05-05  05-26  08-25  12-25  -      12-26
2009  01-01  04-10  04-13  05-04  05-25  08-31  12-25  -      12-28
2010  01-01  04-02  04-05  05-03  05-31  08-30  12-25  12-27  12-28
2011  01-03  04-22  04-25  05-02  05-30  08-29  12-25  12-27  12-26
2012  01-02  04-06  04-09  05-07  06-04  08-27  12-25  -      12-26
2013  01-01  03-29  04-01  05-06  05-27  08-26  12-25  -      12-26
2014  01-01  04-18  04-21  05-05  05-26  08-25  12-25  -      12-26
2015  01-01  04-03  04-06  05-04  05-25  08-31  12-25  -      12-28
2016  01-01  03-25  03-28  05-02  05-30  08-29  12-25  12-27  12-26
2017  01-02  04-14  04-17  05-01  05-29  08-28  12-25  -      12-26
2018  01-01  03-30  04-02  05-07  05-28  08-27  12-25  -      12-26
2019  01-01  04-19  04-22  05-06  05-27  08-26  12-25  -      12-26
2020  01-01  04-10  04-13  05-08  05-25  08-31  12-25  -      12-28
2021  01-01  04-02  04-05  05-03  05-31  08-30  12-25  12-27  12-28
2022  01-03  04-15  04-18  05-02  06-02  08-29  12-25  12-27  12-26
2023  01-02  04-07  04-10  05-01  05-29  08-28  12-25  -      12-26
2024  01-01  03-29  04-01  05-06  05-27  08-26  12-25  -      12-26
2025  01-01  04-18  04-21  05-05  05-26  08-25  12-25  -      12-26
2026  01-01  04-03  04-06  05-04  05-25  08-31  12-25  -      12-28
2027  01-01  03-26  03-29  05-03  05-31  08-30  12-25  12-27  12-28
2028  01-03  04-14  04-17  05-01  05-29  08-28  12-25  -      12-26
2029  01-01  03-30  04-02  05-07  05-28  08-27  12-25  -      12-26
2030  01-01  04-19  04-22  05-06  05-27  08-26  12-25  -      12-26
2031  01-01  04-11  04-14  05-05  05-26  08-25  12-25  -      12-26
2032  01-01  03-26  03-29  05-03  05-31  08-30  12-25  12-27  12-28
2033  01-03  04-15  04-18  05-02  05-30  08-29  12-25  12-27  12-26
2034  01-02  04-07  04-10  05-01  05-29  08-28  12-25  -      12-26
2035  01-01  03-23  03-26  05-07  05-28  08-27  12-25  -      12-26
2036  01-01  04-11  04-14  05-05  05-26  08-25  12-25  -      12-26
"""

_SINGLE_DAYS = (
    (date(1999, 12, 31), "Millennium Eve"),
    (date(2002, 6, 3), "Golden Jubilee of Queen Elizabeth II"),
    (date(2011, 4, 29), "Wedding of Prince William and Catherine Middleton"),
    (date(2012, 6, 5), "Diamond Jubilee of Queen Elizabeth II"),
    (date(2022, 6, 3), "Platinum Jubilee of Queen Elizabeth II"),
    (date(2022, 9, 19), "State Funeral of Queen Elizabeth II"),
    (date(2023, 5, 8), "Coronation of King Charles III"),
)


def _holidays_of(line: str) -> list[Holiday]:
    year, *days = line.split()
    return [
        Holiday(date.fromisoformat(f"{year}-{day}"), name, kind)
        for day, (name, kind) in zip(days, _COLUMNS, strict=True)
        if day != "-"
    ]


#: Every holiday of the table, in order of date.
HOLIDAYS: tuple[Holiday, ...] = tuple(
    sorted(
        [
            *(
                day
                for line in _YEARS.splitlines()
                if line[:1].isdigit()
                for day in _holidays_of(line)
            ),
            *(Holiday(on, name, HolidayKind.BANK_HOLIDAY) for on, name in _SINGLE_DAYS),
        ],
        key=lambda holiday: holiday.on,
    )
)

#: The first and the last day about which the table says anything, weekdays without a holiday
#: included.
HOLIDAYS_KNOWN_FROM = date(1995, 1, 1)
HOLIDAYS_KNOWN_UNTIL = date(2036, 12, 31)
