from datetime import date, time, timedelta
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from filelock import FileLock
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from etl.drift import LOADS
from floor.rules.access import Role
from floor.settings import settings
from floor.store.boards import BoardQuery, read_board
from floor.store.load_list import LogLoad, read_loads
from floor.store.models import Account
from floor.store.records import records
from floor.store.roster import roster_now
from floor.store.warehouse import warehouse
from floor.ui.logs.loads import AT_ONCE
from tests.files_of import Files, viewer_of
from tests.logs_page import CALLS, a_gap, call, frame, load, logs, noted, opened, said, today
from tests.signed_in import account, sign_in

MARKDOWN = "**x** ![](http://a.example).csv"


def in_ledger() -> tuple[LogLoad, ...]:
    return read_loads(warehouse(settings().data / "warehouse"))


def uploaded(page: AppTest, *files: tuple[str, str]) -> AppTest:
    page.file_uploader[-1].set_value([(name, text.encode(), "text/csv") for name, text in files])
    page.run()
    page.button(key="logs_load").click().run()
    assert not page.exception
    return page


def looked_into(page: AppTest, load_id: str) -> AppTest:
    page.selectbox(key="logs_chosen:1").select(load_id).run()
    assert not page.exception
    return page


@pytest.mark.usefixtures("two_loads")
@pytest.mark.parametrize("role", ["agent", "lead", "manager"])
def test_the_page_is_refused_to_everybody_else(role: Role) -> None:
    page = opened(role)
    assert page.subheader[0].value == "This page is not for your role"
    assert (len(page.dataframe), len(page.button), len(page.get("file_uploader"))) == (0, 0, 0)
    assert noted("look") == [(role, "look manage_logs", "refused", {})]


def test_loads_stand_newest_first_with_their_counts_and_what_is_open(two_loads: tuple[str, str]) -> None:
    calls, sales = two_loads
    page = opened()
    rows = frame(page)
    assert [row["Load number"] for row in rows] == [sales, calls]
    assert {name: rows[1][name] for name in ("Log", "Read", "Loaded", "Refused", "Known already", "Counts")} == {
        "Log": "Calls",
        "Read": "5",
        "Loaded": "3",
        "Refused": "2",
        "Known already": "0",
        "Counts": "yes",
    }
    assert "1 agent is not on the roster" in [link.proto.label for link in page.get("link_button")]


def test_the_list_is_narrowed_by_log_format_and_day(two_loads: tuple[str, str]) -> None:
    calls, sales = two_loads
    page = opened()
    page.selectbox(key="logs_log").select("calls").run()
    assert [row["Load number"] for row in frame(page)] == [calls]
    page.selectbox(key="logs_log").set_value(None)
    page.selectbox(key="logs_format").select("floorboard-sales").run()
    assert [row["Load number"] for row in frame(page)] == [sales]
    page.selectbox(key="logs_format").set_value(None)
    page.date_input(key="logs_day").set_value(today() - timedelta(days=1)).run()
    assert [row["Load number"] for row in frame(page)] == [calls]
    page.date_input(key="logs_day").set_value(today() - timedelta(days=9)).run()
    assert "No load fits these filters." in said(page)


@pytest.mark.usefixtures("two_loads")
def test_twenty_loads_stand_on_a_page_and_there_are_as_many_pages_as_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert AT_ONCE == 20
    monkeypatch.setattr("floor.ui.logs.loads.AT_ONCE", 1)
    page = opened()
    assert [len(frame(page)), "2 loads" in said(page)] == [1, True]
    first = frame(page)
    page.session_state["logs_page:2"] = 2
    second = frame(page.run())
    assert (len(second), second != first) == (1, True)


def test_refused_rows_stand_with_place_value_reason_and_row(two_loads: tuple[str, str]) -> None:
    calls, _ = two_loads
    page = looked_into(opened(), calls)
    rows = frame(page, 1)
    assert [(row["Line"], row["Column"], row["Value"]) for row in rows] == [
        (5, "talk_seconds", "a while"),
        (6, "started_at", "never"),
    ]
    assert rows[1]["Row as it stood"] == "c9,never,ag_1,Spring,60,sale"
    reasons = page.selectbox(key=f"logs_reason:{calls}")
    assert all(option.endswith(" (1)") for option in reasons.options)
    reasons.select_index(1).run()
    assert len(frame(page, 1)) == 1


