import json
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import select

from floor.rules.access import Permission, Role
from floor.settings import settings
from floor.store import sign_ins
from floor.store.models import Account, AuditEntry
from floor.store.records import records
from floor.web.files import SOURCES, routes
from tests.files_of import Files, viewer_of
from tests.people_on_record import of_person
from tests.signed_in import account, sign_in
from tests.sold_floor import SoldFloor, sold_floor

EVERY = ["whiteboard.csv", "whiteboard.xlsx", "orders.csv", "orders.xlsx"]
REJECTS = ["rejects.csv", "rejects.xlsx"]


@pytest.fixture
def floor(house: Path) -> SoldFloor:
    return sold_floor(house)


def files(floor: SoldFloor, role: Role, name: str = "") -> Files:
    made = account(role, name or role)
    if name:
        of_person(made, floor.people[name])
    return Files(viewer_of(sign_in(made)[0]))


def amounts(floor: SoldFloor, role: Role, name: str = "", **link: str) -> list[str]:
    return [row["amount"] for row in files(floor, role, name).csv("orders.csv", **link)]


def audited() -> list[tuple[str, str, str, dict[str, object]]]:
    with records().reading() as session:
        entries = session.exec(select(AuditEntry).order_by(AuditEntry.id)).all()
    return [(one.actor, f"{one.action} {one.subject}", one.result, json.loads(one.after or "{}")) for one in entries]


def test_these_are_all_the_files_there_are() -> None:
    assert sorted(route.path for route in routes()) == sorted(
        f"/files/{path}" for path in [*EVERY, *REJECTS, "mend.csv", "targets.csv", "targets.xlsx"]
    )


@pytest.mark.parametrize("path", EVERY)
def test_a_file_is_an_attachment_that_nobody_keeps(floor: SoldFloor, path: str) -> None:
    answer = files(floor, "manager").get(path, kind="week")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"].startswith('attachment; filename="')
    assert answer.headers["content-disposition"].endswith(path.rpartition(".")[2])


@pytest.mark.parametrize("path", EVERY)
@pytest.mark.parametrize("said", [None, "manager", 1, {"role": "manager"}])
def test_without_a_viewer_of_the_guards_there_is_no_file(floor: SoldFloor, path: str, said: object) -> None:
    answers = [Files(nobody=True).get(path), Files(said).get(path)]
    assert [(answer.status_code, answer.text) for answer in answers] == [(401, "Sign in first.")] * 2
    assert [answer.headers["cache-control"] for answer in answers] == ["no-store"] * 2
    assert floor.people


@pytest.mark.parametrize("path", EVERY)
def test_after_sign_out_there_is_no_file_even_where_the_guard_had_let_in(floor: SoldFloor, path: str) -> None:
    asking = files(floor, "manager")
    with records().writing() as session:
        sign_ins.end(session, asking.viewer.sign_in_id, settings().utc_now())
    assert asking.get(path).status_code == 401


@pytest.mark.parametrize("path", EVERY)
def test_a_disabled_account_gets_no_file(floor: SoldFloor, path: str) -> None:
    asking = files(floor, "agent", "ada")
    assert asking.get(path).status_code == 200
    with records().writing() as session:
        found = session.get(Account, asking.viewer.account_id)
        assert found is not None
        found.disabled_at = found.created_at
        session.add(found)
    assert asking.get(path).status_code == 401


def test_a_change_of_role_works_at_the_next_file(floor: SoldFloor) -> None:
    asking = files(floor, "manager", "bo")
    assert len(asking.csv("orders.csv")) == 5
    with records().writing() as session:
        found = session.get(Account, asking.viewer.account_id)
        assert found is not None
        found.role = "agent"
        session.add(found)
    assert [row["amount"] for row in asking.csv("orders.csv")] == ["22.01"]


def test_whoever_lacks_the_right_is_refused_and_that_is_noted(
    floor: SoldFloor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SOURCES, "orders", replace(SOURCES["orders"], permission=Permission.SEE_AUDIT))
    answer = files(floor, "lead", "nora").get("orders.csv")
    assert (answer.status_code, answer.text) == (403, "This file is not for your role.")
    assert audited() == [("nora", "look see_audit", "refused", {})]


def test_each_gets_the_rows_of_their_own_page(floor: SoldFloor) -> None:
    assert amounts(floor, "agent", "ada") == ["11.03", "11.02", "11.01"]
    assert amounts(floor, "agent", "cy") == ["22.01", "33.01"]
    assert amounts(floor, "lead", "nora") == ["11.03", "11.02", "22.01", "11.01"]
    assert amounts(floor, "lead", "sam") == ["22.01", "33.01"]
    assert amounts(floor, "manager", kind="week") == ["11.03", "11.02", "22.01", "11.01", "33.01", "33.02"]
    assert amounts(floor, "administrator", team="South") == ["22.01", "33.01"]
    assert amounts(floor, "agent") == []


