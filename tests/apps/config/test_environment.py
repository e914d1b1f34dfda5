"""An installation is told everything that is wrong with its settings, at once."""

import pytest

from footprint.config.environment import SettingsError, read_environment
from footprint.config.mail import mail_settings
from tests.installation import ENVIRONMENT


def test_every_missing_setting_is_named_in_one_sentence() -> None:
    with pytest.raises(SettingsError) as said:
        read_environment({})
    sentence = str(said.value)
    for name in ("FOLDER", "SECRET_KEY", "ADDRESS", "MAIL_URL", "MAIL_FROM"):
        assert f"FOOTPRINT_{name} is not set" in sentence
    assert sentence.startswith("Footprint cannot start: ")
    assert sentence.count("; ") == 4


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SECRET_KEY", "x" * 49, "fewer than 50 characters"),
        ("ADDRESS", "http://footprint.test", "must begin with https://"),
        ("ADDRESS", "footprint.test", "is not an address"),
        ("DATABASE_URL", "mysql://here/name", "does not begin with postgresql://"),
        ("MAIL_URL", "imap://here", "does not begin with smtp://"),
        ("PAPERS", "papers", "is not a whole path"),
        ("SECOND_FACTOR", "perhaps", "neither required nor optional"),
        ("PROXIES", "one", "is not a number"),
    ],
)
def test_a_setting_that_cannot_be_used_is_said(name: str, value: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        read_environment({**ENVIRONMENT, f"FOOTPRINT_{name}": value})


def test_a_second_factor_is_asked_for_unless_it_is_said_otherwise_and_never_by_itself_in_a_demo() -> (
    None
):
    told = {name: value for name, value in ENVIRONMENT.items() if "SECOND" not in name}
    assert read_environment(told).second_factor_required
    assert not read_environment({**told, "FOOTPRINT_DEMO": "yes"}).second_factor_required


def test_a_demo_needs_no_mail_server_and_writes_its_letters_as_files() -> None:
    told = {
        **ENVIRONMENT,
        "FOOTPRINT_DEMO": "yes",
        "FOOTPRINT_ADDRESS": "http://127.0.0.1:8000",
        "FOOTPRINT_MAIL_URL": "",
        "FOOTPRINT_MAIL_FROM": "",
    }
    settings = mail_settings(read_environment(told))
    assert settings["EMAIL_BACKEND"].endswith("filebased.EmailBackend")


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.test", 25, False, False),
        ("smtp+tls://ada:s%40w@mail.test", 587, True, False),
        ("smtps://mail.test:4650", 4650, False, True),
    ],
)
def test_a_mail_server_is_named_by_one_address(url: str, port: int, tls: bool, ssl: bool) -> None:
    settings = mail_settings(read_environment({**ENVIRONMENT, "FOOTPRINT_MAIL_URL": url}))
    assert settings["EMAIL_HOST"] == "mail.test"
    assert (settings["EMAIL_PORT"], settings["EMAIL_USE_TLS"], settings["EMAIL_USE_SSL"]) == (
        port,
        tls,
        ssl,
    )
    if "ada" in url:
        assert settings["EMAIL_HOST_PASSWORD"] == "s@w"


def test_papers_lie_beside_the_store_unless_it_is_said_otherwise() -> None:
    folder = ENVIRONMENT["FOOTPRINT_FOLDER"]
    assert str(read_environment(ENVIRONMENT).papers) == f"{folder}/papers"
    told = {**ENVIRONMENT, "FOOTPRINT_PAPERS": "/srv/papers"}
    assert str(read_environment(told).papers) == "/srv/papers"
