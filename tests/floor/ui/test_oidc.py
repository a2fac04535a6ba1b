"""Which providers secrets.toml offers, and what the log says of those that it does not."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit import config
from streamlit.runtime.secrets import secrets_singleton

from floor.rules.oidc import Provider
from floor.ui import oidc

METADATA = "https://id.example/.well-known/openid-configuration"
AUTH = """
[auth]
redirect_uri = "https://floor.example/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
"""
CLIENT = f'client_id = "floorboard"\nclient_secret = "x"\nserver_metadata_url = "{METADATA}"\n'

Secrets = Callable[[str], None]


@pytest.fixture
def secrets(tmp_path: Path) -> Iterator[Secrets]:
    """Write secrets.toml."""
    before = config.get_option("secrets.files")
    file = tmp_path / "secrets.toml"

    def write(text: str) -> None:
        file.write_text(text)
        config.set_option("secrets.files", [str(file)])
        secrets_singleton._reset()
        oidc._say.cache_clear()

    yield write
    config.set_option("secrets.files", before)
    secrets_singleton._reset()


def test_without_a_section_nobody_is_offered_anything(secrets: Secrets) -> None:
    secrets("")
    assert oidc.providers() == ()


def test_the_default_provider_stands_in_the_section_itself_and_is_called_by_its_host(secrets: Secrets) -> None:
    secrets(AUTH + CLIENT)
    assert oidc.providers() == (Provider("default", "id.example", "floorboard", METADATA),)


def test_several_providers_have_sections_and_labels_of_their_own(secrets: Secrets) -> None:
    secrets(f'{AUTH}[auth.company]\nlabel = "ACME"\n{CLIENT}[auth.partner]\n{CLIENT}')
    assert [(one.key, one.label) for one in oidc.providers()] == [("company", "ACME"), ("partner", "id.example")]


def test_what_the_provider_is_asked_for_is_no_provider(secrets: Secrets) -> None:
    secrets(f'{AUTH}{CLIENT}[auth.client_kwargs]\nscope = "openid email"\n')
    assert [one.key for one in oidc.providers()] == ["default"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (AUTH.replace("cookie_secret", "other") + CLIENT, "needs a cookie_secret of 32"),
        (AUTH.replace("0123456789abcdef0123456789abcdef", "short") + CLIENT, "needs a cookie_secret of 32"),
        (AUTH.replace("redirect_uri", "other") + CLIENT, "needs a redirect_uri"),
        (AUTH.replace("/oauth2callback", "/callback") + CLIENT, "needs a redirect_uri"),
        (AUTH.replace("https", "http") + CLIENT, "needs a redirect_uri"),
        (AUTH + CLIENT.replace("https", "http"), "must begin with https://"),
        (AUTH + CLIENT.replace("client_secret", "other"), "client_secret"),
        (f"{AUTH}[auth.a_b]\n{CLIENT}", "small letters, digits and hyphens"),
        (f"{AUTH}[auth.Company]\n{CLIENT}", "small letters, digits and hyphens"),
    ],
)
def test_what_cannot_be_used_is_not_offered_and_the_log_says_why_once(
    secrets: Secrets, caplog: pytest.LogCaptureFixture, text: str, sentence: str
) -> None:
    secrets(text)
    caplog.set_level(logging.WARNING, "floor.ui.oidc")
    assert (oidc.providers(), oidc.providers()) == ((), ())
    said = [record.message for record in caplog.records if record.name == "floor.ui.oidc"]
    assert (len(said), sentence in said[0]) == (1, True)


def test_without_authlib_nobody_is_offered_anything(secrets: Secrets, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets(AUTH + CLIENT)
    monkeypatch.setattr(oidc, "is_authlib_installed", lambda: False)
    assert oidc.providers() == ()


def test_one_provider_that_cannot_be_used_leaves_the_others(secrets: Secrets) -> None:
    secrets(f"{AUTH}[auth.company]\n{CLIENT}[auth.broken]\nclient_id = 'x'\n")
    assert [one.key for one in oidc.providers()] == ["company"]
