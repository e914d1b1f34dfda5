"""What an address asks of a list: its filter and the number of its page."""

from urllib.parse import urlencode

from django.http import QueryDict


def number_asked(sent: QueryDict) -> int:
    number = sent.get("page", "1")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 1


def filter_asked(sent: QueryDict) -> str:
    """The filter as the address has it, without what is empty and without the page."""
    return urlencode([(name, value) for name, value in sent.items() if value and name != "page"])


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
