"""Formats: the shipped ones, which one a header chooses, and the sentence that a faulty one gets."""

import re
from contextlib import suppress
from pathlib import Path

import pytest

from etl.formats import SHIPPED, LogFormat, all_formats, read_format
from etl.problems import Refused
from etl.source import open_source
from tests.floor_folder import FloorFolder

NO_FOLDER = Path("no-such-folder")
# Those that are known in order to be refused are held in dialers/.
LOADED = [one for one in all_formats(NO_FOLDER) if not one.never]
SHIPPED_FILES = sorted(SHIPPED.glob("*.toml"))
OWN = 'log = "calls"\n{}\n[columns]\nstarted_at = "Zeit"\nagent_id = "Wer"\noutcome_code = "Ende"\n{}'
ROW = "2026-11-20 09:00:00,a1,x"


def chosen(folder: Path, header: set[str], delimiter: str = "\t") -> str:
    path = folder / "log.txt"
    path.write_text(delimiter.join(sorted(header)) + "\n", encoding="utf-8")
    return open_source(path, all_formats(NO_FOLDER)).format.name


@pytest.mark.parametrize("file", SHIPPED_FILES, ids=lambda file: file.stem)
def test_a_shipped_format_is_valid_and_bears_the_name_of_its_file(file: Path) -> None:
    assert read_format(file).name == file.stem


@pytest.mark.parametrize("one", LOADED, ids=lambda one: one.name)
def test_the_header_alone_chooses_a_shipped_format(tmp_path: Path, one: LogFormat) -> None:
    mapped = {source for spec in one.columns.values() for source in spec.source}
    needed = one.required_sources() | set(one.names_above())
    assert chosen(tmp_path, needed) == one.name
    assert chosen(tmp_path, mapped | needed) == one.name
    assert chosen(tmp_path, one.named_sources()) == one.name
    assert chosen(tmp_path, one.named_sources() | {"and one nobody named"}) == one.name


@pytest.mark.parametrize("one", LOADED, ids=lambda one: one.name)
def test_without_one_of_its_required_columns_a_header_is_not_of_that_format(tmp_path: Path, one: LogFormat) -> None:
    for missing in one.required_sources():
        with suppress(Refused):
            assert chosen(tmp_path, one.required_sources() - {missing}) != one.name


def test_of_two_formats_that_fit_the_one_that_names_more_of_the_header_is_taken(floor: FloorFolder) -> None:
    floor.describe("few", OWN.format("", ""))
    floor.describe("more", OWN.format("", 'campaign = "Aktion"'))
    assert floor.load_lines("plain.csv", "Zeit,Wer,Ende,Aktion", f"{ROW},main").format == "more"


def test_dropped_columns_count_as_named(floor: FloorFolder) -> None:
    floor.describe("few", OWN.format("", ""))
    floor.describe("drops", OWN.format('drop = ["Aktion"]', ""))
    assert floor.load_lines("plain.csv", "Zeit,Wer,Ende,Aktion", f"{ROW},main").format == "drops"


def test_several_formats_that_fit_equally_well_are_listed(floor: FloorFolder) -> None:
    floor.describe("one", OWN.format("", ""))
    floor.describe("two", OWN.format("", 'campaign = "Aktion"'))
    report = floor.load_lines("plain.csv", "Zeit,Wer,Ende", ROW)
    assert report.status == "refused"
    assert "equally well: one, two." in report.reasons[0]


def test_where_no_format_fits_those_tried_are_listed_with_what_to_do(floor: FloorFolder) -> None:
    floor.describe("own", OWN.format("", ""))
    report = floor.load_lines("plain.csv", "Zeit,Wer", "1,2")
    assert report.status == "refused"
    names = sorted([*(file.stem for file in SHIPPED_FILES), "own"])
    assert f"Formats tried: {', '.join(names)}." in report.reasons[0]
    assert "docs/formats.md" in report.reasons[0]


def test_a_format_of_the_floors_own_replaces_the_shipped_one_of_its_name(floor: FloorFolder) -> None:
    shipped = (SHIPPED / "floorboard-calls.toml").read_text(encoding="utf-8")
    own = shipped.replace('"unreachable"\n', '"unreachable"\nWINBCK = "callback"\n')
    floor.describe("floorboard-calls", own.partition("\n")[2].replace('name = "floorboard-calls"\n', ""))
    report = floor.load_lines("c.csv", "started_at,agent_id,outcome_code", "2026-11-20 09:00:00,a1,WINBCK")
    assert (report.status, report.unknown_codes) == ("loaded", [])
    assert floor.rows("select callbacks from facts") == [(1,)]


