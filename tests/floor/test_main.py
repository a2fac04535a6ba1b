import json
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from floor.__main__ import app
from floor.i18n import words
from floor.rules.metrics import METRICS
from floor.settings import settings
from floor.store.boards import BoardQuery, read_board
from floor.store.warehouse import Warehouse
from tests.warehouse_factory import WarehouseFactory

FRIDAY = ["--day", "2026-11-20"]


@pytest.fixture
def factory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WarehouseFactory]:
    monkeypatch.setenv("FLOOR_DATA", str(tmp_path))
    settings.cache_clear()
    made = (
        WarehouseFactory(tmp_path / "warehouse").person("ada", "Ada Lovelace", "North").person("wei", "张伟", "South")
    )
    made.fact("ada", "2026-11-20 10:15", dials=100, contacts=20, login_seconds=3600).sale("ada", "2026-11-20 10:20")
    made.fact("wei", "2026-11-20 11:15", dials=100, contacts=9).sale("wei", "2026-11-20 11:20", amount_minor=9900)
    made.sale("wei", "2026-11-20 11:40", amount_minor=9900)
    yield made
    settings.cache_clear()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def read(*arguments: str) -> dict[str, Any]:
    result = run("board", *FRIDAY, *arguments, "--json")
    assert result.exit_code == 0, result.stderr
    printed: dict[str, Any] = json.loads(result.stdout)
    return printed


def test_the_board_is_the_one_the_screens_read(factory: WarehouseFactory) -> None:
    version = factory.publish()
    query = BoardQuery(date(2026, 11, 20), metric="conversion")
    opened, roster = Warehouse.open(factory.folder), factory.roster()
    shown = read_board(opened, roster, query, opens_at=time(9), closes_at=time(18))

    printed = read("--metric", "conversion")

    t, metric = words("en"), METRICS["conversion"]
    assert printed["version"] == version
    assert [row["key"] for row in printed["rows"]] == [row.key for row in shown.rows] == ["ada", "wei"]
    assert [row["value_text"] for row in printed["rows"]] == [t.metric(metric, row.value) for row in shown.rows]
    assert printed["floor"]["value"] == float(shown.floor.value or 0)


def test_values_are_numbers_in_the_metrics_unit_with_their_text_beside(factory: WarehouseFactory) -> None:
    factory.publish(until="2026-11-20 13:30")

    orders, revenue, conversion = (read("--metric", key)["rows"] for key in ("orders", "revenue", "conversion"))

    wei, ada = orders
    assert (wei["rank"], wei["name"], wei["value"], wei["value_text"], wei["target"]) == (1, "张伟", 2, "2", 4)
    assert (wei["pace"], wei["share"], wei["met"], wei["move"]) == (0.5, 0.5, False, None)
    assert (revenue[0]["value"], revenue[0]["value_text"]) == (19800, "$198")
    assert (conversion[0]["value"], conversion[0]["value_text"]) == (0.05, "5.0%")
    assert (conversion[1]["rank"], conversion[1]["value"], conversion[1]["value_text"]) == (None, None, "too few")
    assert ada["team"] == "North"


def test_a_board_of_one_team_and_a_board_of_teams(factory: WarehouseFactory) -> None:
    factory.publish()

    assert [row["key"] for row in read("--team", "North")["rows"]] == ["ada"]
    assert [row["key"] for row in read("--by", "team")["rows"]] == ["South", "North"]
    assert [row["value"] for row in read("--kind", "month", "--by", "team")["rows"]] == [2, 1]


def test_agents_without_a_team_and_the_floor_are_named_in_words(factory: WarehouseFactory) -> None:
    factory.sale("ag_777", "2026-11-20 10:20").publish()

    printed = read("--by", "team")

    assert [row["name"] for row in printed["rows"]] == ["South", "No team", "North"]
    assert printed["floor"]["name"] == "Whole floor"
    assert "2    No team" in run("board", *FRIDAY, "--by", "team").stdout


def test_without_json_the_board_is_a_table_whose_columns_stand_in_line(factory: WarehouseFactory) -> None:
    factory.publish()

    result = run("board", *FRIDAY)

    assert result.stdout == "1    张伟          South  2  / 4  +0.8\n2    Ada Lovelace  North  1  / 4  −0.2\n"


def test_the_day_left_out_is_today_on_the_floors_clock(factory: WarehouseFactory) -> None:
    factory.fact("ada", settings().now(), orders=7).publish()

    printed = json.loads(run("board", "--json").stdout)

    assert (printed["day_from"], printed["rows"][0]["value"]) == (settings().today(settings().now()).isoformat(), 7)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--day", "20.11.2026"], '"20.11.2026" is no day. Write it like 2026-11-20.'),
        ([*FRIDAY, "--metric", "luck"], '"luck" is no metric'),
        ([*FRIDAY, "--kind", "year"], "no kind of period"),
        ([*FRIDAY, "--by", "desk"], "by agent or by team"),
        ([*FRIDAY, "--team", "West"], 'There is no team "West". Choose one of: North, South.'),
    ],
)
def test_wrong_use_is_said_in_a_sentence(factory: WarehouseFactory, arguments: list[str], sentence: str) -> None:
    factory.publish()

    result = run("board", *arguments, "--json")

    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr


@pytest.mark.usefixtures("factory")
def test_before_the_first_load_there_is_nothing_to_show() -> None:
    result = run("board")

    assert (result.exit_code, result.stdout, result.stderr) == (3, "", "Nothing has been loaded yet.\n")


def test_without_the_records_nobody_has_a_name_and_nothing_is_shown(
    factory: WarehouseFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    factory.publish()
    monkeypatch.setenv("FLOOR_DATABASE_URL", f"sqlite:///{factory.folder}")
    settings.cache_clear()

    result = run("board", *FRIDAY)

    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("The records in ")


def test_a_period_without_facts_says_where_there_are_some(factory: WarehouseFactory) -> None:
    factory.publish()

    result = run("board", "--day", "2026-11-10", "--kind", "week")

    assert result.exit_code == 3
    assert result.stderr == (
        "Nothing happened from 2026-11-09 to 2026-11-15 by these choices. "
        "There are facts from 2026-11-20 to 2026-11-20.\n"
    )


@pytest.mark.usefixtures("factory")
def test_a_bad_setting_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOOR_CURRENCY", "pebbles")

    result = run("board")

    assert result.exit_code == 2
    assert "FLOOR_CURRENCY" in result.stderr


def test_the_catalogue_prints_as_the_page_in_docs_and_as_json() -> None:
    page = Path(__file__).parents[2] / "docs" / "metrics.md"

    assert run("metrics", "--markdown").stdout == page.read_text(encoding="utf-8")
    assert [metric["key"] for metric in json.loads(run("metrics", "--json").stdout)] == list(METRICS)
    assert "conversion" in run("metrics").stdout
