"""The settings that an administrator may change while the floor runs, and the versions that caches hang on."""

from sqlmodel import Session

from floor.store.models import Setting

LEADS_SEE_PAY = "leads_see_pay"
PEOPLE_VERSION = "people_version"
SAMPLE = "sample"


def read_setting(session: Session, key: str) -> str | None:
    """The value under this name, if there is one."""
    found = session.get(Setting, key)
    return found.value if found else None


def write_setting(session: Session, key: str, value: str) -> None:
    """Keep a value under this name; whoever calls writes the audit line."""
    session.merge(Setting(key=key, value=value))


def leads_see_pay(session: Session) -> bool:
    """Whether the floor lets leads see what their own team is paid."""
    return read_setting(session, LEADS_SEE_PAY) == "yes"


def people_version(session: Session) -> int:
    """Counts every change to people and teams, so that what was made of them is made anew."""
    return int(read_setting(session, PEOPLE_VERSION) or 0)


def people_changed(session: Session) -> None:
    """To be called in the transaction of every change to people, dialer ids, teams and memberships."""
    write_setting(session, PEOPLE_VERSION, str(people_version(session) + 1))
