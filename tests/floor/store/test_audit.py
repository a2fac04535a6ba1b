from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, col, select

from floor.rules.sealing import Broken, Fault, Head, Unbroken
from floor.store.audit import LONGEST_TEXT, Doer, Event, append, verify
from floor.store.models import AuditEntry, AuditHead
from floor.store.records import Records
from tests.audit_of import FIELDS, another, chain, keep

ADA = Doer("Ada", address="10.0.0.7")
AT = datetime(2026, 11, 20, 6, 32, 0, 123456, tzinfo=UTC)
THREADS = 8
EACH = 25


def note(records: Records, event: Event, doer: Doer = ADA) -> None:
    with records.writing() as session:
        append(session, doer, event, AT)


def checked(records: Records) -> Broken | Unbroken:
    with records.reading() as session:
        return verify(session)


def without_its_triggers(session: Session) -> None:
    """As somebody may do who holds the database itself."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("drop trigger audit_entry_for_ever on audit_entry"))
    else:
        for deed in ("insert", "update", "delete"):
            session.execute(text(f"drop trigger audit_entry_{deed}"))


def test_an_entry_comes_back_as_it_was_written(any_records: Records) -> None:
    note(any_records, Event("change_account", "李雷", {"role": "agent"}, {"role": "lead"}))
    with any_records.reading() as session:
        entry = session.exec(select(AuditEntry)).one()
    said = (entry.id, entry.at, entry.actor, entry.action, entry.subject, entry.before, entry.after, entry.result)
    assert said == (1, AT, "Ada", "change_account", "李雷", '{"role": "agent"}', '{"role": "lead"}', "done")
    assert checked(any_records) == Unbroken(Head(1, entry.seal))


def test_a_deed_that_fails_leaves_no_entry(any_records: Records) -> None:
    with pytest.raises(ZeroDivisionError), any_records.writing() as session:
        assert append(session, ADA, Event("export"), AT).id / 0
    assert checked(any_records) == Unbroken(Head())


@pytest.mark.parametrize(
    "statement",
    [
        "update audit_entry set actor = 'Ben'",
        "update audit_entry set seal = 'x' where id = 1",
        "delete from audit_entry",
        "insert into audit_entry select * from audit_entry where id = 1",
    ],
)
def test_the_database_itself_refuses_to_change_or_delete_an_entry(any_records: Records, statement: str) -> None:
    note(any_records, Event("sign_in"))
    with pytest.raises(DBAPIError), any_records.writing() as session:
        session.execute(text(statement))
    assert isinstance(checked(any_records), Unbroken)


def test_sqlite_refuses_to_replace_an_entry_and_postgresql_to_empty_the_table(any_records: Records) -> None:
    note(any_records, Event("sign_in"))
    columns = ", ".join(f'"{name}"' for name in AuditEntry.model_fields)
    replaced = f"insert or replace into audit_entry ({columns}) select {columns} from audit_entry"  # noqa: S608 - the test's own
    with any_records.reading() as session:
        is_postgresql = session.get_bind().dialect.name == "postgresql"
    with pytest.raises(DBAPIError, match="append-only"), any_records.writing() as session:
        session.execute(text("truncate audit_entry" if is_postgresql else replaced))


def test_entries_from_8_threads_at_once_make_one_unbroken_chain(any_records: Records) -> None:
    def work(thread: int) -> None:
        for number in range(EACH):
            note(any_records, Event("look", f"{thread}.{number}"))

    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(work, range(THREADS))) == [None] * THREADS
    with any_records.reading() as session:
        entries = session.exec(select(AuditEntry).order_by(col(AuditEntry.id))).all()
    assert [entry.id for entry in entries] == list(range(1, THREADS * EACH + 1))
    assert len({entry.subject for entry in entries}) == THREADS * EACH
    assert checked(any_records) == Unbroken(Head(THREADS * EACH, entries[-1].seal))


def test_any_field_edited_below_the_program_is_found(any_records: Records) -> None:
    for field in [*FIELDS, "seal"]:
        with any_records.writing() as session:
            session.execute(text("delete from audit_entry")) if field != FIELDS[0] else without_its_triggers(session)
            keep(session, chain(20))
        assert isinstance(checked(any_records), Unbroken)
        with any_records.writing() as session:
            entry = session.get_one(AuditEntry, 13)
            setattr(entry, field, another(getattr(entry, field)))
            session.add(entry)
        assert checked(any_records) == Broken(13, Fault.CHANGED), field


@pytest.mark.parametrize("gone", [1, 7, 20])
def test_an_entry_deleted_below_the_program_is_missing_also_the_last_one(any_records: Records, gone: int) -> None:
    with any_records.writing() as session:
        keep(session, chain(20))
        without_its_triggers(session)
        session.execute(text("delete from audit_entry where id = :gone"), {"gone": gone})
    assert checked(any_records) == Broken(gone, Fault.MISSING)


def test_an_entry_added_below_the_program_is_found(any_records: Records) -> None:
    lines, _ = chain(21)
    with any_records.writing() as session:
        keep(session, (lines, Head(20, lines[19].seal)))
    assert checked(any_records) == Broken(21, Fault.ADDED)


def test_an_emptied_head_is_found(any_records: Records) -> None:
    with any_records.writing() as session:
        keep(session, chain(20))
        session.delete(session.get_one(AuditHead, 1))
    assert checked(any_records) == Broken(21, Fault.MISSING)


@pytest.mark.parametrize("any_records", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "wrong", ["at = 'yesterday'", "actor = cast(x'ff' as text)", "actor_id = 'Ada'", "actor = x'00'"]
)
def test_what_cannot_even_be_read_is_the_broken_entry(any_records: Records, wrong: str) -> None:
    """SQLite's columns take any kind of value."""
    with any_records.writing() as session:
        keep(session, chain(2_000))
        without_its_triggers(session)
        session.execute(text(f"update audit_entry set {wrong} where id = 1502"))  # noqa: S608 - the test's own
    assert checked(any_records) == Broken(1502, Fault.CHANGED)


@pytest.mark.parametrize("key", ["password", "token", "amount_minor"])
def test_an_event_that_tells_a_secret_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match=key):
        Event("change_account", "Ada", after={key: "geheim"})


def test_a_strangers_text_is_kept_whatever_it_holds(any_records: Records) -> None:
    note(any_records, Event("sign_in", "a\x00b\ud800", after={"name": "\x00\ud800"}), Doer("x" * 10_000))
    with any_records.reading() as session:
        entry = session.exec(select(AuditEntry)).one()
    assert entry.subject == "a\ufffdb?"
    assert len(entry.actor) == LONGEST_TEXT
    assert isinstance(checked(any_records), Unbroken)


def test_10_000_entries_are_walked_batch_by_batch(any_records: Records) -> None:
    kept = chain(10_000)
    with any_records.writing() as session:
        keep(session, kept)
    assert checked(any_records) == Unbroken(kept[1])
