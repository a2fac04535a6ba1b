from datetime import timedelta
from pathlib import Path

import pytest
from filelock import FileLock
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from floor.rules.access import Role
from floor.settings import settings
from floor.store.load_list import LogLoad, read_loads
from floor.store.models import Account
from floor.store.records import records
from floor.store.warehouse import warehouse
from tests.files_of import Files, viewer_of
from tests.logs_page import CALLS, a_gap, call, frame, load, logs, noted, opened, said, some_loads, today
from tests.signed_in import account, sign_in


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


@pytest.mark.parametrize("role", ["agent", "lead", "manager"])
def test_the_page_is_refused_to_everybody_else(house: Path, tmp_path: Path, role: Role) -> None:
    some_loads(tmp_path)
    page = opened(role)
    assert page.subheader[0].value == "This page is not for your role"
    assert (len(page.dataframe), len(page.button), len(page.get("file_uploader"))) == (0, 0, 0)
    assert noted("look") == [(role, "look manage_logs", "refused", {})]
    assert house.is_dir()


@pytest.mark.usefixtures("house")
def test_an_empty_floor_says_so_and_takes_an_upload() -> None:
    page = opened()
    assert "Nothing has been loaded yet." in said(page)
    uploaded(page, ("mine.csv", f"{CALLS}\n{call(1, today())}\n"))
    assert [one.loaded for one in in_ledger()] == [1]


@pytest.mark.usefixtures("house")
def test_loads_stand_newest_first_with_their_counts(tmp_path: Path) -> None:
    calls, sales = some_loads(tmp_path)
    rows = frame(opened())
    assert [row["Load number"] for row in rows] == [sales, calls]
    assert {name: rows[1][name] for name in ("Log", "Read", "Loaded", "Refused", "Known already", "Counts")} == {
        "Log": "Calls",
        "Read": "5",
        "Loaded": "3",
        "Refused": "2",
        "Known already": "0",
        "Counts": "yes",
    }


@pytest.mark.usefixtures("house")
def test_the_list_is_narrowed_by_log_format_and_day(tmp_path: Path) -> None:
    calls, sales = some_loads(tmp_path)
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


@pytest.mark.usefixtures("house")
def test_twenty_loads_stand_on_a_page(tmp_path: Path) -> None:
    load(*(logs(tmp_path, f"{n}.csv", CALLS, call(n, today())) for n in range(22)))
    page = opened()
    assert [len(frame(page)), "22 loads" in said(page)] == [20, True]
    page.session_state["logs_page:2"] = 2
    assert len(frame(page.run())) == 2


@pytest.mark.usefixtures("house")
def test_refused_rows_stand_with_place_value_reason_and_row(tmp_path: Path) -> None:
    calls, _ = some_loads(tmp_path)
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


@pytest.mark.usefixtures("house")
def test_a_files_name_is_never_read_as_markdown(tmp_path: Path) -> None:
    some_loads(tmp_path)
    page = opened()
    assert frame(page)[1]["File"] == "calls *bold*.csv"
    uploaded(page, ("**x** ![](http://a.example).csv", f"{CALLS}\n{call(5, today())}\n"))
    assert "**x** ![](http://a.example).csv" in [text.value for text in page.text]
    assert not any("a.example" in element.value for element in page.markdown)


@pytest.mark.usefixtures("house")
def test_an_upload_is_loaded_told_and_noted_under_the_name_of_who_did_it(tmp_path: Path) -> None:
    some_loads(tmp_path)
    good, bad = f"{CALLS}\n{call(6, today())}\nc7,never,ag_1,Spring,60,sale\n", "what is\nthis\n"
    page = uploaded(opened(), ("../../today.csv", good), ("odd.csv", bad))
    assert "2 rows read · 1 loaded · 1 refused · 0 known already" in said(page)
    assert "Refused: nothing of it is loaded" in said(page)
    newest = in_ledger()[0]
    assert newest.file == "today.csv"
    assert newest.loaded == 1
    first, second = noted("upload_log")
    assert first[0] == "administrator"
    assert first[1].endswith("today.csv")
    assert first[3] == {"load": newest.load_id, "status": "loaded", "rows": 1, "rejected": 1}
    assert (second[1], second[3]["status"]) == ("upload_log odd.csv", "refused")


@pytest.mark.usefixtures("house")
def test_undo_shows_first_what_it_would_change_and_publishes_nothing(tmp_path: Path) -> None:
    calls, _ = some_loads(tmp_path)
    before = warehouse(settings().data / "warehouse").version
    page = looked_into(opened(), calls)
    page.button(key="logs_preview").click().run()
    assert "3 rows would no longer count." in said(page)
    assert [row["Calls"] for row in frame(page, 2)] == ["2 → 0", "1 → 0"]
    assert warehouse(settings().data / "warehouse").version == before


@pytest.mark.usefixtures("house")
def test_a_confirmed_undo_is_done_told_and_noted(tmp_path: Path) -> None:
    calls, _ = some_loads(tmp_path)
    page = looked_into(opened(), calls)
    page.button(key="logs_preview").click().run()
    page.button(key="logs_undo").click().run()
    assert not page.exception
    assert "The load is taken back; that is noted in the audit." in said(page)
    assert frame(page)[1]["Counts"].startswith("taken back ")
    assert [one.undone_at is not None for one in in_ledger()] == [False, True]
    assert noted("undo_load") == [("administrator", f"undo_load {calls}", "done", {"rows": 3})]


