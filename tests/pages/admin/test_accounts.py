import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from floor.rules.access import Role
from floor.settings import settings
from floor.tasks.choose_password import owner_of_link
from floor.ui.accounts.table import OPENED
from tests.at_the_door import audit, change, read, sessions, with_password
from tests.people_on_record import person
from tests.signed_in import account, identity, sign_in

PAGE = Path(__file__).parents[3] / "pages" / "admin" / "accounts.py"
HOSTILE = "**bold** :red[x] ![x](http://a.example/b) <b>"

pytestmark = pytest.mark.usefixtures("house")


def opened(role: Role = "administrator", account_id: int | None = None, language: str = "en") -> AppTest:
    page = AppTest.from_file(str(PAGE), default_timeout=20)
    page.user = identity(role, name=f"the {role}")
    page.context = {"url": "https://floor.example/accounts"}
    page.query_params["lang"] = language
    page.session_state[OPENED] = account_id
    page.run()
    assert not page.exception
    return page


def press(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label == label).click().run()
    assert not page.exception
    return page


def choose(page: AppTest, label: str, value: Any) -> None:  # noqa: ANN401 - whatever the field holds
    next(field for field in page.selectbox if field.label == label and field.key != f"new_{label.lower()}").select(
        value
    )


def link_of(page: AppTest) -> str:
    (shown,) = [block.value for block in page.code]
    match = re.fullmatch(r"https://floor\.example/welcome/([\w-]{43})", shown)
    assert match is not None
    return match[1]


@pytest.mark.parametrize("role", ["agent", "lead", "manager"])
def test_the_page_is_refused_to_everybody_else(role: Role) -> None:
    canary = account("agent", "Canary")
    page = opened(role, canary)
    assert page.subheader[0].value == "This page is not for your role"
    assert len(page.button) == len(page.dataframe) == 0
    assert "Canary" not in str(page.main)


def test_every_account_stands_in_the_list_with_role_person_and_sessions() -> None:
    ada = with_password("lead", "Ada")
    change(ada, person_id=person("ag_1", name="Ada Lovelace"))
    sign_in(ada)
    sign_in(ada)
    account("agent", "new")
    change(with_password("agent", "old"), disabled_at=settings().utc_now())
    rows = opened().dataframe[0].value.to_dict("records")
    assert [
        (row["User name"], row["Role"], row["Person"], row["Can sign in"], row["Signed in now"]) for row in rows
    ] == [
        ("Ada", "Team lead", "Ada Lovelace", "Yes", "2"),
        ("new", "Agent", "", "No password yet", "0"),
        ("old", "Agent", "", "Disabled", "0"),
        ("the administrator", "Administrator", "", "No password yet", "1"),
    ]


@pytest.mark.parametrize(("wanted", "found"), [("ADA", 1), ("team lead", 1), ("love", 1), ("zzz", 0)])
def test_the_list_is_searched_by_name_role_and_person(wanted: str, found: int) -> None:
    change(account("lead", "Ada"), person_id=person("ag_1", name="Lovelace"))
    page = opened()
    page.text_input(key="accounts_search").input(wanted).run()
    assert [len(table.value) for table in page.dataframe] == ([found] if found else [])


def test_a_new_account_shows_its_link_once() -> None:
    ada = person("ag_1", name="Ada Lovelace")
    page = opened()
    page.text_input(key="new_name").input("ada")
    page.selectbox(key="new_role").select("lead")
    page.selectbox(key="new_person").select(ada)
    press(page, "Make it and show the link")
    token = link_of(page)
    assert owner_of_link(token) == "ada"
    made = read(2)
    assert (made.name, made.role, made.person_id, made.password_hash) == ("ada", "lead", ada, None)
    page.run()
    assert token not in str(page.main)
    assert audit("make_account") == [("make_account", "ada", "done")]


def test_a_name_that_is_taken_is_said_so() -> None:
    account("agent", "ada")
    page = opened()
    page.text_input(key="new_name").input("ADA")
    press(page, "Make it and show the link")
    assert [error.value for error in page.error] == ["Another account has this name. Choose another one."]
    assert len(page.code) == 0


def test_role_and_person_are_changed() -> None:
    made, ada = account("agent", "Ada"), person("ag_1", name="Ada Lovelace")
    page = opened(account_id=made)
    choose(page, "Role", "lead")
    press(page, "Change the role")
    assert read(made).role == "lead"
    assert page.success[0].value == "Done, and noted in the audit."
    next(field for field in page.selectbox if field.key and field.key.startswith("person_is:")).select(ada)
    press(page, "Link to this person")
    assert read(made).person_id == ada


def test_a_new_link_is_shown_once() -> None:
    made = with_password("lead", "Ada")
    page = press(opened(account_id=made), "Make a new link")
    token = link_of(page)
    assert owner_of_link(token) == "Ada"
    assert token not in str(page.run().main)


def test_sessions_are_ended_and_accounts_disabled_and_enabled() -> None:
    made = with_password("lead", "Ada")
    sign_in(made)
    page = press(opened(account_id=made), "End its sessions")
    assert sessions(made) == 0
    press(page, "Disable this account")
    assert read(made).disabled_at is not None
    assert "Make a new link" not in [button.label for button in page.button]
    press(page, "Enable")
    assert read(made).disabled_at is None


def test_the_last_administrator_who_can_sign_in_stays_one() -> None:
    root = with_password("administrator", "root")
    page = press(opened(account_id=root), "Disable this account")
    assert "last administrator who can sign in" in page.error[0].value
    assert read(root).disabled_at is None


def test_whoever_is_demoted_meanwhile_does_nothing_more() -> None:
    made = with_password("lead", "Ada")
    page = opened(account_id=made)
    change(2, role="agent")
    press(page, "Disable this account")
    assert read(made).disabled_at is None
    assert page.subheader[0].value == "This page is not for your role"


def test_a_name_is_never_read_as_markup() -> None:
    made = account("lead", HOSTILE)
    page = press(opened(account_id=made), "Make a new link")
    assert HOSTILE in [text.value for text in page.text]
    assert not any("bold" in str(block.value) for block in (*page.markdown, *page.caption, *page.subheader))


def test_the_page_is_there_in_chinese() -> None:
    page = opened(account_id=account("lead", "Ada"), language="zh-Hans")
    assert page.title[0].value == "账号"
    labels = [button.label for button in page.button]
    assert not any(re.search("[a-z]{2}", label) for label in labels)
