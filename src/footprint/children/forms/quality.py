"""Why an item of data quality stays as it is."""

from footprint.children.forms.access import reason
from footprint.children.forms.by_hand import VersionedForm


class SettleForm(VersionedForm):
    reason = reason("Say why it stays as it is")


class OpenAgainForm(VersionedForm):
    """A confirmation."""
