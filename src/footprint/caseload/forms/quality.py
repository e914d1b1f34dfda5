"""What is asked of the list of data quality."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from footprint.caseload.item_list import ItemList, ItemsAsked
from footprint.children.presenters.quality import KINDS, TITLES, title_of_code
from footprint.domain.codes import collection_year

SORTED: Mapping[str, str] = {
    "child": "Child",
    "-day": "Day, latest first",
    "day": "Day, longest ago first",
    "what": "What is unsound",
}
TO_LOOK_AT, SETTLED = "", "settled"


class ItemsForm(forms.Form):
    """Empty fields ask for everything that is to be looked at. What cannot be asked is said, and the
    rest is shown."""

    show = forms.ChoiceField(
        required=False,
        choices=[(TO_LOOK_AT, "To look at"), (SETTLED, "Settled")],
        error_messages={"invalid_choice": "There is no such part of the list"},
    )
    kind = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "There is no such kind"}
    )
    code = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "There is no such code"}
    )
    year = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": "Nothing here is of that year"},
    )
    officer = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": "Nobody here has this officer"},
    )
    sort = forms.ChoiceField(
        required=False,
        choices=list(SORTED.items()),
        error_messages={"invalid_choice": "The list cannot be sorted by that"},
    )

    def __init__(self, data: Mapping[str, Any], *, held: ItemList, by_officer: bool) -> None:
        super().__init__(data)
        self._officers = held.officers if by_officer else {}
        codes = {item.code: title_of_code(item.code) for item in held.items}
        # Once the last of a code is mended, the list that one comes back to is empty, not wrong.
        asked = str(data.get("code", ""))
        codes |= {asked: title_of_code(asked)} if asked in TITLES else {}
        by_title = sorted(codes.items(), key=lambda one: one[1].casefold())
        years = [(year, collection_year(year)) for year in held.years]
        self._offer("kind", [("", "Every kind"), *((str(k), v) for k, v in KINDS.items())])
        self._offer("code", [("", "Everything"), *by_title])
        self._offer("year", [("", "Every year"), *years])
        self._offer("officer", [("", "Every officer"), *self._officers.items()])

    def _offer(self, name: str, choices: Iterable[tuple[object, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 (for the type checker)
        field.choices = list(choices)

    def asked(self, page: int) -> ItemsAsked:
        self.full_clean()
        cleaned = self.cleaned_data
        return ItemsAsked(
            settled=cleaned.get("show") == SETTLED,
            kind=cleaned.get("kind") or "",
            code=cleaned.get("code") or "",
            year=cleaned.get("year"),
            officer_id=cleaned.get("officer"),
            sort=cleaned.get("sort") or "child",
            page=page,
        )

    def in_words(self) -> list[str]:
        """What narrows the list, as a person says it."""
        asked = self.cleaned_data
        said = ["settled"] if asked.get("show") else []
        if asked.get("kind"):
            said.append(dict(KINDS)[asked["kind"]])
        if asked.get("code"):
            said.append(title_of_code(asked["code"]))
        if asked.get("year"):
            said.append(f"of {collection_year(asked['year'])}")
        if asked.get("officer"):
            said.append(f"held by {self._officers[asked['officer']]}")
        return said
