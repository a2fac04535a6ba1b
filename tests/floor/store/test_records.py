from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, StatementError
from sqlmodel import SQLModel, func, select

from floor.store.models import Account, DialerId, Membership, Person, SignIn, Team, WallLink
from floor.store.records import Records, close_records, records
from floor.store.sign_ins import token_hash

TOKEN = token_hash("a token")
AT = datetime(2026, 11, 20, 6, 32, 1, 234_567, tzinfo=UTC)


def add(kept: Records, *rows: SQLModel) -> None:
    with kept.writing() as session:
        for row in rows:
            session.add(row)
            session.flush()


def teams(kept: Records) -> list[str]:
    with kept.reading() as session:
        return list(session.exec(select(Team.name).order_by(Team.name)))


@pytest.mark.usefixtures("house")
def test_every_connection_to_sqlite_is_set_as_the_records_need_it() -> None:
    with records().reading() as session:
        told = [session.execute(text(f"pragma {name}")).scalar_one() for name in ("journal_mode", "foreign_keys")]
        waits = session.execute(text("pragma busy_timeout")).scalar_one()
        synchronous = session.execute(text("pragma synchronous")).scalar_one()
    assert (told, waits, synchronous) == (["wal", 1], 10_000, 2)


@pytest.mark.parametrize("any_records", ["postgresql"], indirect=True)
def test_every_connection_to_postgresql_gives_up_in_time(any_records: Records) -> None:
    names = ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout", "timezone")
    with any_records.reading() as session:
        told = [session.execute(text(f"show {name}")).scalar_one() for name in names]
    assert told == ["10s", "30s", "1min", "UTC"]


@pytest.mark.parametrize(
    "row",
    [
        DialerId(agent_id="ag_1", person_id=99),
        Membership(person_id=99, team_id=99),
        SignIn(token_hash=TOKEN, account_id=99, how="password", created_at=AT, seen_at=AT),
        Account(name="a", name_key="a", role="agent", person_id=99, created_at=AT),
    ],
    ids=lambda row: type(row).__name__,
)
def test_a_row_that_points_at_nothing_is_refused(any_records: Records, row: SQLModel) -> None:
    with pytest.raises(IntegrityError):
        add(any_records, row)


@pytest.mark.parametrize(
    "row",
    [
        Person(name=""),
        Person(name="Ada", hire_date=date(2026, 2, 1), left_date=date(2026, 1, 31)),
        Team(name=""),
        Account(name="a", name_key="a", role="king", created_at=AT),
    ],
    ids=["no name", "left before hired", "no team name", "no such role"],
)
def test_a_row_that_cannot_be_true_is_refused(any_records: Records, row: SQLModel) -> None:
    with pytest.raises(IntegrityError):
        add(any_records, row)


def test_a_membership_that_ends_before_it_begins_is_refused(any_records: Records) -> None:
    ends = Membership(person_id=1, team_id=1, day_from=date(2026, 2, 1), day_to=date(2026, 1, 31))
    with pytest.raises(IntegrityError):
        add(any_records, Person(name="Ada"), Team(name="North"), ends)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Team(name="North"), Team(name="North")),
        (
            Account(name="Ada", name_key="ada", role="agent", created_at=AT),
            Account(name="ADA", name_key="ada", role="lead", created_at=AT),
        ),
        (
            WallLink(token_hash=TOKEN, name="Lobby", boards="[]", created_at=AT),
            WallLink(token_hash=TOKEN, name="Hall", boards="[]", created_at=AT),
        ),
    ],
    ids=["team", "account", "token"],
)
def test_a_name_stands_once(any_records: Records, first: SQLModel, second: SQLModel) -> None:
    with pytest.raises(IntegrityError):
        add(any_records, first.model_copy(), second.model_copy())


def test_one_identity_of_a_provider_belongs_to_one_account(any_records: Records) -> None:
    said = {"role": "agent", "created_at": AT, "oidc_issuer": "https://id.example", "oidc_subject": "42"}
    with pytest.raises(IntegrityError):
        add(any_records, Account(name="a", name_key="a", **said), Account(name="b", name_key="b", **said))


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=8)), timezone(-timedelta(hours=3, minutes=30))])
def test_a_moment_comes_back_as_the_same_moment_in_utc(any_records: Records, zone: timezone) -> None:
    add(any_records, Account(name="a", name_key="a", role="agent", created_at=AT.astimezone(zone)))
    with any_records.reading() as session:
        found = session.exec(select(Account.created_at)).one()
    assert (found, found.utcoffset()) == (AT, timedelta(0))


def test_a_moment_without_a_zone_is_refused(any_records: Records) -> None:
    naive = AT.replace(tzinfo=None)
    with pytest.raises(StatementError, match="timezone"):
        add(any_records, Account(name="a", name_key="a", role="agent", created_at=naive))


def test_a_writing_block_that_raises_keeps_nothing(any_records: Records) -> None:
    add(any_records, Team(name="North"))
    with pytest.raises(IntegrityError):
        add(any_records, Team(name="South"), Team(name="North"))
    assert teams(any_records) == ["North"]


def test_a_reading_block_keeps_nothing_of_what_is_changed_in_it(any_records: Records) -> None:
    add(any_records, Team(name="North"))
    with any_records.reading() as session:
        session.exec(select(Team)).one().name = "South"
        session.add(Team(name="West"))
        assert session.exec(select(func.count()).select_from(Team)).one() == 1
    assert teams(any_records) == ["North"]


def test_a_reading_block_sees_one_view_whatever_is_written_meanwhile(any_records: Records) -> None:
    add(any_records, Team(name="North"))
    with any_records.reading() as session:
        before = session.exec(select(Team.name)).all()
        add(any_records, Team(name="South"))
        after = session.exec(select(Team.name)).all()
    assert (before, after) == (["North"], ["North"])
    assert teams(any_records) == ["North", "South"]


def test_what_a_writing_block_has_read_still_holds_when_it_writes(any_records: Records) -> None:
    add(any_records, Team(name="North"))
    with any_records.writing() as session:
        assert session.exec(select(func.count()).select_from(Team)).one() == 1
        with any_records.reading() as another:
            assert another.exec(select(func.count()).select_from(Team)).one() == 1
        session.add(Team(name="South"))
    assert teams(any_records) == ["North", "South"]


def test_records_that_were_closed_open_anew(any_records: Records) -> None:
    add(any_records, Team(name="North"))
    close_records()
    assert teams(any_records) == ["North"]


def test_records_are_one_for_an_address(any_records: Records) -> None:
    assert records() is any_records


def test_the_file_and_those_beside_it_are_read_by_their_owner_alone(house: Path) -> None:
    add(records(), Team(name="North"))
    kept = [path for path in house.iterdir() if path.name.startswith("records.db")]
    assert {path.name: path.stat().st_mode & 0o077 for path in kept} == dict.fromkeys([path.name for path in kept], 0)
