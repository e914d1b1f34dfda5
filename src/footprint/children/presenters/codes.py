"""What a return's code means."""

from footprint.domain.codes import CodeSet


def meaning(codes: CodeSet, code: str | None) -> str:
    """In words; the code itself where no list knows it."""
    if not code:
        return ""
    words = codes.meaning(code) if code in codes.known else f"code {code}"
    return words[:1].upper() + words[1:]
