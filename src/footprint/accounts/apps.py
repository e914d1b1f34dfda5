from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "footprint.accounts"

    def ready(self) -> None:
        from allauth.mfa.signals import authentication_failed  # noqa: PLC0415 (needs the models)

        from footprint.accounts.signing_in import note_wrong_code  # noqa: PLC0415

        authentication_failed.connect(note_wrong_code, dispatch_uid="note_wrong_code")
