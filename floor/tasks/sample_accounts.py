"""The sample floor's accounts: one of every role to try out, with passwords that stand on its sign-in page."""

import secrets

from sqlmodel import Session

from floor.rules.first_run_code import new_code
from floor.rules.sample_cast import Part, sample_cast
from floor.settings import settings
from floor.store.accounts import account_named, add_account
from floor.store.audit import Doer, Event, append
from floor.store.password_hashes import make_hash
from floor.store.people import known_people
from floor.store.records import records
from floor.store.sample_mode import (
    has_other_accounts,
    is_sample_floor,
    is_sample_folder,
    mark_as_sample,
    sample_account_ids,
)
from floor.store.sample_passwords import SampleAccount, read_sample_passwords, write_sample_passwords
from floor.tasks.sample_weeks import give_sample_weeks
from floor.tasks.task import CONSOLE, Impossible

MAKE = "make_sample_accounts"


def make_sample_accounts() -> tuple[SampleAccount, ...]:
    """Make them, or give those that are there. Raises Impossible wherever this is not the sample floor alone."""
    house = settings()
    if not is_sample_folder():
        raise Impossible(_not_the_folder(in_a_database=house.is_sample))
    with records().writing() as session:
        if has_other_accounts(session, sample_account_ids(session)):
            raise Impossible(
                "These records hold accounts that are not the sample's, so this is not treated as a sample floor: "
                "no sample account was made."
            )
        kept = read_sample_passwords()
        return kept if kept and is_sample_floor(session) else _made(session)


def shown_sample_accounts() -> tuple[SampleAccount, ...]:
    """What the sign-in page may show: nothing wherever this is not the sample floor alone."""
    if not is_sample_folder():
        return ()
    with records().reading() as session:
        return read_sample_passwords() if is_sample_floor(session) else ()


def _not_the_folder(*, in_a_database: bool) -> str:
    if in_a_database:
        return (
            "FLOOR_DATABASE_URL is set, and a database of your own is never the sample's: no sample account was made. "
            "Leave it out to try the sample floor."
        )
    return (
        "This data folder is not the sample floor, so no sample account was made. "
        "Set FLOOR_DATA to the sample's folder, for example data/sample."
    )


def _made(session: Session) -> tuple[SampleAccount, ...]:
    house = settings()
    parts = sample_cast(known_people(session), house.today(house.now()))
    if not parts:
        raise Impossible(
            "The sample floor has no people yet, so no sample account was made. "
            "Make it first: python -m etl sample. Then try again."
        )
    mark_as_sample(session)
    made = tuple(_account(session, part) for part in parts)
    give_sample_weeks(session)
    append(session, Doer(CONSOLE), Event(MAKE, after={"accounts": [one.name for one in made]}), house.utc_now())
    # Last of all, and still before the records are kept: a file without its records opens nothing.
    write_sample_passwords(made)
    return made


def _account(session: Session, part: Part) -> SampleAccount:
    """The account of this part with a new password, whether it is there already or not."""
    person = part.person
    found = account_named(session, part.name)
    account = found or add_account(
        session, part.name, part.role, person.person_id if person else None, settings().utc_now()
    )
    chosen = new_code(secrets.choice).lower()
    account.password_hash = make_hash(chosen)
    session.add(account)
    return SampleAccount(part.name, part.role, person.details.name if person else "", part.team, chosen)
