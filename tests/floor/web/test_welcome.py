import re

import pytest

from floor.tasks.make_account import NewAccount, make_account
from floor.tasks.task import AT_THE_CONSOLE
from tests.at_the_door import PASSWORD, door

pytestmark = pytest.mark.usefixtures("house")

TWICE = {"password": PASSWORD, "again": PASSWORD}


@pytest.fixture
def link() -> str:
    return "/welcome/" + make_account(AT_THE_CONSOLE, NewAccount("Ada <Lovelace>", "agent"))


def test_the_link_leads_to_a_password_and_in(link: str) -> None:
    browser = door()
    shown = browser.get(link)
    assert shown.status_code == 200
    assert 'value="Ada &lt;Lovelace&gt;"' in shown.text
    answer = browser.post(link, data=TWICE)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "floor" in browser.cookies


def test_a_used_link_says_so_and_opens_nothing(link: str) -> None:
    door().post(link, data=TWICE)
    for answer in (door().get(link), door().post(link, data=TWICE)):
        assert answer.status_code == 404
        assert "This link has ended" in answer.text
        assert "Ada" not in answer.text
        assert "set-cookie" not in answer.headers


def test_looking_ten_times_does_not_use_it_up(link: str) -> None:
    assert [door().get(link).status_code for _ in range(10)] == [200] * 10
    assert door().post(link, data=TWICE).status_code == 303


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"again": "otter"}, "The two passwords are not the same."),
        ({"password": "short", "again": "short"}, "too short"),
        ({"password": "password123", "again": "password123"}, "easy to guess"),
    ],
)
def test_a_slip_uses_nothing_up(link: str, changes: dict[str, str], says: str) -> None:
    answer = door().post(link, data=TWICE | changes)
    assert answer.status_code == 422
    assert says in answer.text
    assert TWICE["password"] not in answer.text
    assert door().post(link, data=TWICE).status_code == 303


def test_password_managers_keep_the_new_password_under_the_name(link: str) -> None:
    html = door().get(link).text
    assert re.findall(r'autocomplete="([\w-]+)"', html) == ["username", "new-password", "new-password"]


@pytest.mark.parametrize("token", ["x" * 43, "x", "%00", "%ED%A0%80", "..%2f..", "x" * 3_000])
def test_what_is_no_link_has_ended(token: str) -> None:
    assert door().get(f"/welcome/{token}").status_code == 404
