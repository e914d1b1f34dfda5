"""What the demo says when it will not do what was asked."""


class DemoRefusedError(ValueError):
    """What was asked for cannot be made; the message is a sentence for the person who asked.
    Nothing of theirs has been touched."""
