import json
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select
from streamlit.testing.v1 import AppTest

from floor.store.models import Account, AuditEntry
from floor.store.records import records
from tests.opened import opened_page
from tests.people_on_record import member, of_person, person
from tests.signed_in import account, identity, sign_in
from tests.sold_floor import SoldFloor, sold_floor
from tests.warehouse_factory import WarehouseFactory

PAGE = Path(__file__).parents[3] / "pages" / "everyone" / "orders.py"
NOBODY = "There is nobody of this name whose orders you may see."


@pytest.fixture
def floor(house: Path) -> SoldFloor:
    return sold_floor(house)


def opened(user: dict[str, str], **link: str) -> AppTest:
    return opened_page(PAGE, user, **link)


def shown(page: AppTest) -> dict[str, Any]:
    """What the list was given to draw."""
    assert not page.exception
    (component,) = page.get("bidi_component")
    payload: dict[str, Any] = json.loads(component.proto.json)
    return payload


def amounts(page: AppTest) -> list[str]:
    return [line["amount"] for day in shown(page)["days"] for line in day["lines"]]


def totals(page: AppTest) -> dict[str, str]:
    return {figure["label"]: figure["value"] for figure in shown(page)["totals"]}


def said(page: AppTest) -> str:
    return " ".join(element.value for kind in (page.markdown, page.info, page.caption) for element in kind)


def looks() -> list[tuple[str, str, str, str]]:
    with records().reading() as session:
        entries = session.exec(select(AuditEntry).where(AuditEntry.action == "look").order_by(AuditEntry.id)).all()
    return [(entry.actor, entry.subject, entry.result, entry.after) for entry in entries]


def test_an_agent_sees_their_own_orders_newest_first_and_nobody_elses(floor: SoldFloor) -> None:
    page = opened(floor.user("agent", "ada"))
    assert page.title[0].value == "My orders"
    assert amounts(page) == ["$11.03", "$11.02", "$11.01"]
    assert totals(page) == {"Orders": "2", "Revenue": "$22.03", "Cancelled": "1"}
    assert page.selectbox.len == 0


def test_a_line_says_when_what_and_how_it_stands(floor: SoldFloor) -> None:
    last, _, first = shown(opened(floor.user("agent", "ada")))["days"][0]["lines"]
    assert (first["time"], first["product"], first["campaign"]) == ("10:15", "Fibre 300 × 2", "Spring")
    assert (last["status_text"], last["note"], last["product"]) == ("cancelled", "Nov 20 12:15", "No product named")


def test_an_order_that_is_shared_is_seen_by_both_and_counts_for_its_seller(floor: SoldFloor) -> None:
    bo, cy = opened(floor.user("agent", "bo")), opened(floor.user("agent", "cy"))
    assert (amounts(bo), totals(bo)["Revenue"]) == (["$22.01"], "$22.01")
    assert (amounts(cy), totals(cy)["Revenue"]) == (["$22.01", "$33.01"], "$33.01")
    assert shown(bo)["days"][0]["lines"][0]["note"] == "shared with Cy: 40% theirs"
    assert shown(cy)["days"][0]["lines"][0]["note"] == "shared by Bo, counts there"


def test_a_lead_sees_the_team_by_person(floor: SoldFloor) -> None:
    page = opened(floor.user("lead", "nora"))
    assert page.title[0].value == "Orders"
    assert amounts(page) == ["$11.03", "$11.02", "$22.01", "$11.01"]
    assert page.selectbox(key="person").options == ["Everybody", "Ada", "Bo"]
    page.selectbox(key="person").select("bo").run()
    assert amounts(page) == ["$22.01"]
    assert page.query_params["person"] == "bo"


def test_a_manager_sees_the_floor_by_team_and_by_person(floor: SoldFloor) -> None:
    page = opened(floor.user("manager"))
    assert len(amounts(page)) == 5
    page.selectbox(key="team").select("South").run()
    assert amounts(page) == ["$22.01", "$33.01"]
    assert totals(page)["Orders"] == "1"
    page.selectbox(key="person").select("cy").run()
    assert dict(page.query_params) == {"team": "South", "person": "cy"}
    page.selectbox(key="team").select("North").run()
    assert dict(page.query_params) == {"team": "North"}


def test_the_period_is_a_day_a_week_or_a_month_under_its_days(floor: SoldFloor) -> None:
    user = floor.user("agent", "cy")
    assert amounts(opened(user, day="2026-11-19")) == ["$33.02"]
    week = opened(user, kind="week")
    assert [day["title"] for day in shown(week)["days"]] == ["Fri, Nov 20", "Thu, Nov 19"]
    assert totals(week)["Revenue"] == "$66.03"
    assert len(amounts(opened(user, kind="month"))) == 3


def test_earlier_and_later_step_by_one_period(floor: SoldFloor) -> None:
    page = opened(floor.user("agent", "cy"))
    page.button(key="earlier").click().run()
    assert page.query_params["day"] == "2026-11-19"
    page.button(key="later").click().run()
    assert "day" not in page.query_params
    assert page.button(key="later").disabled


@pytest.mark.parametrize(("role", "name"), [("agent", "ada"), ("lead", "nora")])
@pytest.mark.parametrize("asked", ["cy", "nobody-at-all", "ada-2"])
def test_a_person_outside_the_scope_is_refused_like_one_who_does_not_exist(
    floor: SoldFloor, role: str, name: str, asked: str
) -> None:
    page = opened(floor.user(role, name), person=asked)
    assert not page.exception
    assert NOBODY in said(page)
    assert page.get("bidi_component") == []
    assert [look[:3] for look in looks()] == [(name, asked, "refused")]
    page.button[0].click().run()
    assert len(amounts(page)) >= 3


