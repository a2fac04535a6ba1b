"""A broken file never becomes a wrong number: whatever was damaged is refused row by row, and nothing else is."""

import os
import re
import sys
from collections import Counter
from dataclasses import dataclass
from random import Random

import duckdb
import pytest

from etl.report import Report
from tests.etl.damaged import DAMAGES, Good, Line, Row, good_log
from tests.floor_folder import FloorFolder

pytestmark = pytest.mark.timeout(1200)
# Each kind of damage to several files; the long run (FLOOR_LONG=1) makes 520.
FILES = len(DAMAGES) * (40 if os.environ.get("FLOOR_LONG") else 5)


@dataclass(frozen=True)
class Broken:
    """One damaged file: what was done to it, how it is written, its records from line 2 on, and what became of it."""

    damage: str
    good: Good
    lines: list[Line]
    report: Report
    loaded: dict[int, Row]
    rejects: list[dict[str, str]]

    def numbered(self) -> dict[int, Line]:
        """Each record by the line on which it begins."""
        at, found = 2, {}
        for line in self.lines:
            found[at] = line
            at += line.text.count("\n") + 1
        return found

    def replaced(self) -> set[int]:
        """The lines of good rows that stand again further down."""
        keys = {line.row[0]: at for at, line in self.numbered().items() if line.row}
        return {at for at, line in self.numbered().items() if line.row and keys[line.row[0]] != at}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> list[Broken]:
    floor = FloorFolder(tmp_path_factory.mktemp("broken"))
    logs = []
    for number in range(FILES):
        draw, damage = Random(number), list(DAMAGES)[number % len(DAMAGES)]
        good, lines = good_log(draw, number)
        lines = DAMAGES[damage](draw, good, lines)
        path = floor.drop / f"{number:04} {damage}.csv"
        text = good.write(good.names) + good.end + "".join(line.text + line.end for line in lines)
        path.write_bytes(text.encode())
        logs.append((damage, good, lines, path))
    reports = floor.load(*(path for *_, path in logs))
    return [
        Broken(damage, good, lines, report, _loaded(floor, good, report), _rejects(floor, report))
        for (damage, good, lines, _), report in zip(logs, reports, strict=True)
    ]


def _loaded(floor: FloorFolder, good: Good, report: Report) -> dict[int, Row]:
    parts = [str(path) for path in floor.folder.lake.glob(f"sales/*/{report.load_id}_*.parquet")]
    texts = {"amount": "printf('%.2f', amount_minor / 100.0)", "sold_at": "strftime(sold_at, '%Y-%m-%d %H:%M:%S')"}
    columns = ", ".join(texts.get(name, f"coalesce({name}::varchar, '')") for name in good.names)
    with duckdb.connect() as work:
        rows = work.read_parquet(parts).project(f"line, {columns}").fetchall()
    return {row[0]: row[1:] for row in rows}


def _rejects(floor: FloorFolder, report: Report) -> list[dict[str, str]]:
    return floor.rejected(report) if report.rejected else []


def say(text: str) -> None:
    """A figure, for who runs the tests with -s."""
    sys.stdout.write(f"{text}\n")


def _bare(text: str) -> str:
    """A row's text without its quotes and blanks, which a row that was read is written anew with."""
    return re.sub(r'["\s]', "", text)


def _cents(text: str) -> int:
    return sum(int(whole) * 100 + int(cents) for whole, cents in re.findall(r"(\d+)\.(\d\d)", text.replace('"', "")))


def test_a_log_of_which_some_rows_are_damaged_is_read(broken: list[Broken]) -> None:
    assert [one.report.reasons for one in broken if one.report.status != "loaded"] == []
    assert all(any(line.row is None for line in one.lines) for one in broken if one.damage != "line ends mixed")


def test_no_wrong_row_is_loaded(broken: list[Broken]) -> None:
    wrong = [
        (one.report.file, at, row, one.numbered().get(at))
        for one in broken
        for at, row in one.loaded.items()
        if at not in one.numbered() or one.numbered()[at].row != row
    ]
    say(f"{len(broken)} damaged files, {sum(len(one.loaded) for one in broken)} rows loaded, {len(wrong)} wrong")
    assert wrong == []


def test_every_damaged_row_is_in_the_rejects_with_its_line_and_text_and_a_reason(broken: list[Broken]) -> None:
    missing = []
    for one in broken:
        told = {int(reject["line"]): reject for reject in one.rejects if reject["reason"]}
        for at, line in one.numbered().items():
            # Of a damaged record over several lines each line is told, or all of it at once.
            texts = {_bare(line.text), _bare(line.text.split("\n")[0])}
            if line.row is None and (at not in told or _bare(told[at]["row"]) not in texts):
                missing.append((one.report.file, at, line, told.get(at)))
    say(f"{sum(line.row is None for one in broken for line in one.lines)} damaged rows, {len(missing)} not told")
    assert missing == []


def test_at_least_95_of_100_undamaged_rows_are_kept(broken: list[Broken]) -> None:
    good, kept = Counter[str](), Counter[str]()
    for one in broken:
        lines = {at for at, line in one.numbered().items() if line.row}
        good[one.damage] += len(lines)
        kept[one.damage] += len(lines & (one.loaded.keys() | one.replaced()))
    say(f"{kept.total()} of {good.total()} undamaged rows kept: {kept.total() / good.total():.2%}")
    for damage in DAMAGES:
        say(f"  {damage}: {kept[damage]} of {good[damage]}")
    assert kept.total() >= 0.95 * good.total()


def test_rows_read_are_loaded_rejected_or_duplicates_in_count_and_in_money(broken: list[Broken]) -> None:
    for one in broken:
        report = one.report
        assert report.rows_read == report.loaded + report.rejected + report.duplicates
        assert (report.loaded, report.rejected) == (len(one.loaded), len(one.rejects))
        assert report.duplicates == len(one.replaced())
        read = sum(_cents(line.text) for line in one.lines)
        at_amount = one.good.names.index("amount")
        loaded = sum(_cents(row[at_amount]) for row in one.loaded.values())
        rejected = sum(_cents(reject["row"]) for reject in one.rejects)
        duplicates = sum(_cents(one.numbered()[at].text) for at in one.replaced())
        assert read == loaded + rejected + duplicates, report.file


@pytest.mark.parametrize(
    "header",
    [
        'product,"name',
        'product,name"',
        'pro"duct,name',
        "\0product,name",
        "product,\ufeffname",
        '"product,name"',
        "product;name,",
    ],
)
def test_a_damaged_header_refuses_the_file(floor: FloorFolder, header: str) -> None:
    report = floor.load_lines("products.csv", header, "P1,One")
    assert (report.status, report.loaded) == ("refused", 0)


def test_a_header_that_stands_again_is_no_row_even_where_all_is_text(floor: FloorFolder) -> None:
    lines = ("product,name", "P1,One", "product,name", "P2,Two", "Pproduct,name", "\ufeffproduct,name", "P3,Three")
    report = floor.load_lines("products.csv", *lines)
    assert (report.rows_read, report.loaded, report.rejected) == (6, 3, 3)
    assert [(row["line"], row["reason"]) for row in floor.rejected(report)][:2] == [
        ("3", "is the header again"),
        ("5", "is the header again"),
    ]
    assert floor.rows("select product, name from products order by 1") == [
        ("P1", "One"),
        ("P2", "Two"),
        ("P3", "Three"),
    ]