def test_a_workbook_holds_the_same_rows_with_numbers_as_numbers(floor: SoldFloor) -> None:
    asking = files(floor, "manager")
    header, *rows = asking.xlsx("orders.xlsx")
    assert [row[header.index("amount")] for row in rows] == [11.03, 11.02, 22.01, 11.01, 33.01]
    assert [row[header.index("share_percent")] for row in rows] == ["", "", 40.0, "", ""]


@pytest.mark.parametrize(("role", "name"), [("agent", "ada"), ("lead", "nora")])
@pytest.mark.parametrize("asked", ["cy", "nobody-at-all"])
@pytest.mark.parametrize("path", ["orders.csv", "orders.xlsx"])
def test_a_person_outside_the_scope_is_refused_like_one_who_does_not_exist(
    floor: SoldFloor, role: Role, name: str, asked: str, path: str
) -> None:
    answer = files(floor, role, name).get(path, person=asked)
    assert (answer.status_code, answer.text) == (404, "There is nobody of this name whose orders you may see.")
    ((who, deed, result, told),) = audited()
    assert (who, deed, result, told["what"]) == (name, f"look {asked}", "refused", "see_orders")


def test_an_export_of_others_rows_is_noted_without_an_amount(floor: SoldFloor) -> None:
    files(floor, "lead", "nora").csv("orders.csv", kind="week", person="bo")
    files(floor, "agent", "ada").get("whiteboard.xlsx", metric="revenue")
    week = {"file": "csv", "day_from": "2026-11-16", "day_to": "2026-11-22", "only": "kind=week&person=bo", "rows": 1}
    day = {"file": "xlsx", "day_from": "2026-11-20", "day_to": "2026-11-20", "only": "metric=revenue", "rows": 3}
    assert audited() == [("nora", "export orders", "done", week), ("ada", "export whiteboard", "done", day)]


def test_a_long_link_makes_no_long_note(floor: SoldFloor) -> None:
    files(floor, "agent", "ada").get("whiteboard.csv", team="x" * 20_000, campaign="y" * 20_000)
    ((_, _, _, told),) = audited()
    assert len(str(told["only"])) == 500


def test_ones_own_orders_are_taken_along_without_a_note(floor: SoldFloor) -> None:
    assert amounts(floor, "agent", "ada", person="ada") == ["11.03", "11.02", "11.01"]
    assert audited() == []


def test_a_file_that_cannot_be_noted_does_not_leave(floor: SoldFloor, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("floor.web.files.note_export", broken)
    with pytest.raises(RuntimeError):
        files(floor, "manager").get("orders.csv")


def test_thirty_files_a_minute_and_another_account_is_not_held_up(floor: SoldFloor) -> None:
    asking = files(floor, "agent", "ada")
    answers = [asking.get("orders.csv") for _ in range(31)]
    assert [answer.status_code for answer in answers] == [200] * 30 + [429]
    assert answers[-1].text == "That was many files at once. Wait a minute, then try again."
    assert int(answers[-1].headers["retry-after"]) in range(1, 61)
    asking.viewer = files(floor, "agent", "bo").viewer
    assert asking.get("orders.csv").status_code == 200


def test_a_file_speaks_the_language_of_its_link_and_of_its_reader(floor: SoldFloor) -> None:
    asking = files(floor, "manager")
    assert "filename*=UTF-8''%E8" in asking.get("orders.csv", lang="zh-Hans").headers["content-disposition"]
    assert list(asking.csv("whiteboard.csv", lang="zh-Hans")[0])[2] == "姓名"
    assert list(asking.csv("whiteboard.csv", lang="tlh")[0])[2] == "Name"
    assert Files(nobody=True).client.get("/files/orders.csv", headers={"accept-language": "zh-CN"}).text != ""


def test_the_names_of_a_links_filters_end_no_header(floor: SoldFloor) -> None:
    answer = files(floor, "manager").get("orders.csv", team="a\r\nSet-Cookie: x=1")
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    assert "\n" not in answer.headers["content-disposition"]


@pytest.mark.parametrize("path", EVERY)
@pytest.mark.usefixtures("house")
def test_before_the_first_load_there_is_a_sentence_and_no_file(path: str) -> None:
    answer = Files(viewer_of(sign_in(account("manager"))[0])).get(path)
    assert (answer.status_code, answer.text) == (503, "The figures cannot be read at the moment.")
