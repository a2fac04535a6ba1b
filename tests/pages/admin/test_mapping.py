"""The screen of log formats: who may, what it guesses, what somebody corrects, and what is kept."""

import io
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from etl.formats import read_format
from etl.load import check_files
from floor.rules.access import Role
from floor.settings import settings
from floor.store.models import AuditEntry
from floor.store.records import records
from tests.opened import opened_page
from tests.signed_in import identity

PAGE = Path(__file__).parents[3] / "pages" / "admin" / "mapping.py"
HOSTILE = "**bold** :red[x] ![x](http://a.example/b)"

pytestmark = pytest.mark.usefixtures("house")


def log(code: str = "Maybe", days: range = range(1, 29)) -> str:
    rows = (
        f"R{day},{day:02}/11/2025 09:{day:02}:00,a{day % 3},0:{day:02},{code if day % 4 else 'Sale'}" for day in days
    )
    return "\n".join(["Call Ref,Call Date,Agent,Talk Time,Result", *rows, ""])


def workbook(**sheets: list[list[str]]) -> bytes:
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole, {"in_memory": True}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return whole.getvalue()


def opened(role: Role = "administrator", language: str = "en") -> AppTest:
    return opened_page(PAGE, identity(role), lang=language)


def dropped(content: str, language: str = "en") -> AppTest:
    page = opened(language=language)
    page.file_uploader[0].upload("acme export 2025.csv", content.encode(), "text/csv").run()
    assert not page.exception
    return page


def field(page: AppTest, kind: str, key: str) -> Any:  # noqa: ANN401 - AppTest's own
    (found,) = [one for one in page.get(kind) if (one.key or "").startswith(key)]
    return found


def metrics(page: AppTest) -> list[str]:
    return [one.value for one in page.metric]


def save(page: AppTest) -> AppTest:
    next(button for button in page.button if button.key == "format_save").click().run()
    assert not page.exception
    return page


def kept(house: Path) -> list[str]:
    return sorted(path.name for path in (house / "formats").glob("*"))


@pytest.mark.parametrize("role", ["agent", "lead", "manager"])
def test_nobody_but_an_administrator_sees_it(role: Role) -> None:
    page = opened(role)
    assert [one.value for one in page.subheader] == ["This page is not for your role"]
    assert not page.get("file_uploader")


def test_a_dropped_log_is_guessed_tried_and_its_format_kept_and_noted(house: Path) -> None:
    page = dropped(log())
    assert metrics(page) == ["28", "0", "0"]
    assert field(page, "multiselect", "column:started_at").value == ["Call Date"]
    assert "Some outcome codes do not say what they mean." in [one.value for one in page.warning]
    field(page, "selectbox", "code:0").select("callback").run()
    save(page)
    assert any("The format is kept" in one.value for one in page.success)
    assert kept(house) == ["acme-export.toml"]
    made = read_format(house / "formats" / "acme-export.toml")
    assert made.values["outcome_code"] == {"Maybe": "callback", "Sale": "sale"}
    assert made.columns["started_at"].format == ("%d/%m/%Y %H:%M:%S",)
    with records().reading() as session:
        noted = session.exec(select(AuditEntry).where(AuditEntry.action == "save_format")).all()
    assert [(one.subject, one.result) for one in noted] == [("acme-export", "done")]


def test_what_was_kept_loads_the_file(tmp_path: Path) -> None:
    save(dropped(log()))
    export = tmp_path / "next.csv"
    export.write_text(log(), encoding="utf-8")
    (report,) = check_files([export], settings(), settings().now())
    assert (report.status, report.format, report.loaded) == ("checked", "acme-export", 28)


def test_the_clock_of_the_log_and_its_decimals_go_into_the_format(house: Path) -> None:
    page = dropped(log())
    field(page, "selectbox", "timezone:").select("Asia/Shanghai").run()
    field(page, "selectbox", "decimal:").select(",").run()
    save(page)
    made = read_format(house / "formats" / "acme-export.toml")
    assert (made.timezone, made.columns["talk_seconds"].decimal) == ("Asia/Shanghai", ",")


def test_a_sheet_of_a_workbook_can_be_chosen(house: Path) -> None:
    page = opened()
    content = workbook(Plan=[["Call Ref", "Note"], ["x", "y"]], Calls=[line.split(",") for line in log().splitlines()])
    page.file_uploader[0].upload("acme.xlsx", content, "application/octet-stream").run()
    sheet = field(page, "selectbox", "sheet:")
    assert (sheet.options, metrics(page)) == (["guessed: Calls", "Plan", "Calls"], ["28", "0", "0"])
    sheet.select("Plan").run()
    assert field(page, "selectbox", "column:call_id").value == "Call Ref"
    assert metrics(page) == []
    field(page, "selectbox", "sheet:").select("Calls").run()
    save(page)
    assert read_format(house / "formats" / "acme.toml").sheet == "Calls"


def test_each_guess_is_told_with_how_far_it_can_be_trusted() -> None:
    told = [one.value for one in dropped(log().replace("Result", "Call Result Text")).caption]
    assert "Sure: its name says so" in told
    assert "Likely: a part of its name says so" in told


def test_a_wrong_format_of_times_is_seen_at_once_with_the_reason() -> None:
    page = dropped(log())
    field(page, "selectbox", "format:started_at").select("%m/%d/%Y %H:%M:%S").run()
    assert metrics(page) == ["12", "16", "0"]
    reasons = page.dataframe[-1].value
    assert reasons.values.tolist() == [["Start", "is not a time this format knows", 16]]


def test_a_column_taken_away_that_a_log_needs_is_asked_for() -> None:
    page = dropped(log())
    field(page, "selectbox", "column:agent_id").select("").run()
    assert not page.metric
    assert any("agent_id" in one.value for one in page.text)


def test_a_name_that_is_none_for_a_file_is_refused_and_nothing_is_written(house: Path) -> None:
    page = dropped(log())
    for name in ("../evil", "a/b", "", "Ü", "con", "a-", ".hidden"):
        field(page, "text_input", "format_name").set_value(name).run()
        save(page)
        assert [one.value for one in page.error] == ["A name has small letters a to z, digits and hyphens, at most 60."]
    assert not list(house.rglob("*.toml"))


def test_a_shipped_name_is_refused_and_an_own_one_asks_first(house: Path) -> None:
    page = dropped(log())
    field(page, "text_input", "format_name").set_value("vicidial-log").run()
    assert "comes with the program" in save(page).error[0].value
    field(page, "text_input", "format_name").set_value("mine").run()
    save(page)
    assert "There is a format of this name already." in save(page).error[0].value
    field(page, "checkbox", "format_replace").check().run()
    assert save(page).success
    assert kept(house) == ["mine.toml"]


def test_the_texts_of_a_file_are_data_and_never_markup() -> None:
    page = dropped(log(HOSTILE))
    assert HOSTILE in [one.value for one in page.text]
    drawn = [*page.markdown, *page.caption, *page.info, *page.warning, *page.error]
    assert not [one for one in drawn if "bold" in one.value]


def test_what_is_no_log_is_said_so() -> None:
    page = dropped("nothing\nhere\n")
    assert [one.value for one in page.error] == ["It cannot be read as a table in this way."]


def test_a_file_that_a_shipped_format_reads_needs_none() -> None:
    page = dropped("call_id,started_at,agent_id,outcome_code\n1,2025-11-20 09:00,a,sale\n")
    assert "floorboard-calls" in page.info[0].value
    assert not page.metric
