"""By what and when an output was made."""

from dataclasses import dataclass
from datetime import date

from footprint.formats.tables import written_date


@dataclass(frozen=True, slots=True)
class Made:
    """`today` is the day on which an output is made, `version` that of Footprint."""

    today: date
    version: str

    def words(self) -> tuple[str, ...]:
        """The sentences that a page and a workbook carry."""
        return (
            f"Made with Footprint {self.version} on {written_date(self.today)}.",
            "Definitions signed: none.",
        )
