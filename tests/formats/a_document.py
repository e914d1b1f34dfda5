"""A made-up record with every kind of block, and texts that try what a format bears."""

from footprint.formats.document import (
    Bullets,
    Document,
    Facts,
    Heading,
    Note,
    Paragraph,
    Table,
    paragraphs,
)

ARABIC = "أحب مدرستي"
HOSTILE = {
    "markup": "</p><script>alert(1)</script><b>&amp;</b> {{ 7 * 7 }} ]]>",
    "a null": "before\0after \x07\x1b[31m \ud800 \ufffe",
    "from right to left": f"{ARABIC} \u202eturned about",
    "emoji": "I like it 😀 👩‍👧‍👦 🇬🇧",
    "other line ends": "one\r\ntwo\rthree\u2028four",
}


def record() -> Document:
    return Document(
        "Record of the review of 3 May 2026",
        blocks=(
            Facts((("Reviewing officer", "Olive Officer"), ("Held on", "3 May 2026"))),
            Note("The next review is due by 3 November 2026."),
            Heading(2, "What Mina said"),
            *paragraphs(
                "I like my school.\n\nI would like to see Otto more often,\nat weekends too."
            ),
            Bullets(("going well: school", "needs to improve: contact")),
            Heading(3, "Decisions"),
            Table(
                "What was decided",
                ("What", "Who", "By when"),
                tuple(
                    (f"Decision {number} " * 9, "Sal Social", "3 June 2026") for number in range(30)
                ),
            ),
            Heading(2, "Rights"),
            Paragraph("Told how to complain."),
        ),
    )


def with_text(text: str) -> Document:
    """The text in every place that a text can have."""
    return Document(
        f"Title {text}",
        blocks=(
            Heading(2, text),
            Paragraph(text),
            Note(text),
            Bullets((text, text)),
            Table(text, (text, "b"), ((text, text),)),
            Facts(((text, text),)),
        ),
    )