def test_the_codes_of_a_format_win_over_its_table_of_outcomes(floor: FloorFolder) -> None:
    floor.describe("own", OWN.format('outcomes = "vicidial"', '[values.outcome_code]\n"NI" = "callback"\n'))
    floor.load_lines("c.csv", "Zeit,Wer,Ende", "2026-11-20 09:00:00,a1,NI", "2026-11-20 09:00:00,a1,SALE")
    assert floor.rows("select callbacks, refusals, call_sales from facts") == [(1, 0, 1)]


def test_a_table_of_outcomes_of_the_floors_own_comes_before_a_shipped_one(floor: FloorFolder) -> None:
    path = floor.describe("own", OWN.format('outcomes = "vicidial"', ""))
    path.with_name("outcomes").mkdir()
    (path.parent / "outcomes" / "vicidial.toml").write_text('x = "machine"\n', encoding="utf-8")
    assert floor.load_lines("c.csv", "Zeit,Wer,Ende", ROW).unknown_codes == []


FAULTS = {
    "a column that the log lacks": (OWN.format("", 'agent = "x"'), "agent: no such column in the calls log"),
    "an outcome that is none": (OWN.format("", "[values.outcome_code]\nx = 'sold'\n"), "sold: no such outcome"),
    "values of a column that the log lacks": (OWN.format("", "[values.code]\nx = 'sale'\n"), "code: no such column"),
    "no TOML": ('log = "calls', "is not valid TOML"),
    "a table of outcomes that is not there": (OWN.format('outcomes = "acme"', ""), "there is no outcomes/acme.toml"),
    "a required column unmapped": (
        OWN.format("", "").replace('outcome_code = "Ende"', ""),
        "outcome_code: a calls log",
    ),
    "no log": (OWN.format("", "").replace('log = "calls"', ""), "log: Field required"),
    "a log that is none": (OWN.format("", "").replace("calls", "cals"), "log: Input should be 'calls'"),
    "a key that is none": (OWN.format('delimeter = "tab"', ""), "delimeter: Extra inputs"),
    "a delimiter that is none": (OWN.format('delimiter = "dash"', ""), "delimiter: Input should be 'auto', 'comma'"),
    "an encoding that is none": (OWN.format('encoding = "klingon"', ""), "encoding: 'klingon' is no known encoding"),
    "an encoding that is no text": (OWN.format('encoding = "hex"', ""), "encoding: 'hex' is no known encoding"),
    "a zone that is none": (OWN.format('timezone = "Mars/Base"', ""), "timezone: 'Mars/Base' is no known zone"),
    "less than no lines": (OWN.format("skip_lines = -1", ""), "skip_lines: Input should be greater than or equal to 0"),
    "values that are no table": (OWN.format('values = ["x"]', ""), "values: Input should be a valid dictionary"),
    "codes that are no table": (
        OWN.format('outcomes = "vicidial"', "[values]\noutcome_code = 'x'"),
        "values.outcome_code: Input should be a valid dictionary",
    ),
    "a source and a value": (
        OWN.format("", "campaign = { source = 'x', value = 'y' }"),
        "columns.campaign: give either",
    ),
    "no source and no value": (OWN.format("", "campaign = { join = '-' }"), "columns.campaign: give either"),
    "a unit that is none": (
        OWN.format("", "talk_seconds = { source = 'x', unit = 'h' }"),
        "columns.talk_seconds.unit.0: Input should be 's'",
    ),
    "two units that one number may have": (
        OWN.format("", "talk_seconds = { source = 'x', unit = ['s', 'day_fraction'] }"),
        "columns.talk_seconds.unit: a number cannot be in several units at once: s, day_fraction",
    ),
    "an outcome of a campaign that is none": (
        OWN.format("", "[campaigns.main]\nx = 'sold'\n"),
        "sold: no such outcome",
    ),
    "a time format that is none": (
        OWN.format("", "").replace('"Zeit"', '{ source = "Zeit", format = "%Q" }'),
        "columns.started_at.format: '%Q' is no format of a time",
    ),
    "times with and without a zone": (
        OWN.format("", "").replace('"Zeit"', '{ source = "Zeit", format = ["%Y%z", "%Y"] }'),
        "columns.started_at.format: either all of its formats name a zone",
    ),
    "one key for all rows": (OWN.format("", "call_id = { value = 'k' }"), "columns.call_id: one value for all rows"),
    "nothing a file must have": (
        'log = "people"\n[columns]\nname = { value = "x" }\nagent_id = { value = "y" }\n',
        "no column of a file is needed",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_format_is_refused_with_its_file_and_key(tmp_path: Path, fault: str) -> None:
    text, expected = FAULTS[fault]
    path = tmp_path / "own.toml"
    path.write_text(f'name = "own"\n{text}', encoding="utf-8")
    with pytest.raises(Refused, match=rf"own\.toml .*{re.escape(expected)}"):
        read_format(path)


def test_a_broken_table_of_outcomes_is_named_itself(tmp_path: Path) -> None:
    (tmp_path / "outcomes").mkdir()
    (tmp_path / "outcomes" / "acme.toml").write_text("x", encoding="utf-8")
    (tmp_path / "own.toml").write_text('name = "own"\n' + OWN.format('outcomes = "acme"', ""), encoding="utf-8")
    with pytest.raises(Refused, match=r"outcomes/acme\.toml is not valid TOML"):
        read_format(tmp_path / "own.toml")


def test_a_format_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('name = "own"\n' + OWN.format("", ""), encoding="utf-8-sig")
    assert read_format(tmp_path / "own.toml").name == "own"


def test_a_format_file_that_is_no_utf8_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('# 日志\nname = "own"\n', encoding="gb18030")
    with pytest.raises(Refused, match=r"own\.toml is not UTF-8 text"):
        read_format(tmp_path / "own.toml")


def test_two_formats_of_one_name_are_refused(tmp_path: Path) -> None:
    for file in ("one", "two"):
        (tmp_path / f"{file}.toml").write_text('name = "own"\n' + OWN.format("", ""), encoding="utf-8")
    with pytest.raises(Refused, match=r"two\.toml bears the name 'own'"):
        all_formats(tmp_path)


def test_a_faulty_format_refuses_every_file_and_stops_no_undoing(floor: FloorFolder) -> None:
    first = floor.load_lines("c.csv", "started_at,agent_id,outcome_code", "2026-11-20 09:00:00,a1,sale")
    floor.describe("own", 'log = "cals"')
    report = floor.load_lines("d.csv", "started_at,agent_id,outcome_code", "2026-11-20 09:00:00,a2,sale")
    assert report.status == "refused"
    assert "own.toml" in report.reasons[0]
    assert first.load_id
    floor.undo(first.load_id)
    assert floor.rows("select count(*) from facts") == [(0,)]


@pytest.mark.parametrize(
    ("header", "refused"), [("Zeit,Wer,Ende,Wer", True), ("Zeit,Wer,Ende,q,q", False), ("Zeit,Wer,Ende,,", False)]
)
def test_a_header_that_names_a_mapped_column_twice_is_refused(
    floor: FloorFolder, header: str, *, refused: bool
) -> None:
    floor.describe("own", OWN.format("", ""))
    report = floor.load_lines("plain.csv", header, ROW + ",b" * (header.count(",") - 2))
    assert (report.status == "refused") == refused
    if refused:
        assert "names Wer more than once" in report.reasons[0]


def test_a_code_that_is_mapped_later_makes_no_other_row_of_a_log_without_keys(floor: FloorFolder) -> None:
    floor.describe("own", OWN.format("", ""))
    floor.load_lines("one.csv", "Zeit,Wer,Ende", ROW)
    floor.describe("own", OWN.format("", '[values.outcome_code]\nx = "callback"\n'))
    floor.load_lines("two.csv", "Zeit,Wer,Ende", ROW, ROW.replace("a1", "a2"))
    assert floor.rows("select sum(calls), sum(callbacks), sum(unknown_outcomes) from facts") == [(2, 2, 0)]


def test_a_header_that_nearly_fits_is_told_the_nearest_format_and_what_it_misses(floor: FloorFolder) -> None:
    report = floor.load_lines("sales.csv", "sale_id,sold_at,agent_id,product,price", "1,2026-11-20 09:00:00,a1,P1,5")
    assert "Nearest is floorboard-sales, which also needs amount." in report.reasons[0]
