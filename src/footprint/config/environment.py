"""What an installation is told by its environment: read once, whole, before anything starts."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

SHORTEST_SECRET = 50


class SettingsError(Exception):
    """The environment cannot be used; the message names everything that is wrong with it."""


@dataclass(frozen=True)
class Environment:
    """The settings of one installation.

    `folder` holds the store of a SQLite installation and what is kept beside it. `papers` holds the
    files that people give about children: by itself `folder`/papers. `address` is
    where people find the service: `https://footprint.example.gov.uk`. `database_url` is a
    PostgreSQL address, or empty for SQLite. `mail_url` is `smtp://`, `smtp+tls://` (STARTTLS) or
    `smtps://`, or empty in a demo, whose letters are written as files. `mail_from` is their sender,
    `Reviewing service <reviews@example.gov.uk>`; `mail_reply_to` who reads answers, if it is another.
    `proxies` is how many stand between the network and this program and add to X-Forwarded-For.
    """

    folder: Path
    papers: Path
    secret_key: str
    address: str
    database_url: str
    mail_url: str
    mail_from: str
    mail_reply_to: str
    demo: bool
    second_factor_required: bool
    proxies: int

    @property
    def host(self) -> str:
        return urlsplit(self.address).hostname or ""

    @property
    def over_tls(self) -> bool:
        return urlsplit(self.address).scheme == "https"


#: What must be set, and what it is. A demo needs no letters and only its own machine.
NEEDED = {
    "FOOTPRINT_FOLDER": "the folder of the store",
    "FOOTPRINT_SECRET_KEY": f"{SHORTEST_SECRET} random characters or more, kept to this service",
    "FOOTPRINT_ADDRESS": "where people find it, such as https://footprint.example.gov.uk",
    "FOOTPRINT_MAIL_URL": "such as smtp+tls://name:password@mail.example.gov.uk:587",
    "FOOTPRINT_MAIL_FROM": "the sender of its letters",
}
NEEDED_OUTSIDE_A_DEMO = {"FOOTPRINT_MAIL_URL", "FOOTPRINT_MAIL_FROM"}


def read_environment(variables: Mapping[str, str]) -> Environment:
    """The settings, or `SettingsError` with every fault in one sentence."""
    demo = _yes(variables.get("FOOTPRINT_DEMO", ""))
    faults = [*_missing(variables, demo=demo), *_unusable(variables, demo=demo)]
    if faults:
        raise SettingsError(f"Footprint cannot start: {'; '.join(faults)}.")
    return Environment(
        folder=Path(variables["FOOTPRINT_FOLDER"]),
        papers=Path(variables.get("FOOTPRINT_PAPERS") or f"{variables['FOOTPRINT_FOLDER']}/papers"),
        secret_key=variables["FOOTPRINT_SECRET_KEY"],
        address=variables["FOOTPRINT_ADDRESS"].rstrip("/"),
        database_url=variables.get("FOOTPRINT_DATABASE_URL", ""),
        mail_url=variables.get("FOOTPRINT_MAIL_URL", ""),
        mail_from=variables.get("FOOTPRINT_MAIL_FROM") or "footprint@localhost",
        mail_reply_to=variables.get("FOOTPRINT_MAIL_REPLY_TO", "").strip(),
        demo=demo,
        second_factor_required=_second_factor(variables, demo=demo) == "required",
        proxies=int(variables.get("FOOTPRINT_PROXIES") or (0 if demo else 1)),
    )


def _missing(variables: Mapping[str, str], *, demo: bool) -> list[str]:
    return [
        f"{name} is not set ({meaning})"
        for name, meaning in NEEDED.items()
        if not variables.get(name) and not (demo and name in NEEDED_OUTSIDE_A_DEMO)
    ]


def _unusable(variables: Mapping[str, str], *, demo: bool) -> list[str]:
    faults = []
    secret = variables.get("FOOTPRINT_SECRET_KEY", "")
    if secret and len(secret) < SHORTEST_SECRET:
        faults.append(f"FOOTPRINT_SECRET_KEY has fewer than {SHORTEST_SECRET} characters")
    address = urlsplit(variables.get("FOOTPRINT_ADDRESS", ""))
    if variables.get("FOOTPRINT_ADDRESS"):
        if not address.hostname or address.scheme not in {"http", "https"}:
            faults.append("FOOTPRINT_ADDRESS is not an address such as https://name")
        elif address.scheme == "http" and not demo:
            faults.append("FOOTPRINT_ADDRESS must begin with https:// outside a demo")
    if not Path(variables.get("FOOTPRINT_PAPERS") or "/").is_absolute():
        faults.append("FOOTPRINT_PAPERS is not a whole path")
    url = variables.get("FOOTPRINT_DATABASE_URL", "")
    mail = variables.get("FOOTPRINT_MAIL_URL", "")
    if mail and urlsplit(mail).scheme not in {"smtp", "smtp+tls", "smtps"}:
        faults.append("FOOTPRINT_MAIL_URL does not begin with smtp://, smtp+tls:// or smtps://")
    if url and urlsplit(url).scheme not in {"postgresql", "postgres"}:
        faults.append("FOOTPRINT_DATABASE_URL does not begin with postgresql://")
    if not (variables.get("FOOTPRINT_PROXIES") or "0").isdigit():
        faults.append("FOOTPRINT_PROXIES is not a number")
    if _second_factor(variables, demo=demo) not in {"required", "optional"}:
        faults.append("FOOTPRINT_SECOND_FACTOR is neither required nor optional")
    return faults


def _second_factor(variables: Mapping[str, str], *, demo: bool) -> str:
    return variables.get("FOOTPRINT_SECOND_FACTOR") or ("optional" if demo else "required")


def _yes(text: str) -> bool:
    return text.strip().casefold() in {"1", "yes", "true"}