@pytest.mark.usefixtures("two_loads")
def test_an_upload_is_loaded_told_and_noted_under_the_name_of_who_did_it() -> None:
    """And no file's name is read as Markdown."""
    good, bad = f"{CALLS}\n{call(6, today())}\nc7,never,ag_1,Spring,60,sale\n", "what is\nthis\n"
    page = opened()
    assert frame(page)[1]["File"] == "calls *bold*.csv"
    uploaded(page, ("../../today.csv", good), (MARKDOWN, bad))
    assert MARKDOWN in [text.value for text in page.text]
    assert not any("a.example" in element.value for element in page.markdown)
    assert "2 rows read · 1 loaded · 1 refused · 0 known already" in said(page)
    assert "Refused: nothing of it is loaded" in said(page)
    newest = in_ledger()[0]
    assert newest.file == "today.csv"
    assert newest.loaded == 1
    first, second = noted("upload_log")
    assert first[0] == "administrator"
    assert first[1].endswith("today.csv")
    assert first[3] == {"load": newest.load_id, "status": "loaded", "rows": 1, "rejected": 1}
    assert (second[1], second[3]["status"]) == (f"upload_log {MARKDOWN}", "refused")


def test_undo_shows_first_what_it_would_change_and_is_done_told_and_noted_when_confirmed(
    two_loads: tuple[str, str],
) -> None:
    calls, _ = two_loads
    before = warehouse(settings().data / "warehouse").version
    page = looked_into(opened(), calls)
    page.button(key="logs_preview").click().run()
    assert "3 rows would no longer count." in said(page)
    assert [row["Calls"] for row in frame(page, 2)] == ["2 → 0", "1 → 0"]
    assert warehouse(settings().data / "warehouse").version == before
    page.button(key="logs_undo").click().run()
    assert not page.exception
    assert "The load is taken back; that is noted in the audit." in said(page)
    assert frame(page)[1]["Counts"].startswith("taken back ")
    assert [one.undone_at is not None for one in in_ledger()] == [False, True]
    assert noted("undo_load") == [("administrator", f"undo_load {calls}", "done", {"rows": 3})]


@pytest.mark.usefixtures("house")
def test_an_empty_floor_says_so_and_takes_two_uploads_of_one_name_apart() -> None:
    page = opened()
    assert "Nothing has been loaded yet." in said(page)
    first, second = f"{CALLS}\n{call(1, today())}\n", f"{CALLS}\n{call(2, today())}\n"
    uploaded(page, ("today.csv", first), ("today.csv", second))
    assert [(one.file, one.loaded) for one in in_ledger()] == [("today.csv", 1)] * 2
    assert len({one.load_id for one in in_ledger()}) == 2
    assert {told["load"] for _, _, _, told in noted("upload_log")} == {one.load_id for one in in_ledger()}


def mended(page: AppTest, *changes: tuple[str, str]) -> AppTest:
    """Fetch the open rows by the link on the page, change them, drop them in their place."""
    link = urlsplit(next(one.proto.url for one in page.get("link_button") if "/mend.csv" in one.proto.url))
    files = Files(viewer_of(sign_in(account("administrator", "mender"))[0]))
    text = files.get(link.path.removeprefix("/files/"), **dict(parse_qsl(link.query))).text
    for wrong, right in changes:
        assert wrong in text
        text = text.replace(wrong, right, 1)
    uploader = next(one for one in page.file_uploader if one.label == "The mended file")
    assert {".csv", ".xlsx"} <= set(uploader.proto.type)
    uploader.set_value([("mended.csv", text.encode(), "text/csv")])
    page.run()
    page.button(key="logs_mend").click().run()
    assert not page.exception
    return page


def dials_of(day: date) -> int:
    """What the board of the day sums."""
    asked = BoardQuery(day, metric="dials")
    board = read_board(
        warehouse(settings().data / "warehouse"),
        roster_now(records()),
        asked,
        opens_at=time(9),
        closes_at=time(18),
    )
    return board.headline["dials"]


def test_refused_rows_are_mended_in_their_place_and_join_their_load(two_loads: tuple[str, str]) -> None:
    calls, _ = two_loads
    page = mended(looked_into(opened(), calls), ("a while", "60"))
    mending = in_ledger()[0]
    assert "2 rows read · 1 loaded · 1 refused · 0 known already" in said(page)
    assert f"1 of 2 refused rows mended by load {mending.load_id}" in said(page)
    assert (frame(page)[2]["Refused"], frame(page)[2]["Mended"]) == ("2", f"1 by {mending.load_id}")
    assert [row["Mended by"] for row in frame(page, 1)] == [mending.load_id, ""]
    assert dials_of(today() - timedelta(days=2)) == 3  # as of the right rows, loaded once
    assert "Fetch 1 open row" in [link.proto.label for link in page.get("link_button")]
    page.checkbox(key="logs_undo_also").uncheck()
    page.button(key="logs_preview").click().run()
    assert "3 rows would no longer count." in said(page)
    page.checkbox(key="logs_undo_also").check()
    page.button(key="logs_preview").click().run()
    assert "4 rows would no longer count." in said(page)
    page.button(key="logs_undo").click().run()
    assert "What changed is what was foreseen: rows 4, days 2, agents 1" in said(page)
    assert [one.undone_at is None for one in in_ledger()] == [False, True, False]
    assert [what for _, what, _, _ in noted("undo_load")] == [f"undo_load {calls}", f"undo_load {mending.load_id}"]


