import re

import pytest
from starlette.testclient import TestClient

from floor.tasks.first_run import code_for_first_administrator
from tests.at_the_door import PASSWORD, door, with_password

pytestmark = pytest.mark.usefixtures("house")


def form(**changes: str) -> dict[str, str]:
    code = changes.pop("code", None) or code_for_first_administrator() or ""
    return {"code": code, "name": "Ada", "password": PASSWORD, "again": PASSWORD} | changes


def post(browser: TestClient, **changes: str) -> tuple[int, str]:
    answer = browser.post("/first-run", data=form(**changes))
    problem = re.search(r'role="alert" id="problem">([^<]*)<', answer.text)
    return answer.status_code, problem[1] if problem else answer.headers.get("location", "")


def test_the_code_a_name_and_a_password_twice_make_the_administrator_who_is_signed_in_at_once() -> None:
    browser = door()
    assert browser.get("/first-run").status_code == 200
    assert post(browser) == (303, "/")
    assert "floor" in browser.cookies
    assert door().post("/sign-in", data={"name": "ada", "password": PASSWORD}).status_code == 303


def test_where_there_is_an_administrator_there_is_no_such_page() -> None:
    code = code_for_first_administrator() or ""
    with_password("administrator", "Root")
    shown = door().get("/first-run")
    assert shown.status_code == 404
    assert "<form" not in shown.text
    posted = door().post("/first-run", data=form(code=code))
    assert posted.status_code == 404
    assert "set-cookie" not in posted.headers


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"code": "0000-0000-0000"}, "This is not the code"),
        ({"name": " "}, "Give the account a name."),
        ({"again": "otter grape lanterns"}, "The two passwords are not the same."),
        ({"again": ""}, "The two passwords are not the same."),
        ({"password": "kiteotter", "again": "kiteotter"}, "This password is too short. Use 10 characters"),
        ({"password": "x7#L" * 65, "again": "x7#L" * 65}, "This password is too long. Use at most 256"),
        ({"password": "password123", "again": "password123"}, "This password is easy to guess"),
    ],
)
def test_a_slip_is_said_in_words_and_what_was_typed_is_kept(changes: dict[str, str], says: str) -> None:
    typed = form(**changes)
    answer = door().post("/first-run", data=typed)
    assert answer.status_code == 422
    assert says in answer.text
    assert f'value="{typed["code"]}"' in answer.text
    assert f'value="{typed["name"]}"' in answer.text
    assert typed["password"] not in answer.text
    assert "set-cookie" not in answer.headers


def test_the_field_that_is_wrong_is_marked() -> None:
    html = door().post("/first-run", data=form(code="0000-0000-0000")).text
    wrong = re.findall(r'<input id="(\w+)"[^>]* aria-invalid="true"', html)
    assert wrong == ["code"]


def test_guessing_ends_with_a_page_that_says_what_to_do() -> None:
    browser = door()
    code_for_first_administrator()
    answers = [post(browser, code=f"0000-0000-000{n}") for n in range(6)]
    assert [status for status, _ in answers] == [422] * 5 + [429]
    assert "python -m floor first-run" in answers[-1][1]


def test_password_managers_keep_the_new_password_under_the_name() -> None:
    html = door().get("/first-run").text
    assert re.findall(r'autocomplete="([\w-]+)"', html) == ["off", "username", "new-password", "new-password"]
