import gc
import threading
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from floor.store.warehouse import NoWarehouse, Warehouse, WarehouseUnreadable, current_version, warehouse
from tests.warehouse_factory import WarehouseFactory

FRIDAY = {"day_from": date(2026, 11, 20), "day_to": date(2026, 11, 20), "campaign": None, "hour_to": None}
NOBODY_MOVED: dict[str, list[str]] = {"agents": [], "days_from": [], "days_to": []}


def dials(opened: Warehouse) -> dict[str, int]:
    rows = opened.rows("tally", {**FRIDAY, **NOBODY_MOVED}, columns="sum(dials)::bigint")
    return {agent_id: amount for agent_id, _, amount in rows}


def published(folder: Path, versions: int = 1) -> WarehouseFactory:
    factory = WarehouseFactory(folder)
    for _ in range(versions):
        factory.fact("ada", "2026-11-20 10:15", dials=1).publish()
    return factory


def break_file(file: Path) -> None:
    file.write_bytes(b"not a database at all" * 1000)


def test_the_version_that_current_names_is_opened(tmp_path: Path) -> None:
    published(tmp_path, versions=3)

    opened = Warehouse.open(tmp_path)

    assert (opened.version, dials(opened), opened.is_fallback) == ("floor-000003", {"ada": 3}, False)
    assert opened.facts_until == datetime(2026, 11, 20, 10, 15)


def test_before_the_first_load_there_is_no_warehouse(tmp_path: Path) -> None:
    assert current_version(tmp_path / "warehouse") is None
    with pytest.raises(NoWarehouse):
        warehouse(tmp_path / "warehouse")


def test_a_newer_version_is_seen_at_the_next_look_and_an_older_one_stays_what_it_was(tmp_path: Path) -> None:
    factory = published(tmp_path)
    before = warehouse(tmp_path)
    factory.fact("ada", "2026-11-20 10:20", dials=5).publish()

    after = warehouse(tmp_path)

    assert (dials(before), dials(after)) == ({"ada": 1}, {"ada": 6})
    assert current_version(tmp_path) == after.version == "floor-000002"


def test_the_same_version_is_opened_once(tmp_path: Path) -> None:
    published(tmp_path)

    assert warehouse(tmp_path) is warehouse(tmp_path)


def test_two_folders_are_two_warehouses(tmp_path: Path) -> None:
    published(tmp_path / "own")
    published(tmp_path / "sample", versions=2)

    assert dials(warehouse(tmp_path / "own")) == {"ada": 1}
    assert dials(warehouse(tmp_path / "sample")) == {"ada": 2}


def test_the_old_file_is_let_go_when_nobody_reads_it_any_more(tmp_path: Path) -> None:
    factory = published(tmp_path)
    reader = warehouse(tmp_path)
    factory.publish()
    warehouse(tmp_path)
    old = tmp_path / "floor-000001.duckdb"

    with pytest.raises(duckdb.Error):
        duckdb.connect(str(old))
    del reader
    gc.collect()
    duckdb.connect(str(old)).close()


def test_where_the_newest_file_is_garbage_the_one_before_is_opened_and_says_so(tmp_path: Path) -> None:
    published(tmp_path, versions=12)
    break_file(tmp_path / "floor-000012.duckdb")

    opened = Warehouse.open(tmp_path)

    assert (opened.version, opened.is_fallback, dials(opened)) == ("floor-000011", True, {"ada": 11})


def test_a_file_without_the_tables_counts_as_garbage(tmp_path: Path) -> None:
    published(tmp_path, versions=2)
    (tmp_path / "floor-000002.duckdb").unlink()
    duckdb.connect(str(tmp_path / "floor-000002.duckdb")).close()

    assert Warehouse.open(tmp_path).version == "floor-000001"


def test_a_newer_file_that_was_not_published_is_never_a_fallback(tmp_path: Path) -> None:
    published(tmp_path, versions=3)
    (tmp_path / "CURRENT").write_text("floor-000002.duckdb\n")
    break_file(tmp_path / "floor-000002.duckdb")

    assert Warehouse.open(tmp_path).version == "floor-000001"


