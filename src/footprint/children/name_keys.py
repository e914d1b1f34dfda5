"""By what a name is found and sorted, however it is typed."""

import unicodedata


def name_key(*parts: str | None) -> str:
    """The parts of a name that there are, casefolded and unaccented, with a space between them."""
    plain = unicodedata.normalize("NFKD", " ".join(filter(None, parts)).casefold())
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return " ".join(letters.split())
