"""By what and when an output was made, and whose definitions it keeps."""

from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version

from footprint.formats.tables import written_date


@dataclass(frozen=True, slots=True)
class Made:
    """`today` is the day on which an output is made, `version` that of Footprint. `signed`: who
    signed the definitions for the year."""

    today: date
    version: str
    signed: str = "Definitions signed: none."

    def words(self) -> tuple[str, ...]:
        """The sentences that a page and a workbook carry."""
        return (
            f"Made with Footprint {self.version} on {written_date(self.today)}.",
            self.signed,
        )


def version_installed() -> str:
    """The version of Footprint that is installed; from source alone there is none."""
    try:
        return version("footprint")
    except PackageNotFoundError:
        return "from source"