def test_while_another_load_runs_nothing_is_done_and_that_is_said(two_loads: tuple[str, str]) -> None:
    calls, _ = two_loads
    page = looked_into(opened(), calls)
    with FileLock(settings().data / "load.lock"):
        page.button(key="logs_preview").click().run()
        assert "Another load is running" in said(page)
        uploaded(page, ("late.csv", f"{CALLS}\n{call(7, today())}\n"))
        assert "Another load is running" in said(page)
    assert len(in_ledger()) == 2
    assert noted("upload_log") == []


def test_who_lost_the_right_while_the_screen_was_open_undoes_nothing(two_loads: tuple[str, str]) -> None:
    calls, _ = two_loads
    page = looked_into(opened(), calls)
    page.button(key="logs_preview").click().run()
    with records().writing() as session:
        for account in session.exec(select(Account)).all():
            account.role = "manager"
            session.add(account)
    page.button(key="logs_undo").click().run()
    assert page.subheader[0].value == "This page is not for your role"
    assert all(one.undone_at is None for one in in_ledger())


def test_the_whole_screen_is_there_in_chinese_with_what_the_loader_says(two_loads: tuple[str, str]) -> None:
    calls, _ = two_loads
    page = looked_into(opened(lang="zh-Hans"), calls)
    assert page.title[0].value == "日志管理"
    assert {"批次", "格式", "拒收"} <= set(frame(page)[0])
    assert "被拒收的行" in [heading.value for heading in page.subheader]
    reasons = ["不是 0 到 64999 秒之间的时长（单位 s）", "不是此格式认得的时间"]
    assert [row["原因"] for row in frame(page, 1)] == reasons
    assert page.selectbox(key=f"logs_reason:{calls}").options == [f"{reason} (1)" for reason in reasons]
    uploaded(
        page,
        ("odd.csv", "what,is\nthis,file\n"),
        ("two.csv", f"{CALLS}\n{call(6, today())}\n{call(7, today(), talk='x')}\n"),
    )
    told = [text.value for text in page.text]
    assert any(text.startswith("没有格式与它的表头相符。试过的格式：") for text in told)
    what_to_do = "请更正；若整列用的是别的单位，请在格式中写明（unit）。"
    assert f"第 3 行：talk_seconds 'x' {reasons[0]}。{what_to_do}" in told


@pytest.mark.usefixtures("house")
def test_a_working_day_without_a_log_is_said_and_months_are_paged(tmp_path: Path) -> None:
    gap = a_gap(tmp_path)
    page = opened()
    if gap.month != today().month:
        page.button(key="logs_month_before").click().run()
    assert "1 log is missing." in said(page)
    calls = [row["Calls"] for row in frame(page, 1)]
    assert [n for n, cell in enumerate(calls, start=1) if cell == "✗ missing"] == [gap.day]
    page.button(key="logs_month_before").click().run()
    assert len({row["Day"] for row in frame(page, 1)}) in range(28, 32)
    assert not page.button(key="logs_month_after").disabled


@pytest.mark.usefixtures("house")
def test_a_file_that_differs_is_stopped_until_somebody_accepts_it_by_name(tmp_path: Path) -> None:
    usual = [
        logs(tmp_path, f"{ago}.csv", CALLS, *(call(n * 100 + ago, today() - timedelta(days=ago)) for n in range(20)))
        for ago in range(2, 2 + LOADS)
    ]
    load(*usual)
    odd = "\n".join([CALLS, *(call(n * 100, today() - timedelta(days=1), talk="6000") for n in range(20))])
    page = uploaded(opened(), ("odd.csv", odd))
    assert "Differs from earlier files: nothing of it is loaded" in said(page)
    assert len(in_ledger()) == len(usual)
    page.checkbox[0].check()
    uploaded(page, ("odd.csv", odd))
    assert len(in_ledger()) == len(usual) + 1
    assert [(who, told["status"]) for who, _, _, told in noted("upload_log")] == [
        ("administrator", "drift"),
        ("administrator", "loaded"),
    ]
    assert not page.checkbox
