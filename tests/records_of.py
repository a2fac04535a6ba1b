"""Fixtures of the records: `@pytest.mark.usefixtures("any_records")` runs a test on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg import sql

from floor.settings import settings
from floor.store.records import Records, close_records, records
from tests.postgres import TEMPLATE, Cluster, cluster

SQLITE, POSTGRESQL = "sqlite", "postgresql"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A server for this process of tests; skipped with a reason where there is none."""
    with cluster() as started:
        yield started


@pytest.fixture(scope="session")
def migrated(postgresql: Cluster) -> str:
    """A database with the tables in it and nothing else, to be copied."""
    postgresql.run(sql.SQL("create database {}").format(sql.Identifier(TEMPLATE)))
    made = Records(postgresql.url(TEMPLATE))
    assert made.engine is not None
    made.close()
    return TEMPLATE


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database in which nothing is yet, not even tables."""
    if request.param == SQLITE:
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        with request.getfixturevalue("postgresql").database() as url:
            yield url


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def any_records(request: pytest.FixtureRequest, house: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Records]:
    """The records of `house`, empty, on each of the two databases in turn; `records()` is these."""
    assert isinstance(house, Path), "a test's own parameter hides the fixture `house`"
    if request.param == SQLITE:
        yield records()
        return
    template = request.getfixturevalue("migrated")
    with request.getfixturevalue("postgresql").database(template) as url:
        monkeypatch.setenv("FLOOR_DATABASE_URL", url)
        settings.cache_clear()
        yield records()
        close_records()
        settings.cache_clear()
