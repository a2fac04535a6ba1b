"""Records that are away or out of order: said in a sentence, without the password, and found again by themselves."""

import os
import stat
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from psycopg import sql
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from floor.store.models import Team
from floor.store.records import Records, RecordsUnreachable
from tests.postgres import PASSWORD, Cluster


@contextmanager
def opened(url: str) -> Iterator[Records]:
    kept = Records(url)
    yield kept
    kept.close()


def refused(url: str) -> RecordsUnreachable:
    with opened(url) as kept, pytest.raises(RecordsUnreachable) as caught, kept.reading():
        raise AssertionError("it opened")
    return caught.value


def whole(error: BaseException) -> str:
    """All that a log could say about it."""
    return "".join(traceback.format_exception(error)) + repr(error)


def test_no_server_there() -> None:
    error = refused("postgresql://floor:geheim@127.0.0.1:1/floor")
    assert str(error).startswith("The records in 127.0.0.1/floor cannot be reached: ")
    assert "geheim" not in whole(error)


def test_a_wrong_password(postgresql: Cluster, caplog: pytest.LogCaptureFixture) -> None:
    error = refused(postgresql.url("postgres", password="geheim"))  # noqa: S106 - the wrong one
    assert "password authentication failed" in str(error)
    assert "geheim" not in whole(error) + caplog.text


def test_a_database_that_is_not_there(postgresql: Cluster, caplog: pytest.LogCaptureFixture) -> None:
    error = refused(postgresql.url("nowhere"))
    assert "nowhere" in str(error)
    assert PASSWORD not in whole(error) + caplog.text


@pytest.mark.parametrize("url", ["postgresql://floor:geheim@host:port/floor", "postgresql://floor:geheim@[::1/floor"])
def test_an_address_that_cannot_be_read(url: str) -> None:
    assert "geheim" not in whole(refused(url))


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert "file" in str(refused(f"sqlite:///{tmp_path}/file/records.db"))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_folder_without_rights(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert "unable to open" in str(refused(f"sqlite:///{tmp_path}/records.db"))
    tmp_path.chmod(stat.S_IRWXU)


def test_a_file_that_is_no_database_and_then_is_one_again(tmp_path: Path) -> None:
    file = tmp_path / "records.db"
    with opened(f"sqlite:///{file}") as kept:
        file.write_text("no database, but long enough to be taken for one" * 100)
        with pytest.raises(RecordsUnreachable, match="not a database"), kept.reading():
            pass
        file.unlink()
        with kept.writing() as session:
            session.add(Team(name="North"))


def test_a_file_that_breaks_while_the_program_runs(tmp_path: Path) -> None:
    file = tmp_path / "records.db"
    with opened(f"sqlite:///{file}") as kept:
        kept.engine.dispose()
        file.write_text("broken" * 1_000)
        with pytest.raises(RecordsUnreachable), kept.reading() as session:
            session.exec(select(Team)).all()
        with pytest.raises(RecordsUnreachable), kept.writing() as session:
            session.add(Team(name="North"))


def test_tables_of_a_newer_program(empty_url: str) -> None:
    with opened(empty_url) as kept, kept.writing() as session:
        session.execute(text("update alembic_version set version_num = '9999'"))
    with opened(empty_url) as kept, pytest.raises(RecordsUnreachable, match="9999"):
        assert kept.engine is None


def test_a_failed_start_leaves_no_connection_behind(postgresql: Cluster) -> None:
    with postgresql.database() as url:
        with opened(url) as kept, kept.writing() as session:
            session.execute(text("update alembic_version set version_num = '9999'"))
        late = Records(url)
        for _ in range(3):
            with pytest.raises(RecordsUnreachable):
                assert late.engine is None
        with opened(postgresql.url("postgres")) as others, others.reading() as session:
            count = text("select count(*) from pg_stat_activity where datname = :name")
            name = url.partition("@/")[2].partition("?")[0]
            assert session.execute(count, {"name": name}).scalar_one() == 0


@pytest.mark.parametrize("any_records", ["postgresql"], indirect=True)
def test_a_server_that_goes_away_and_comes_back(any_records: Records, postgresql: Cluster) -> None:
    with any_records.writing() as session:
        session.add(Team(name="North"))
    with pytest.raises(RecordsUnreachable):
        write_while_it_goes(any_records, postgresql)
    end_all(postgresql)
    with any_records.reading() as session:
        assert session.exec(select(Team.name)).all() == ["North"]


def write_while_it_goes(kept: Records, postgresql: Cluster) -> None:
    with kept.writing() as session:
        session.add(Team(name="Lost"))
        session.flush()
        end_all(postgresql)
        session.exec(select(Team)).all()


def end_all(postgresql: Cluster) -> None:
    """What a restart of the server does to its clients."""
    postgresql.run(
        sql.SQL(
            "select pg_terminate_backend(pid) from pg_stat_activity "
            "where backend_type = 'client backend' and pid <> pg_backend_pid()"
        )
    )


def test_a_writer_who_never_ends_is_not_waited_for_without_end(
    any_records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("floor.store.records.WAIT_SECONDS", 0.05)
    with any_records.writing() as session:
        session.add(Team(name="North"))
        with pytest.raises(RecordsUnreachable, match="writing"), any_records.writing():
            pass
    with any_records.writing() as session:
        assert session.exec(select(Team.name)).all() == ["North"]


@pytest.mark.usefixtures("house")
def test_it_is_logged_once_and_not_at_every_try(caplog: pytest.LogCaptureFixture) -> None:
    with opened("postgresql://floor:geheim@127.0.0.1:1/floor") as kept:
        for _ in range(3):
            with pytest.raises(RecordsUnreachable), kept.reading():
                pass
    assert caplog.text.count("cannot be reached") == 1


def test_a_row_that_is_refused_is_not_records_out_of_reach(any_records: Records) -> None:
    with pytest.raises(IntegrityError), any_records.writing() as session:
        session.add(Team(name=""))
