"""What a file's name says it is, against what it is."""

from footprint.papers.facts import ENDINGS, LABELS, FileType, PaperRefusedError


def must_fit(name: str, found: FileType) -> None:
    """Refuses a name that says something else; one without an ending says nothing."""
    ending = _ending(name)
    if ending and ending not in ENDINGS[found]:
        raise PaperRefusedError(
            f"The file’s name ends in .{ending}, but inside it is {LABELS[found]}. Look whether it is "
            "the right file, and give it the right name."
        )


def with_ending(name: str, found: FileType) -> str:
    return name if _ending(name) else f"{name}.{ENDINGS[found][0]}"


def _ending(name: str) -> str:
    """In lower case; none where what follows the last full stop is no ending ("Dr. Smith")."""
    ending = name.rpartition(".")[2] if "." in name else ""
    return ending.lower() if ending.isascii() and ending.isalnum() and len(ending) <= 5 else ""
