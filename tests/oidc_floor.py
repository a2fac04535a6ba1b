"""A floor in front of which two identity providers stand: the company's, and another that the floor trusts too."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from sqlmodel import col, func, select, update

from floor.settings import settings
from floor.store.models import Account, AuditEntry, SignIn
from floor.store.records import records
from tests.oidc_server import CLIENT_ID, CLIENT_SECRET, Claims, Lie, OidcServer, oidc_server
from tests.served import served

HTML = {"Accept": "text/html"}
COOKIE_SECRET = "only for this test, but long enough to be one"  # noqa: S105 - as it says


@dataclass
class OidcFloor:
    """The program as it runs, and its two providers."""

    address: str
    company: OidcServer
    other: OidcServer

    @property
    def tokens(self) -> int:
        """How many tokens the providers have handed out: a lie that was never told proves nothing."""
        return self.company.tokens + self.other.tokens

    def visit(self) -> httpx.Client:
        """A new browser, which follows wherever it is sent."""
        return httpx.Client(base_url=self.address, headers=HTML, follow_redirects=True)

    def come(self, claims: Claims, lie: Lie | None = None, *, by: str = "company") -> httpx.Response:
        """Go all the way round in a new browser and end at the last page."""
        provider = self.company if by == "company" else self.other
        provider.claims, provider.lie = claims, lie or Lie()
        with self.visit() as browser:
            return browser.get(f"/sign-in/with/{by}")

    def let_in(self, answer: httpx.Response) -> bool:
        """Whether that way ended on a screen of ours."""
        return answer.url.path == "/" and answer.status_code == httpx.codes.OK


@contextmanager
def oidc_floor(folder: Path) -> Iterator[OidcFloor]:
    """Serve this data folder, with a secrets.toml in it."""
    with oidc_server(host="localhost") as company, oidc_server() as other:
        secrets = folder / "secrets.toml"
        secrets.write_text(_secrets(company, other))
        with served(folder, folder / "log", STREAMLIT_SECRETS_FILES=str(secrets)) as address:
            yield OidcFloor(address, company, other)


def sessions() -> int:
    """How many sessions there have ever been."""
    with records().reading() as session:
        return session.exec(select(func.count()).select_from(SignIn)).one()


def audit_lines() -> list[tuple[str, str, str, str]]:
    """Who, what, how it ended and what was kept of it, in order."""
    with records().reading() as session:
        entries = session.exec(select(AuditEntry).order_by(col(AuditEntry.id))).all()
    return [(entry.actor, entry.action, entry.result, entry.after) for entry in entries]


def end_all_sessions() -> None:
    """As `sign out everywhere` does."""
    with records().writing() as session:
        session.exec(update(SignIn).values(ended_at=settings().utc_now()))


def disable_account(name: str) -> None:
    """As an administrator does."""
    with records().writing() as session:
        session.exec(update(Account).where(col(Account.name) == name).values(disabled_at=settings().utc_now()))


def _secrets(company: OidcServer, other: OidcServer) -> str:
    told = f"""
        [auth]
        redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
        cookie_secret = "{COOKIE_SECRET}"
    """
    for name, provider in (("company", company), ("other", other)):
        told += f"""
            [auth.{name}]
            label = "The {name}"
            client_id = "{CLIENT_ID}"
            client_secret = "{CLIENT_SECRET}"
            server_metadata_url = "{provider.metadata_url}"
        """
    return told
