"""The command line: what is printed where, and how each command ends."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from etl.__main__ import app
from etl.advice import advice
from etl.rollup import DataTestFailed
from floor.settings import settings

ROOT = Path(__file__).parents[2]
HEADER = "call_id,started_at,agent_id,outcome_code"
GOOD = "c1,2026-11-20 09:00:00,a1,sale"
KEYS = {
    "file",
    "format",
    "load_id",
    "rows_read",
    "loaded",
    "rejected",
    "duplicates",
    "first_day",
    "last_day",
    "unknown_agents",
    "unknown_codes",
}


@pytest.fixture
def drop(house: Path) -> Path:
    """A folder beside the data, for files to load."""
    folder = house / "drop"
    folder.mkdir()
    return folder


def log(path: Path, *rows: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


def printed(*arguments: str | Path, exit_code: int = 0) -> Any:  # noqa: ANN401 - JSON
    result = run(*arguments, "--json")
    assert result.exit_code == exit_code, result.stderr
    return json.loads(result.stdout)


def test_a_load_is_told_as_json(drop: Path) -> None:
    path = log(
        drop / "calls.csv", GOOD, "c2,2026-11-19 09:00:00,ag_777,WINBCK", "c1,2026-11-20 09:00:00,a1,sale", "bad"
    )
    (told,) = printed("load", path)
    assert told.keys() >= KEYS
    assert {key: told[key] for key in KEYS - {"load_id"}} == {
        "file": str(path),
        "format": "floorboard-calls",
        "rows_read": 4,
        "loaded": 2,
        "rejected": 1,
        "duplicates": 1,
        "first_day": "2026-11-19",
        "last_day": "2026-11-20",
        "unknown_agents": ["a1", "ag_777"],
        "unknown_codes": ["WINBCK"],
    }
    assert [row["load_id"] for row in printed("status")["loads"]] == [told["load_id"]]


def test_a_file_that_is_loaded_already_is_no_fault(drop: Path) -> None:
    path = log(drop / "calls.csv", GOOD)
    (first,), (again,) = printed("load", path), printed("load", path)
    assert (first["status"], again["status"]) == ("loaded", "already loaded")
    assert (again["load_id"], again["loaded"], again["duplicates"]) == (first["load_id"], 0, 1)


def test_a_refused_file_ends_with_3_and_the_others_are_loaded(drop: Path) -> None:
    bad, good = log(drop / "a.csv", "c1,never,a1,sale"), log(drop / "b.csv", GOOD)
    told = printed("load", bad, good, exit_code=3)
    assert [one["status"] for one in told] == ["refused", "loaded"]
    assert (told[0]["load_id"], told[0]["loaded"], told[0]["rejected"]) == (None, 0, 1)
    assert run("load", bad).exit_code == 3
    assert run("load", good).exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [("load",), ("load", "none.csv"), ("check", "none.csv"), ("undo", "000001-00000000"), ("undo",), ("lod",)],
)
@pytest.mark.usefixtures("house")
def test_wrong_use_ends_with_2_and_prints_to_standard_error_alone(arguments: tuple[str, ...]) -> None:
    result = run(*arguments, "--json") if len(arguments) > 1 else run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr


def test_where_one_of_the_files_is_not_there_none_is_loaded(drop: Path) -> None:
    result = run("load", log(drop / "calls.csv", GOOD), drop / "none.csv")
    assert (result.exit_code, result.stderr) == (2, f"There is no {drop / 'none.csv'}.\n")
    assert printed("status")["version"] is None


def test_a_folder_stands_for_the_files_in_it_without_hidden_ones(drop: Path) -> None:
    log(drop / "b.csv", GOOD)
    log(drop / "deeper" / "a.csv", GOOD.replace("c1", "c2"))
    log(drop / ".hidden.csv", "bad")
    log(drop / ".hidden" / "c.csv", "bad")
    told = printed("load", drop)
    assert [Path(one["file"]).name for one in told] == ["b.csv", "a.csv"]


def test_a_folder_without_files_is_nothing_to_load(drop: Path) -> None:
    assert printed("load", drop) == []


@pytest.mark.skipif(os.name != "posix", reason="pipes have no name elsewhere")
def test_a_pipe_is_wrong_use_and_not_waited_for(drop: Path) -> None:
    os.mkfifo(drop / "pipe")
    result = run("load", drop / "pipe")
    assert result.exit_code == 2
    assert "is no file and no folder" in result.stderr


def test_checking_keeps_nothing(house: Path, drop: Path) -> None:
    path = log(drop / "calls.csv", GOOD, "bad")
    (told,) = printed("check", path)
    assert (told["status"], told["load_id"], told["rows_read"], told["loaded"], told["rejected"]) == (
        "checked",
        None,
        2,
        1,
        1,
    )
    assert printed("status")["version"] is None
    assert [kept.name for kept in house.rglob("*") if kept.suffix in {".parquet", ".csv"}] == ["calls.csv"]
    assert printed("check", log(drop / "bad.csv", "bad"), exit_code=3)[0]["status"] == "refused"


def test_checking_says_that_a_file_is_loaded_already(drop: Path) -> None:
    path = log(drop / "calls.csv", GOOD)
    printed("load", path)
    before = printed("status")
    (told,) = printed("check", path)
    assert (told["status"], told["loaded"], told["duplicates"]) == ("already loaded", 0, 1)
    assert printed("status") == before


def test_undoing_is_told_and_shown(drop: Path) -> None:
    (told,) = printed("load", log(drop / "calls.csv", GOOD))
    load_id = told["load_id"]
    assert printed("undo", load_id) == {"load_id": load_id, "file": "calls.csv", "rows": 1}
    assert printed("status")["loads"][0]["undone_at"] == "2026-11-20 14:32:00"
    assert "undone 2026-11-20 14:32:00" in run("status").stdout
    again = run("undo", load_id)
    assert (again.exit_code, again.stdout) == (2, "")
    assert "was undone before" in again.stderr


def test_status_lists_loads_rejects_and_what_waits(house: Path, drop: Path) -> None:
    assert run("status").stdout == "Nothing has been loaded yet.\n"
    (told,) = printed("load", log(drop / "calls.csv", GOOD, "bad"))
    log(house / "inbox" / "waiting.csv")
    status = printed("status")
    (row,) = status["loads"]
    assert (status["version"], status["inbox"]) == ("floor-000001.duckdb", ["waiting.csv"])
    assert row["rejects"] == f"rejects/{told['load_id']}.csv"
    assert (house / row["rejects"]).is_file()
    assert (row["file"], row["log"], row["rows_read"], row["loaded"], row["rejected"]) == (
        "calls.csv",
        "calls",
        2,
        1,
        1,
    )
    assert "Waiting in the inbox: waiting.csv" in run("status").stdout


def test_a_person_reads_what_was_rejected_and_who_is_unknown(drop: Path) -> None:
    path = log(drop / "calls.csv", GOOD, "c2,never,a1,sale", "c3,2026-11-20 09:00:00,a1,WINBCK")
    counts = "3 rows read, 2 loaded, 1 rejected, 0 duplicates"
    reason = "is not a time this format knows"
    assert run("load", path).stdout.splitlines() == [
        f"{path}: loaded as floorboard-calls ({counts}, 2026-11-20 to 2026-11-20)",
        f"  rejected: line 3: started_at 'never' {reason}. {advice(reason)}",
        "  not on the roster: a1",
        "  outcome codes that nobody mapped: WINBCK",
    ]


def test_a_pointer_to_no_warehouse_is_told_and_nothing_is_overwritten(house: Path, drop: Path) -> None:
    path = log(drop / "calls.csv", GOOD)
    printed("load", path)
    (house / "warehouse" / "CURRENT").write_text("floor-000099.duckdb\n", encoding="utf-8")
    for arguments in (("load", path), ("check", path), ("status",), ("undo", "x")):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "CURRENT names 'floor-000099.duckdb', which is not there" in result.stderr


def test_a_load_that_does_not_add_up_is_told_and_publishes_nothing(drop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise DataTestFailed("sales_stand_once: sale s1 stands 2 times.")

    monkeypatch.setattr("etl.loading.roll_up", failing)
    result = run("load", log(drop / "calls.csv", GOOD), "--json")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "sale s1 stands 2 times" in result.stderr
    assert printed("status")["version"] is None


def test_a_setting_that_cannot_be_used_is_told(drop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOOR_CURRENCY", "XX")
    settings.cache_clear()
    result = run("load", log(drop / "calls.csv", GOOD))
    assert result.exit_code == 2
    assert 'FLOOR_CURRENCY is "XX"' in result.stderr


def spawned(house: Path, *arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "etl", *arguments],
        cwd=ROOT,
        env=os.environ | {"FLOOR_DATA": str(house / "data")} | more,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_progress_goes_to_standard_error_and_the_result_to_standard_output(tmp_path: Path) -> None:
    path = log(tmp_path / "calls.csv", GOOD)
    told = spawned(tmp_path, "load", path)
    assert told.returncode == 0
    assert "Loading" in told.stderr
    assert told.stdout.startswith(f"{path}: loaded as floorboard-calls")
    silent = spawned(tmp_path, "load", path, "--json")
    assert (json.loads(silent.stdout)[0]["status"], silent.stderr) == ("already loaded", "")


def test_names_that_the_terminal_cannot_write_do_not_end_a_load(tmp_path: Path) -> None:
    path = log(tmp_path / "通话.csv", "c1,2025-11-20 09:00:00,王小明,\U0001f600")
    told = spawned(tmp_path, "load", path, PYTHONIOENCODING="ascii")
    assert told.returncode == 0, told.stderr
    (again,) = json.loads(spawned(tmp_path, "load", path, "--json", PYTHONIOENCODING="ascii").stdout)
    assert (again["unknown_agents"], again["unknown_codes"]) == (["王小明"], ["\U0001f600"])


def test_a_log_of_another_zone_is_put_on_the_clock_of_the_machine_where_the_floor_names_none(tmp_path: Path) -> None:
    formats = tmp_path / "data" / "formats"
    formats.mkdir(parents=True)
    (formats / "utc.toml").write_text(
        'name = "utc"\nlog = "calls"\ntimezone = "UTC"\nrequired = ["utc"]\n'
        '[columns]\nstarted_at = "utc"\nagent_id = "agent_id"\noutcome_code = "outcome_code"\n',
        encoding="utf-8",
    )
    path = tmp_path / "calls.csv"
    path.write_text("utc,agent_id,outcome_code\n2025-11-20 20:00:00,a1,x\n", encoding="utf-8")
    told = spawned(tmp_path, "load", path, "--json", TZ="Asia/Shanghai", FLOOR_TIMEZONE="")
    assert json.loads(told.stdout)[0]["first_day"] == "2025-11-21"
