"""What is left out of a version, put in, and written in other words; and who is given it."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict

from footprint.children.forms.by_hand import VersionedForm
from footprint.domain.plain_words import Found
from footprint.reviews.codes import ROUTES, ForWhom, PaperKind
from footprint.reviews.facts.sending import Changes, Chosen, Offered, VersionSeen
from footprint.reviews.forms.record import LONGEST
from footprint.ui.fields import DayField


class ChangesForm(VersionedForm):
    """A tick a piece, `in-<code>`: it is given. In the child's version its text too, `text-<code>`.
    `kept` are words of the word list that stay; `papers` go with it."""

    kept = forms.MultipleChoiceField(required=False)
    papers = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(
        self,
        data: QueryDict | None,
        version: VersionSeen,
        found: Iterable[Found],
        papers: Iterable[tuple[int, str]],
    ) -> None:
        super().__init__(data, initial={"version": version.version})
        self.seen = version
        words = dict.fromkeys([*version.changes.kept, *(one.says for one in found)])
        self.fields["kept"].choices = [(one, one) for one in words]  # type: ignore[attr-defined]
        self.initial["kept"] = list(version.changes.kept)
        offered = [(key, PaperKind(kind).label) for key, kind in papers]
        self.fields["papers"].choices = offered  # type: ignore[attr-defined]
        self.initial["papers"] = list(version.changes.papers)
        for one in version.pieces:
            self.fields[f"in-{one.code}"] = forms.BooleanField(required=False)
            self.initial[f"in-{one.code}"] = not one.left_out
            if version.for_whom is ForWhom.CHILD:
                self.fields[f"text-{one.code}"] = forms.CharField(
                    max_length=LONGEST, required=False
                )
                self.initial[f"text-{one.code}"] = one.text

    def changes(self) -> Changes:
        told = self.cleaned_data
        pieces = self.seen.pieces
        return Changes(
            left_out=tuple(one.code for one in pieces if not told[f"in-{one.code}"]),
            put_in=tuple(one.code for one in pieces if one.offered and told[f"in-{one.code}"]),
            texts=self._texts(),
            kept=tuple(told["kept"]),
            papers=tuple(told["papers"]),
        )

    def _texts(self) -> dict[str, str]:
        """Where something else is typed than the rule gives."""
        if self.seen.for_whom is not ForWhom.CHILD:
            return {}
        typed = {
            one.code: self.cleaned_data[f"text-{one.code}"].replace("\r\n", "\n").strip()
            for one in self.seen.pieces
        }
        ruled = {one.code: one.as_ruled.strip() for one in self.seen.pieces}
        return {code: text for code, text in typed.items() if text and text != ruled[code]}


class ApproveForm(VersionedForm):
    """`digest` is of the version that stood on the page."""

    digest = forms.CharField(widget=forms.HiddenInput)


class ListForm(forms.Form):
    """Two fields a recipient: `what-<number>`, the kind of version or nothing, and `how-<number>`."""

    def __init__(self, data: QueryDict | None, offered: Iterable[Offered]) -> None:
        super().__init__(data)
        self.offered = tuple(one for one in offered if one.kinds and one.routes)
        for number, one in enumerate(self.offered):
            self.fields[f"what-{number}"] = forms.ChoiceField(
                choices=[("", "Nothing"), *((kind.value, kind.label) for kind in one.kinds)],
                required=False,
            )
            self.initial[f"what-{number}"] = one.kind.value if one.kind else ""
            self.fields[f"how-{number}"] = forms.ChoiceField(
                choices=[(route, ROUTES[route]) for route in one.routes]
            )
            self.initial[f"how-{number}"] = one.routes[0]

    def chosen(self) -> list[Chosen]:
        told = self.cleaned_data
        return [
            Chosen(one.key, ForWhom(told[f"what-{number}"]), told[f"how-{number}"])
            for number, one in enumerate(self.offered)
            if told[f"what-{number}"]
        ]


class GivenForm(VersionedForm):
    on = DayField(error_messages={"required": "Enter the day on which it was given"})


class FiledForm(VersionedForm):
    on = DayField(error_messages={"required": "Enter the day on which it was filed"})
    receipt = forms.CharField(
        max_length=200, error_messages={"required": "Enter the receipt number"}
    )


class TakeBackForm(VersionedForm):
    """It is pressed, and nothing typed."""
