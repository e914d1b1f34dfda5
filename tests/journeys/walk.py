"""What a person does in a browser, and what is looked for on every page she comes to."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Locator, Page

from tests.journeys.site import PASSWORD, Site, Visitor

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1280, 390)
#: Chromium says this of every page whose status is an error; the walks come to such pages.
STATUS = "Failed to load resource: the server responded with a status of"


#: For a window whose person the test names herself.
NOBODY = Visitor(0, "")


@cache
def _axe() -> str:
    if not AXE.exists():
        sentence = "The accessibility check needs axe-core. Run tools/assets.sh."
        (pytest.fail if os.environ.get("CI") else pytest.skip)(sentence)
    return AXE.read_text()


class Walk:
    """One window. `complaints` gathers what the browser's console said that it should not."""

    def __init__(self, page: Page, site: Site, visitor: Visitor = NOBODY) -> None:
        self.page, self.site, self.visitor = page, site, visitor
        self.complaints: list[str] = []
        page.set_default_timeout(30_000)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(STATUS):
            self.complaints.append(message.text)

    def open(self, path: str) -> None:
        self.page.goto(path)

    def sign_in(self, password: str = PASSWORD, email: str = "") -> None:
        self.page.get_by_label("E-mail address").fill(email or self.visitor.email)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.press("Sign in")

    def press(self, name: str) -> None:
        self._arrive_by(self.page.get_by_role("button", name=name, exact=True))

    def follow(self, name: str) -> None:
        self._arrive_by(self.page.get_by_role("link", name=name))

    def _arrive_by(self, control: Locator) -> None:
        """Clicks, and waits for the page that it leads to: what is asked next is asked of that one."""
        with self.page.expect_navigation(wait_until="load"):
            control.click()

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def looks(self, name: str) -> None:
        """No violation of WCAG 2.2 AA here, at either width, and nothing wider than the page.

        `name` is the picture's, when FOOTPRINT_PICTURES names a folder for them.
        """
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            self._picture(f"{name}-{width}.png")
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{name} is {wide} wide at {width}"
            violations = self._violations()
            assert violations == [], f"{name} at {width}: " + "\n".join(violations)
        self.page.set_viewport_size({"width": WIDTHS[0], "height": 900})

    def _violations(self) -> list[str]:
        self.page.evaluate(_axe())
        options = json.dumps({"runOnly": {"type": "tag", "values": RULES}})
        found: dict[str, Any] = self.page.evaluate(f"axe.run(document, {options})")
        return [
            f"{one['id']}: {node['html']} {node['failureSummary']}"
            for one in found["violations"]
            for node in one["nodes"]
        ]

    def _picture(self, name: str) -> None:
        if folder := os.environ.get("FOOTPRINT_PICTURES"):
            self.page.screenshot(path=Path(folder) / name, full_page=True)
