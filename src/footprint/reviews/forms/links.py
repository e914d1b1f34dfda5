"""The word of a personal link, as whoever agreed it types it."""

from django import forms

from footprint.children.forms.by_hand import VersionedForm


class AgreeWordForm(VersionedForm):
    """The word is kept as a hash and shown nowhere again; without an address the link is handed over."""

    agreed_word = forms.CharField(
        max_length=100, error_messages={"required": "Type the word that you agreed"}
    )
    email = forms.EmailField(
        required=False,
        error_messages={"invalid": "Enter an e-mail address, or leave it empty"},
    )

    def said(self) -> dict[str, object]:
        told = self.cleaned_data
        return {
            "word": told["agreed_word"],
            "email": told["email"],
            "version": told["version"],
        }
