"""What a rule is made of, and the kinds of value it can have: how each is read, written and said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Protocol

from footprint.domain.law import Strength

Value = str | int | bool | time | None


class NotAValueError(ValueError):
    """Text that is no value of the rule; the message is the sentence for whoever typed it."""


class Kind(Protocol):
    """A kind of value. `read` and `write` are each other's reverse on what `read` takes."""

    def read(self, text: str) -> Value:
        """The value; `NotAValueError` with a sentence where the text is none."""

    def write(self, value: Value) -> str: ...

    def words(self, value: Value) -> str: ...


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few; the words of each by its value."""

    choices: Mapping[str, str]

    def read(self, text: str) -> Value:
        if text not in self.choices:
            raise NotAValueError("Choose one of the answers")
        return text

    def write(self, value: Value) -> str:
        return str(value)

    def words(self, value: Value) -> str:
        return self.choices[str(value)]


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number of `unit`, from `least` up to `most`. `none` is what is said where there is no
    such rule, and only then may it be left empty."""

    unit: str
    least: int
    most: int
    none: str = ""

    def read(self, text: str) -> Value:
        typed = text.strip()
        if not typed and self.none:
            return None
        if not (typed.isascii() and typed.isdigit() and self.least <= int(typed) <= self.most):
            raise NotAValueError(f"Enter a whole number from {self.least} to {self.most}")
        return int(typed)

    def write(self, value: Value) -> str:
        return "" if value is None else str(value)

    def words(self, value: Value) -> str:
        if value is None:
            return self.none
        return f"{value} {self.unit.removesuffix('s') if value == 1 else self.unit}"


@dataclass(frozen=True, slots=True)
class YesOrNo:
    def read(self, text: str) -> Value:
        if text not in {"yes", "no"}:
            raise NotAValueError("Choose yes or no")
        return text == "yes"

    def write(self, value: Value) -> str:
        return "yes" if value else "no"

    def words(self, value: Value) -> str:
        return self.write(value).capitalize()


@dataclass(frozen=True, slots=True)
class OfTheDay:
    """A time of the day, to the minute."""

    def read(self, text: str) -> Value:
        hours, _, minutes = text.strip().replace(".", ":").partition(":")
        try:
            return time(int(hours), int(minutes or 0))
        except ValueError:
            raise NotAValueError("Enter a time, such as 15:30") from None

    def write(self, value: Value) -> str:
        assert isinstance(value, time)  # noqa: S101 (for the type checker)
        return f"{value:%H:%M}"

    def words(self, value: Value) -> str:
        return self.write(value)


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text, or nothing; `email`: an address that letters can go to."""

    email: bool = False

    def read(self, text: str) -> Value:
        typed = " ".join(text.split())
        if len(typed) > 200:
            raise NotAValueError("Enter no more than 200 characters")
        name, _, host = typed.partition("@")
        if typed and self.email and not (name and "." in host and " " not in typed):
            raise NotAValueError("Enter an e-mail address, such as name@council.example")
        return typed

    def write(self, value: Value) -> str:
        return str(value)

    def words(self, value: Value) -> str:
        return str(value) or "Not set"


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that a rule may be, and the sentence that refuses more."""

    most: int
    refusal: str


@dataclass(frozen=True, slots=True)
class RuleKind:
    """One rule. `title` is a question, or names what is set; `help` says what hangs on it; `source`
    where the default comes from. `in_figures`: figures already made may change with it."""

    key: str
    section: str
    title: str
    help: str
    kind: Kind
    default: Value
    strength: Strength
    source: str
    ceiling: Ceiling | None = None
    in_figures: bool = False

    def read(self, text: str) -> Value:
        """The value that was typed; `NotAValueError` says what is wrong with it."""
        value = self.kind.read(text)
        if self.ceiling and isinstance(value, int) and value > self.ceiling.most:
            raise NotAValueError(self.ceiling.refusal)
        return value

    @property
    def default_words(self) -> str:
        return self.kind.words(self.default)