def test_the_whole_process_gets_well_again_when_the_newest_file_does(tmp_path: Path) -> None:
    published(tmp_path, versions=2)
    newest = tmp_path / "floor-000002.duckdb"
    good = newest.read_bytes()
    break_file(newest)
    assert warehouse(tmp_path).is_fallback
    assert warehouse(tmp_path) is warehouse(tmp_path)

    newest.write_bytes(good)

    assert (warehouse(tmp_path).version, warehouse(tmp_path).is_fallback) == ("floor-000002", False)


def test_where_no_file_opens_that_is_said_in_a_sentence(tmp_path: Path) -> None:
    published(tmp_path)
    break_file(tmp_path / "floor-000001.duckdb")

    with pytest.raises(WarehouseUnreadable, match=r"Neither floor-000001.duckdb nor an older version"):
        warehouse(tmp_path)


def test_a_file_that_goes_between_the_look_and_the_opening_is_looked_for_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    factory = published(tmp_path)
    connect = duckdb.connect

    def overtaken(*args: object, **options: object) -> duckdb.DuckDBPyConnection:
        monkeypatch.setattr(duckdb, "connect", connect)
        factory.publish()
        (tmp_path / "floor-000001.duckdb").unlink()
        return connect(*args, **options)

    monkeypatch.setattr(duckdb, "connect", overtaken)
    opened = Warehouse.open(tmp_path)

    assert (opened.version, opened.is_fallback) == ("floor-000002", False)


@pytest.mark.parametrize("text", ["", "../../secret.duckdb", "floor-1.duckdb", "floor-000001.duckdb.old"])
def test_a_pointer_to_anything_but_a_version_is_refused(tmp_path: Path, text: str) -> None:
    published(tmp_path)
    (tmp_path / "CURRENT").write_text(text)

    assert current_version(tmp_path) is None
    with pytest.raises(WarehouseUnreadable, match="CURRENT names"):
        warehouse(tmp_path)


def test_the_open_file_reads_nothing_else_and_cannot_be_told_to(tmp_path: Path) -> None:
    published(tmp_path)
    connection = Warehouse.open(tmp_path)._connection
    other = tmp_path / "other.csv"
    other.write_text("a\n1\n")

    for forbidden in ("select * from read_csv($file)", "set enable_external_access = true", "delete from facts"):
        with pytest.raises(duckdb.Error):
            connection.execute(forbidden, {"file": str(other)} if "$file" in forbidden else None)


def test_readers_see_every_version_whole_while_versions_come_and_old_files_go(tmp_path: Path) -> None:
    # Version n has n dials of ada and of ben: torn, they would differ; stale, they would be fewer than CURRENT said.
    factory = WarehouseFactory(tmp_path)
    factory.fact("ada", "2026-11-20 10:15", dials=1).fact("ben", "2026-11-20 10:15", dials=1).publish()
    wrong: list[object] = []
    looks = [0] * 4
    over = threading.Event()

    def read(reader: int) -> None:
        while not over.wait(0.001):
            published_before = int((current_version(tmp_path) or "floor-0").removeprefix("floor-"))
            try:
                seen = dials(warehouse(tmp_path))
            except Exception as error:  # noqa: BLE001 - whatever it is, the test must hear of it
                wrong.append(error)
                return
            if seen["ada"] != seen["ben"] or seen["ada"] < published_before:
                wrong.append((published_before, seen))
            looks[reader] += 1

    threads = [threading.Thread(target=read, args=(n,)) for n in range(len(looks))]
    for thread in threads:
        thread.start()
    for number in range(2, 16):
        factory.fact("ada", "2026-11-20 10:15", dials=1).fact("ben", "2026-11-20 10:15", dials=1).publish()
        (tmp_path / f"floor-{number - 1:06d}.duckdb").unlink()
    over.set()
    for thread in threads:
        thread.join()

    assert wrong == []
    assert min(looks) > 0
    assert dials(warehouse(tmp_path)) == {"ada": 15, "ben": 15}
