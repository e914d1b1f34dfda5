"""A page's form as a browser without script would send it."""

from html.parser import HTMLParser
from typing import Any

_NOT_SENT = {"submit", "button", "file"}


class _Fields(HTMLParser):
    def __init__(self, number: int) -> None:
        super().__init__()
        self.number, self.forms = number, 0
        self.sent: dict[str, list[str]] = {}
        self.typing = ""
        self.choosing = ""

    @property
    def within(self) -> bool:
        return self.forms == self.number

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        name = told.get("name") or ""
        if tag == "form" and told.get("method") == "post" and "novalidate" in told:
            self.forms += 1
        elif not self.within:
            return
        elif tag == "input" and told.get("type") not in _NOT_SENT:
            if told.get("type") not in {"radio", "checkbox"} or "checked" in told:
                self.sent.setdefault(name, []).append(told.get("value") or "")
        elif tag == "textarea":
            self.typing = name
            self.sent[name] = [""]
        elif tag == "select":
            self.choosing = name
        elif tag == "option" and "selected" in told:
            self.sent[self.choosing] = [told.get("value") or ""]

    def handle_data(self, data: str) -> None:
        if self.typing:
            self.sent[self.typing] = [self.sent[self.typing][0] + data]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.typing:
            # A browser takes away the line that begins it.
            self.sent[self.typing] = [self.sent[self.typing][0].removeprefix("\n")]
            self.typing = ""
        if tag == "form":
            self.number = -1 if self.within else self.number


def fields_on(page: str, number: int = 1) -> dict[str, Any]:
    """What the form of that number sends, as it stands on the page."""
    read = _Fields(number)
    read.feed(page)
    return dict(read.sent)
