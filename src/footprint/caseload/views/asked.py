"""What an address asks of a list: its filter and the number of its page."""

from urllib.parse import urlencode

from django.http import QueryDict


def number_asked(sent: QueryDict) -> int:
    number = sent.get("page", "1")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 1


def filter_asked(sent: QueryDict) -> str:
    """The filter as the address has it, without what is empty and without the page."""
    return urlencode([(name, value) for name, value in sent.items() if value and name != "page"])


#: What a caseload's address may ask, a day in one part or in three, and the number of its page.
_OF_A_CASELOAD = (
    *("name", "show", "officer", "sort", "page"),
    *("as_at", "as_at-day", "as_at-month", "as_at-year"),
)


def leads_back(sent: QueryDict) -> str:
    """What a caseload adds to the address of a child's page, which then leads back to it as it
    was filtered, sorted and turned to a page."""
    asked = urlencode([(name, value) for name, value in sent.items() if value])
    return f"?{urlencode({'list': asked})}" if asked else ""


def caseload_left(sent: QueryDict) -> str:
    """The caseload from which a child's page was opened, as its address asks for it. Nothing but
    what a caseload may be asked is taken from what was sent."""
    left = QueryDict(sent.get("list", "")[:1000])
    return urlencode([(name, left[name]) for name in _OF_A_CASELOAD if left.get(name)])


def pages(
    number: int, last: int, asked: str, before: str = "Previous", after: str = "Next"
) -> dict[str, object]:
    """Links to the pages before and after, as the design system's pagination takes them."""
    rest = f"&{asked}" if asked else ""
    links: dict[str, object] = {}
    if number > 1:
        links["previous"] = {"href": f"?page={number - 1}{rest}", "text": before}
    if number < last:
        links["next"] = {"href": f"?page={number + 1}{rest}", "text": after}
    return links