def test_a_manager_is_refused_only_who_does_not_exist(floor: SoldFloor) -> None:
    floor.factory.sale("ag_777", "2026-11-19 09:00").publish()
    user = floor.user("manager")
    assert NOBODY in said(opened(user, person="nobody-at-all"))
    assert NOBODY not in said(opened(user, person="ag_777"))
    assert NOBODY not in said(opened(user, person="nora"))


def test_a_look_at_somebody_elses_orders_is_noted_once_a_sign_in_and_day(floor: SoldFloor) -> None:
    user = floor.user("manager")
    for _ in range(2):
        opened(user, person="ada")
    opened(user, person="ada", kind="week")
    opened(user, person="bo")
    assert [look[:3] for look in looks()] == [("manager", "Ada (ada)", "done"), ("manager", "Bo (bo)", "done")]
    opened(identity("manager", "manager"), person="ada")
    assert len(looks()) == 3
    assert "11.0" not in str(looks())


def test_nobody_is_noted_for_looking_at_their_own_orders(floor: SoldFloor) -> None:
    assert len(amounts(opened(floor.user("agent", "ada"), person="ada"))) == 3
    assert looks() == []


@pytest.mark.usefixtures("floor")
def test_a_change_of_team_shows_at_the_next_click() -> None:
    newcomer = account("lead", "zoe")
    of_person(newcomer, zoe := person("zoe"))
    page = opened({"sign_in": str(sign_in(newcomer)[0])})
    assert page.get("bidi_component") == []
    member(zoe, "North")
    page.run()
    assert len(amounts(page)) == 4


def test_an_account_that_lost_its_right_sees_nothing_at_the_next_click(floor: SoldFloor) -> None:
    page = opened(floor.user("agent", "ada"))
    with records().writing() as session:
        ada = session.exec(select(Account).where(Account.name == "ada")).one()
        ada.disabled_at = ada.created_at
        session.add(ada)
    page.run()
    assert page.get("bidi_component") == []
    assert "signed out" in page.subheader[0].value


def test_an_amount_that_nobody_knows_is_said_and_not_counted_as_nothing(floor: SoldFloor) -> None:
    floor.factory.sale("bo", "2026-11-20 13:00")
    floor.factory._rows["sales"][-1]["amount_minor"] = None
    floor.factory.publish()
    page = opened(floor.user("agent", "bo"))
    assert amounts(page) == ["amount not known", "$22.01"]
    assert totals(page) == {"Orders": "2", "Revenue": "$22.01", "Cancelled": "0"}
    assert "The amount of 1 order is not known" in said(page)


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ({}, "No orders yet today. The first one will appear here."),
        ({"kind": "week"}, "No orders yet this week. The first one will appear here."),
        ({"kind": "month"}, "No orders yet this month. The first one will appear here."),
        ({"day": "2026-10-01"}, "No orders in these days."),
    ],
)
def test_an_empty_list_says_why(floor: SoldFloor, link: dict[str, str], sentence: str) -> None:
    page = opened(floor.user("agent", "nora"), **link)
    assert sentence in said(page)
    assert page.get("bidi_component") == []


def test_an_account_of_nobody_on_the_roster_says_so(floor: SoldFloor) -> None:
    assert "belongs to nobody on the roster" in said(opened(floor.user("agent")))


def test_an_empty_choice_leads_back_to_everybody(floor: SoldFloor) -> None:
    page = opened(floor.user("manager"), person="nora")
    next(button for button in page.button if button.label == "Show everybody").click().run()
    assert len(amounts(page)) == 5
    assert "person" not in page.query_params


def test_new_orders_show_by_themselves(floor: SoldFloor) -> None:
    page = opened(floor.user("agent", "ada"))
    floor.factory.sale("ada", "2026-11-20 14:00", amount_minor=9901).publish()
    page.run()
    assert amounts(page)[0] == "$99.01"


def test_a_long_list_is_shown_by_the_hundred(floor: SoldFloor) -> None:
    for n in range(120):
        floor.factory.sale("bo", f"2026-11-18 {9 + n // 60:02}:{n % 60:02}")
    floor.factory.publish()
    page = opened(floor.user("agent", "bo"), kind="week")
    assert len(amounts(page)) == 100
    assert totals(page)["Orders"] == "121"


@pytest.mark.usefixtures("house")
def test_before_the_first_load_it_says_what_is_missing() -> None:
    page = opened(identity("manager"))
    assert not page.exception
    assert "No log has been loaded yet" in said(page)


def test_unreadable_data_is_said_in_words(house: Path) -> None:
    factory = WarehouseFactory(house / "warehouse")
    factory.folder.mkdir()
    (factory.folder / "CURRENT").write_text("nonsense")
    page = opened(identity("manager"))
    assert not page.exception
    assert "cannot be read" in page.subheader[0].value


@pytest.mark.parametrize(("part", "given"), [("kind", "year"), ("day", "soon")])
def test_what_nobody_knows_in_a_link_gives_a_sentence_and_the_default(floor: SoldFloor, part: str, given: str) -> None:
    page = opened(floor.user("agent", "ada"), **{part: given})
    assert given in page.info[0].value
    assert len(amounts(page)) == 3
