"""How long a practised person takes over what a journey does: an estimate, no measurement.

The keystroke-level model (Card, Moran and Newell, "The keystroke-level model for user performance
time with interactive systems", Communications of the ACM 23(7), 1980) gives each deed its seconds.
It knows nothing of reading and of finding one's words: reading is counted apart, at 200 words a
minute, slower than the mean of adults (238 for English non-fiction: Brysbaert, Journal of Memory
and Language 109, 2019); what is typed is taken to be known before it is typed.
"""

from dataclasses import dataclass

#: Seconds. A key or a button, of somebody who types 40 words a minute and is no typist.
KEY = 0.28
#: To point at a thing on the screen; with a finger it is less.
POINT = 1.10
#: The hand goes to the keys.
HOME = 0.40
#: To make up one's mind about one thing.
MIND = 1.35
#: Words a minute.
READING = 200


@dataclass(slots=True)
class Work:
    """Taps, texts with their letters, the words that were there to be read, and the seconds that the
    pages took to come."""

    taps: int = 0
    texts: int = 0
    letters: int = 0
    words: int = 0
    waiting: float = 0.0

    @property
    def acting(self) -> float:
        """Seconds: each tap and each text is thought of, pointed at and pressed."""
        deeds = self.taps * (MIND + POINT + KEY)
        return deeds + self.texts * HOME + self.letters * KEY

    @property
    def reading(self) -> float:
        return self.words / READING * 60

    @property
    def minutes(self) -> float:
        return (self.acting + self.reading + self.waiting) / 60

    def __str__(self) -> str:
        return (
            f"{self.minutes:.1f} minutes by estimate: {self.taps} taps and {self.letters} letters "
            f"{self.acting / 60:.1f}, {self.words} words to read {self.reading / 60:.1f}, pages "
            f"{self.waiting:.1f} seconds"
        )
