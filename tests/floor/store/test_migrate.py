"""The migrations make what the models say, from nothing, once, whoever else starts at the same moment."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, Connection, inspect, text

from floor.store.models import Base
from floor.store.records import Records

ROOT = Path(__file__).parents[3]
AT_ONCE = 3

START = """
import sys
from floor.store.records import Records
kept = Records(sys.argv[1])
with kept.reading():
    pass
kept.close()
"""


@pytest.fixture
def connection(empty_url: str) -> Iterator[Connection]:
    """To a database that was migrated from nothing."""
    kept = Records(empty_url)
    with kept.engine.connect() as connection:
        yield connection
    kept.close()


def test_from_nothing_the_tables_are_those_of_the_models(connection: Connection) -> None:
    options = {"compare_type": True, "compare_server_default": True}
    differences = compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata)
    assert differences == []


def test_every_check_of_the_models_is_in_the_database(connection: Connection) -> None:
    """Alembic does not compare these."""
    for table in Base.metadata.sorted_tables:
        wanted = {str(one.name) for one in table.constraints if isinstance(one, CheckConstraint)}
        found = {str(one["name"]) for one in inspect(connection).get_check_constraints(table.name)}
        assert found == wanted, table.name


def test_the_audit_is_guarded_by_the_database(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        query = "select tgname from pg_trigger where not tgisinternal"
        wanted = {"audit_entry_for_ever"}
    else:
        query = "select name from sqlite_master where type = 'trigger'"
        wanted = {"audit_entry_insert", "audit_entry_update", "audit_entry_delete"}
    assert set(connection.execute(text(query)).scalars()) == wanted


def test_migrating_twice_changes_nothing(empty_url: str) -> None:
    for _ in range(2):
        kept = Records(empty_url)
        with kept.reading() as session:
            assert session.execute(text("select count(*) from audit_head")).scalar_one() == 1
            assert session.execute(text("select count(*) from alembic_version")).scalar_one() == 1
        kept.close()


def test_processes_that_start_at_once_migrate_once(empty_url: str) -> None:
    command = [sys.executable, "-c", START, empty_url]
    running = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(AT_ONCE)]
    said = [process.communicate()[1] for process in running]
    assert [process.returncode for process in running] == [0] * AT_ONCE, said
    kept = Records(empty_url)
    with kept.reading() as session:
        assert session.execute(text("select count(*) from audit_head")).scalar_one() == 1
    kept.close()


def test_threads_that_start_at_once_share_one_pool(empty_url: str) -> None:
    kept = Records(empty_url)
    with ThreadPoolExecutor(8) as pool:
        engines = set(pool.map(lambda _: kept.engine, range(8)))
    assert len(engines) == 1
    kept.close()


def test_several_databases_migrate_in_several_threads(tmp_path: Path) -> None:
    """Alembic keeps the running migration in a global of the process."""
    several = [Records(f"sqlite:///{tmp_path}/{number}.db") for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda kept: kept.engine, several))
    for kept in several:
        kept.close()


@pytest.mark.parametrize("folder", ["with blanks", "100%", "花名册", "a#b"])
def test_the_data_folder_may_have_any_name(tmp_path: Path, folder: str) -> None:
    kept = Records(f"sqlite:///{tmp_path / folder / 'records.db'}")
    assert kept.engine is not None
    kept.close()
    assert (tmp_path / folder / "records.db").is_file()
