"""A log that nobody described: what `guess` prints is taken by `check` as it is, and says why."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl.__main__ import app
from etl.formats import read_format
from etl.guess.draft import Asked, Draft, guess
from etl.guess.trial import Trial, try_format
from etl.guess.written import written as written_toml
from floor.settings import settings

BOUGHT = Path("/work/shared/data/call-center-5000.xlsx")
DAYS = range(1, 29)
EN_CODES = ("Sale", "Not interested", "No answer", "Call back later")
ZH_CODES = ("成交", "拒绝", "无人接听", "预约回访")


def english(order: str = "{day:02}/{month:02}/2025", days: range = DAYS) -> str:
    rows = (
        f"R{day};{order.format(day=day, month=11)};{8 + day % 9:02}:{day:02};{40 + day % 4};Ann {day % 4};"
        f"{day % 7}:{day:02};{EN_CODES[day % 4]};555010{day:04};"
        for day in days
    )
    header = "Call Ref;Call Date;Start Time;Agent No;Agent Name;Talk Time;Result;Customer Phone;Notes"
    return "\n".join(["Report of November", "Time range: all", "", header, *rows, ""])


def chinese() -> str:
    rows = (
        f"T{day}\t2025/11/{day} {8 + day % 9}:{day:02}:05\t80{day % 4}\t陈{day % 4}\t宽带\t{day}\t{ZH_CODES[day % 4]}"
        f"\t1380013{day:04}"
        for day in DAYS
    )
    return "\n".join(["通话编号\t开始时间\t坐席工号\t坐席姓名\t项目\t通话时长\t通话结果\t客户号码", *rows, ""])


SALES = "Order No,Order Date,Seller,Product,Amount,Status\n" + "".join(
    f'{day},2025-11-{day:02} 10:{day:02},S{day % 3},P1,"$1,{day:03}.50",Confirmed\n' for day in DAYS
)
SHIFTS = "员工编号,日期,签入时间,示忙时长,空闲时长\n" + "".join(
    f"E{day % 3},2025-11-{day:02},2025-11-{day:02} 08:{day:02}:00,0:{day:02}:00,1:{day:02}:00\n" for day in DAYS
)
TWO_TIMES = "id,End Time,Start Time,User,Duration (min),Disposition\n" + "".join(
    f"{day},2025-11-{day:02}T10:{day:02}:30Z,2025-11-{day:02}T10:{day:02}:00Z,u{day % 3},{day % 5}.5,NOT_INTERESTED\n"
    for day in DAYS
)

FILES = {
    "english.csv": (english().encode(), "calls"),
    "preamble-cp1252.csv": (english().replace("Ann", "Zoë").encode("cp1252"), "calls"),
    "chinese.txt": (chinese().encode(), "calls"),
    "chinese-gb.txt": (chinese().encode("gb18030"), "calls"),
    "chinese-16.txt": (chinese().encode("utf-16"), "calls"),
    "sales.csv": (SALES.encode("utf-8-sig"), "sales"),
    "shifts.csv": (SHIFTS.encode(), "shifts"),
    "two-times.csv": (TWO_TIMES.encode(), "calls"),
}


@pytest.fixture
def folder(house: Path, tmp_path: Path) -> Path:
    (house / "formats").mkdir(parents=True)
    inside = tmp_path / "exports"
    inside.mkdir()
    return inside


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def guessed(folder: Path, content: bytes | str) -> Draft:
    return guess(written(folder, "log.csv", content), "mine")


def tried(folder: Path, draft: Draft) -> Trial:
    house = settings()
    return try_format(folder / "log.csv", draft.format, house, house.now())


@pytest.mark.parametrize("name", FILES)
def test_what_guess_prints_is_taken_by_check_without_any_edit(name: str, house: Path, folder: Path) -> None:
    content, log = FILES[name]
    path = written(folder, name, content)
    printed = CliRunner().invoke(app, ["guess", str(path)])
    assert printed.exit_code == 0, printed.output
    assert f'log = "{log}"' in printed.stdout
    (house / "formats" / "mine.toml").write_text(printed.stdout, encoding="utf-8")
    checked = CliRunner().invoke(app, ["check", str(path)])
    assert "28 rows read, 28 loaded, 0 rejected, 0 duplicates, 2025-11-01 to 2025-11-28" in checked.stdout, (
        checked.output
    )
    assert "nobody mapped" not in checked.stdout


def test_the_shell_makes_the_file_empty_before_guess_runs_and_that_does_no_harm(house: Path, folder: Path) -> None:
    (house / "formats" / "mine.toml").touch()
    assert CliRunner().invoke(app, ["guess", str(written(folder, "a.csv", english()))]).exit_code == 0


@pytest.mark.skipif(not BOUGHT.exists(), reason="a public workbook that is not part of the project")
def test_a_public_workbook_becomes_5000_calls(house: Path) -> None:
    printed = CliRunner().invoke(app, ["guess", str(BOUGHT)])
    (house / "formats").mkdir(parents=True, exist_ok=True)
    (house / "formats" / "mine.toml").write_text(printed.stdout, encoding="utf-8")
    checked = CliRunner().invoke(app, ["check", str(BOUGHT)])
    assert "5000 rows read, 5000 loaded, 0 rejected, 0 duplicates, 2021-01-01 to 2021-03-31" in checked.stdout


def test_a_log_that_a_shipped_format_reads_needs_none(folder: Path) -> None:
    header = "call_id,started_at,agent_id,outcome_code\n1,2026-11-20 09:00,a,sale\n"
    told = CliRunner().invoke(app, ["guess", str(written(folder, "ours.csv", header))])
    assert (told.exit_code, told.stdout) == (2, "")
    assert "floorboard-calls" in told.stderr


def test_what_is_no_table_is_refused_in_words(folder: Path) -> None:
    told = CliRunner().invoke(app, ["guess", str(written(folder, "poem.txt", "Nothing\nhere\n"))])
    assert told.exit_code == 3
    assert "No header with rows below it was found in it." in told.stderr


def test_a_day_and_a_time_of_the_day_become_one_time_and_a_clock_by_name_a_duration(folder: Path) -> None:
    columns = guessed(folder, english()).format.columns
    assert (columns["started_at"].source, columns["started_at"].format) == (
        ("Call Date", "Start Time"),
        ("%d/%m/%Y %H:%M",),
    )
    assert guessed(folder, english()).given["columns"]["talk_seconds"] == {"source": "Talk Time", "unit": "hms"}


def test_days_above_twelve_say_which_of_both_comes_first(folder: Path) -> None:
    draft = guessed(folder, english("{month:02}/{day:02}/2025"))
    assert draft.format.columns["started_at"].format == ("%m/%d/%Y %H:%M",)
    assert Asked.DAY_OR_MONTH not in draft.asked


def test_without_a_day_above_twelve_it_is_asked(folder: Path) -> None:
    draft = guessed(folder, english(days=range(1, 13)))
    assert Asked.DAY_OR_MONTH in draft.asked
    assert draft.or_else["started_at"] == ("%m/%d/%Y %H:%M",)


def test_ids_that_stand_in_several_rows_are_no_key(folder: Path) -> None:
    draft = guessed(folder, english().replace("R2;", "R1;"))
    assert "call_id" not in draft.format.columns
    assert Asked.NOT_A_KEY in draft.asked
    assert tried(folder, draft).loaded == 28


def test_codes_come_with_their_counts_and_a_guess_where_their_name_tells(folder: Path) -> None:
    draft = guessed(folder, english().replace("Call back later", "X9"))
    assert [(one.code, one.count, one.outcome) for one in draft.codes] == [
        ("Not interested", 7, "refused"),
        ("No answer", 7, "unreachable"),
        ("X9", 7, None),
        ("Sale", 7, "sale"),
    ]
    assert Asked.CODES in draft.asked


def test_a_comma_before_decimals_is_told_from_one_before_thousands(folder: Path) -> None:
    rows = "".join(f"{day};2025-11-{day:02} 10:00;S{day % 3};1.{day:03},50;1\n" for day in DAYS)
    draft = guessed(folder, "Order No;Order Date;Seller;Amount;Quantity\n" + rows)
    assert {draft.format.columns[name].decimal for name in ("amount", "quantity")} == {","}
    assert tried(folder, draft).loaded == 28
    assert guessed(folder, SALES).format.columns["amount"].decimal == "."


def test_a_column_that_mixes_seconds_and_clocks_gets_both_units(folder: Path) -> None:
    draft = guessed(folder, english().replace(";0:07;", ";7;").replace(";6:", ";1:06:"))
    assert draft.format.columns["talk_seconds"].unit == ("s", "hms")
    assert tried(folder, draft).loaded == 28


def test_each_guess_says_how_far_it_can_be_trusted(folder: Path) -> None:
    draft = guessed(folder, english().replace("Result", "Call Result Text"))
    assert draft.sure == {
        "call_id": "sure",
        "started_at": "likely",
        "agent_id": "sure",
        "phone": "sure",
        "talk_seconds": "sure",
        "outcome_code": "likely",
    }
    assert "# likely: a day and a time of the day, together" in written_toml(draft)


def test_the_encoding_that_makes_words_of_it_is_taken_and_said_to_be_a_guess(folder: Path) -> None:
    draft = guessed(folder, chinese().replace("通话", "通話").replace("时", "時").encode("big5", errors="ignore"))
    assert draft.format.encoding == "big5"
    assert Asked.ENCODING in draft.asked


def test_a_trial_says_which_rows_would_be_refused_and_why(folder: Path) -> None:
    draft = guessed(folder, english().replace(";0:07;", ";what;").replace("Call Ref", "Call Ref"))
    trial = tried(folder, draft)
    assert (trial.rows_read, trial.loaded, trial.rejected) == (28, 27, 1)
    assert [(column, count) for column, _, count in trial.refused] == [("talk_seconds", 1)]


def test_the_texts_of_a_file_cannot_leave_their_place_in_the_toml(folder: Path, house: Path) -> None:
    evil = english().replace("Sale", '"""x""\n[columns]\nagent_id = ""1"""').replace("Notes", 'N"o\\t#')
    path = written(folder, "evil.csv", evil)
    printed = CliRunner().invoke(app, ["guess", str(path)])
    (house / "formats" / "mine.toml").write_text(printed.stdout, encoding="utf-8")
    assert read_format(house / "formats" / "mine.toml").columns["agent_id"].source == ("Agent No",)


def test_a_roster_is_one_of_people_and_tried_as_one(folder: Path) -> None:
    draft = guessed(
        folder,
        "工号,姓名,部门,入职日期\n80001,陈一,甲组,2024-03-01\n80002,王二,乙组,2025-01-15\n80003,,乙组,2025-01-15\n",
    )
    assert draft.format.log == "people"
    trial = tried(folder, draft)
    assert (trial.rows_read, trial.loaded, trial.refused) == (3, 2, (("name", "is empty", 1),))
