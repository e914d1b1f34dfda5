"""Names as they are searched and sorted: the two stores do both differently, so it is done here."""

import unicodedata


def name_key(*names: str) -> str:
    """All of the names casefolded and without accents: "Zoë O'Neill" is found as "zoe o neill"."""
    spread = unicodedata.normalize("NFKD", " ".join(names).casefold())
    letters = ("" if unicodedata.combining(one) else one for one in spread)
    return " ".join("".join(one if one.isalnum() else " " for one in letters).split())