@pytest.mark.usefixtures("house")
def test_two_uploads_of_one_name_stay_apart_under_the_name_that_they_have() -> None:
    first, second = f"{CALLS}\n{call(1, today())}\n", f"{CALLS}\n{call(2, today())}\n"
    uploaded(opened(), ("today.csv", first), ("today.csv", second))
    assert [one.file for one in in_ledger()] == ["today.csv"] * 2
    assert len({one.load_id for one in in_ledger()}) == 2
    assert {told["load"] for _, _, _, told in noted("upload_log")} == {one.load_id for one in in_ledger()}


def mended(page: AppTest, load_id: str, *changes: tuple[str, str]) -> AppTest:
    """Fetch the open rows, change them, drop them in their place."""
    text = Files(viewer_of(sign_in(account("administrator", "mender"))[0])).get("mend.csv", load=load_id).text
    for wrong, right in changes:
        assert wrong in text
        text = text.replace(wrong, right, 1)
    uploader = next(one for one in page.file_uploader if one.label in {"The mended file", "修正后的文件"})
    uploader.set_value([("mended.csv", text.encode(), "text/csv")])
    page.run()
    page.button(key="logs_mend").click().run()
    assert not page.exception
    return page


@pytest.mark.usefixtures("house")
def test_refused_rows_are_mended_in_their_place_and_join_their_load(tmp_path: Path) -> None:
    calls, _ = some_loads(tmp_path)
    page = mended(looked_into(opened(), calls), calls, ("a while", "60"))
    mending = in_ledger()[0]
    assert "2 rows read · 1 loaded · 1 refused · 0 known already" in said(page)
    assert f"1 of 2 refused rows mended by load {mending.load_id}" in said(page)
    assert (frame(page)[2]["Refused"], frame(page)[2]["Mended"]) == ("2", f"1 by {mending.load_id}")
    assert [row["Mended by"] for row in frame(page, 1)] == [mending.load_id, ""]
    assert "Fetch 1 open row" in [link.proto.label for link in page.get("link_button")]
    page.button(key="logs_preview").click().run()
    assert "4 rows would no longer count." in said(page)
    page.checkbox(key="logs_undo_also").uncheck().run()
    page.button(key="logs_preview").click().run()
    assert "3 rows would no longer count." in said(page)
    page.checkbox(key="logs_undo_also").check().run()
    page.button(key="logs_preview").click().run()
    page.button(key="logs_undo").click().run()
    assert "What changed is what was foreseen: rows 4, days 2, agents 1" in said(page)
    assert [one.undone_at is None for one in in_ledger()] == [False, True, False]
    assert [what for _, what, _, _ in noted("undo_load")] == [f"undo_load {calls}", f"undo_load {mending.load_id}"]


@pytest.mark.usefixtures("house")
def test_while_another_load_runs_nothing_is_done_and_that_is_said(tmp_path: Path) -> None:
    calls, _ = some_loads(tmp_path)
    page = looked_into(opened(), calls)
    with FileLock(settings().data / "load.lock"):
        page.button(key="logs_preview").click().run()
        assert "Another load is running" in said(page)
        uploaded(page, ("late.csv", f"{CALLS}\n{call(7, today())}\n"))
        assert "Another load is running" in said(page)
    assert len(in_ledger()) == 2
    assert noted("upload_log") == []


@pytest.mark.usefixtures("house")
def test_who_lost_the_right_while_the_screen_was_open_undoes_nothing(tmp_path: Path) -> None:
    calls, _ = some_loads(tmp_path)
    page = looked_into(opened(), calls)
    page.button(key="logs_preview").click().run()
    with records().writing() as session:
        for account in session.exec(select(Account)).all():
            account.role = "manager"
            session.add(account)
    page.button(key="logs_undo").click().run()
    assert page.subheader[0].value == "This page is not for your role"
    assert all(one.undone_at is None for one in in_ledger())


@pytest.mark.usefixtures("house")
def test_unknown_agents_are_counted(tmp_path: Path) -> None:
    some_loads(tmp_path)
    labels = [link.proto.label for link in opened().get("link_button")]
    assert "1 agent is not on the roster" in labels


@pytest.mark.usefixtures("house")
def test_the_whole_screen_is_there_in_chinese(tmp_path: Path) -> None:
    calls, _ = some_loads(tmp_path)
    page = looked_into(opened(lang="zh-Hans"), calls)
    assert page.title[0].value == "日志管理"
    assert {"批次", "格式", "拒收"} <= set(frame(page)[0])
    assert "被拒收的行" in [heading.value for heading in page.subheader]


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
        logs(tmp_path, f"{ago}.csv", CALLS, *(call(n * 100 + ago, today() - timedelta(days=ago)) for n in range(60)))
        for ago in range(2, 9)
    ]
    load(*usual)
    odd = "\n".join([CALLS, *(call(n * 100, today() - timedelta(days=1), talk="6000") for n in range(60))])
    page = uploaded(opened(), ("odd.csv", odd))
    assert "Differs from earlier files: nothing of it is loaded" in said(page)
    assert len(in_ledger()) == len(usual)
    page.file_uploader[0].set_value([("odd.csv", odd.encode(), "text/csv")])
    page.run()
    page.checkbox[0].check()
    page.button(key="logs_load").click().run()
    assert not page.exception
    assert len(in_ledger()) == len(usual) + 1
    assert [(who, told["status"]) for who, _, _, told in noted("upload_log")] == [
        ("administrator", "drift"),
        ("administrator", "loaded"),
    ]
    assert not page.checkbox
