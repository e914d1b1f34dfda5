"""A file, folder, zip or return that is not taken at all."""


class ReturnRefused(Exception):  # noqa: N818  a refusal is an answer, not a mistake of ours
    """One clear sentence that says what was refused, and what to do about it where that helps."""
