"""By what a name is found and sorted, however it is typed."""

import unicodedata


def name_key(*names: str | None) -> str:
    """All the names that there are, casefolded and without accents: Zoë O'Neill is "zoe o neill"."""
    spread = unicodedata.normalize("NFKD", " ".join(filter(None, names)).casefold())
    letters = (one for one in spread if not unicodedata.combining(one))
    return " ".join("".join(one if one.isalnum() else " " for one in letters).split())
