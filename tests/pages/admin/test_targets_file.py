"""Targets as a file on their screen, and the ramp for new hires."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from floor.store.records import records
from floor.store.target_book import read_ramp
from floor.tasks.target_refusals import Sentence
from tests.files_of import Files, viewer_of
from tests.opened import opened_page
from tests.people_factory import PeopleFactory, SomePerson
from tests.people_page import frames, press, said
from tests.signed_in import account, identity, sign_in
from tests.targets_floor import TODAY, as_told, audit, known, set_all, target, targets_floor

PAGE = Path(__file__).parents[3] / "pages" / "admin" / "targets.py"
HEADER = "whom,name,agent_id,metric,span,figure,day_from"


@pytest.fixture(autouse=True)
def floor(house: Path) -> None:
    targets_floor(house)


def opened(**link: str) -> AppTest:
    page = opened_page(PAGE, identity("manager"), **link)
    assert not page.exception
    return page


def uploaded(content: bytes, name: str = "targets.csv") -> AppTest:
    page = opened(view="file")
    page.get("file_uploader")[0].upload(name, content)
    page.run()
    assert not page.exception
    return page


def lines(*rows: str) -> bytes:
    return "".join(f"{row}\n" for row in (HEADER, *rows)).encode()


def files() -> Files:
    return Files(viewer_of(sign_in(account("manager"))[0]))


def test_the_links_to_the_files_stand_on_the_screen() -> None:
    addresses = [link.proto.url for link in opened(view="file").get("link_button")]
    assert addresses == ["/files/targets.csv?lang=en", "/files/targets.xlsx?lang=en"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_that_went_out_by_its_link_and_comes_back_brings_nothing_new(kind: str) -> None:
    set_all(target("team", "North", 5), target("floor", "", Fraction(1825, 10_000), metric="conversion"))
    answer = files().get(f"targets.{kind}")
    assert answer.status_code == 200
    assert (audit()[-1].action, audit()[-1].subject) == ("export", "targets")
    page = uploaded(answer.content, f"targets.{kind}")
    assert {metric.label: metric.value for metric in page.metric} == {
        "Set": "0",
        "Last day changed": "0",
        "As they are": "2",
        "Problem rows": "0",
    }
    assert "the file says what is known already" in said(page)
    assert "Apply" not in [button.label for button in page.button]


@pytest.mark.parametrize("role", ["agent", "lead", "administrator"])
def test_the_file_is_for_nobody_else(role: Any) -> None:  # noqa: ANN401 - a role
    assert Files(viewer_of(sign_in(account(role))[0])).get("targets.csv").status_code == 403


def test_a_file_is_first_looked_at_and_then_applied_at_once() -> None:
    page = uploaded(lines("team,North,,orders,month,5,2026-12-01", "person,,cy,conversion,week,20,2026-12-01"))
    assert known() == ()
    assert [(row["For"], row["Metric"], row["After"], row["Would have reached it"]) for row in frames(page)[0]] == [
        ("North", "Orders", "5 a month", "50% (1 of 2)"),
        ("Cy Fox", "Conversion", "20.0% a week", "—"),
    ]
    press(page, "Apply")
    assert [as_told(one)[:2] for one in known()] == [("team", "North"), ("person", "cy")]
    assert page.get("file_uploader")[0].value is None


def test_rows_that_cannot_be_taken_are_told_and_nothing_is_applied() -> None:
    page = uploaded(lines("team,East,,orders,month,5,2026-12-01", "floor,,,orders,month,many,2026-12-01", "floor,,"))
    assert frames(page)[0] == [
        {"Line": "2", "Column": "name", "Value": "East", "Why": "is nobody whom the records know"},
        {"Line": "3", "Column": "figure", "Value": "many", "Why": "is no number written like 1234.5"},
        {"Line": "4", "Column": "", "Value": "", "Why": "It has 3 fields, the header has 7."},
    ]
    assert "Apply" not in [button.label for button in page.button]


def test_a_file_seen_before_somebody_else_set_targets_is_not_applied() -> None:
    page = uploaded(lines("team,North,,orders,month,5,2026-12-01"))
    set_all(target("team", "North", 4))
    press(page, "Apply")
    assert [one.value for one in page.error] == [Sentence.CHANGED]
    assert [as_told(one)[2] for one in known()] == [4]


def test_days_that_are_over_ask_for_a_reason() -> None:
    page = press(uploaded(lines("floor,,,orders,month,5,2026-11-01")), "Apply")
    assert [one.value for one in page.error] == [Sentence.REASON_NEEDED]
    page.text_input(key="targets_import_reason").input("agreed in October")
    press(page, "Apply")
    assert len(known()) == 1


def test_what_is_no_file_of_targets_is_refused_in_words() -> None:
    page = uploaded(b"sale_id,amount\ns1,5\n")
    assert [one.value for one in page.error] == ["This file cannot be read as a file of targets."]
    assert "Its first line does not name the columns whom, metric, span, figure, day_from." in said(page)


def test_names_from_files_stay_text() -> None:
    page = uploaded(lines('team,"**bold** <b>",,orders,month,5,2026-12-01'))
    marked = [*page.markdown, *page.caption, *page.warning, *page.error]
    assert [one.value for one in marked if "**bold**" in one.value] == []


def ramp_edited(*shares: float | None) -> AppTest:
    cells = {week: {"share": share} for week, share in enumerate(shares)}
    page = opened(view="ramp")
    (key,) = [one.proto.id for one in page.dataframe if one.proto.editing_mode]
    page.session_state[key.split("-", 2)[2]] = {"edited_rows": cells, "added_rows": [], "deleted_rows": []}
    page.run()
    assert not page.exception
    return page


def ramp() -> tuple[Fraction, ...]:
    with records().reading() as session:
        return read_ramp(session)


def test_the_ramp_is_set_week_by_week_after_a_look() -> None:
    page = ramp_edited(50, 75)
    assert frames(page)[1] == [
        {"Week since hiring": "1", "Before": "100%", "After": "50%"},
        {"Week since hiring": "2", "Before": "100%", "After": "75%"},
    ]
    assert ramp() == ()
    press(page, "Save")
    assert ramp() == (Fraction(1, 2), Fraction(3, 4))
    page = press(ramp_edited(None, 100), "Save")
    assert ramp() == ()
    assert "Done, and noted in the audit." in said(page)


def test_a_ramp_that_would_change_what_was_asked_of_people_says_of_how_many_and_asks_why(house: Path) -> None:
    people = PeopleFactory(house)
    people.put(SomePerson(("new",), {"name": "New", "hire_date": TODAY.replace(day=9)}))
    people.write()
    page = ramp_edited(50)
    assert "Of 1 person something else would have been asked on days that are over." in said(page)
    press(page, "Save")
    assert [one.value for one in page.error] == [Sentence.REASON_NEEDED]
    page.text_input(key="targets_new_hires_reason").input("the course is longer now")
    press(page, "Save")
    assert ramp() == (Fraction(1, 2),)


def test_more_than_all_of_a_target_is_refused() -> None:
    page = ramp_edited(150)
    assert [one.value for one in page.error] == [Sentence.BAD_RAMP]
