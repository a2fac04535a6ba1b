"""The sign-in page of the sample floor, and of every floor that is none."""

import re
from html import unescape
from pathlib import Path

from floor.settings import settings
from floor.tasks.sample_accounts import make_sample_accounts
from tests.at_the_door import PASSWORD, door, with_password
from tests.sample_floor_of import sample_floor

SECTION = 'class="sample"'


def buttons(html: str) -> list[dict[str, str]]:
    """The fields of each little form."""
    forms = re.findall(r'<form method="post" action="/sign-in">(.*?)</form>', html, re.DOTALL)
    return [
        {name: unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', one)} for one in forms
    ]


def test_every_account_stands_there_with_its_password_and_one_click_signs_in(house: Path) -> None:
    sample_floor(house)
    accounts = make_sample_accounts()
    html = door().get("/sign-in?next=/orders").text
    shown = buttons(html)
    assert [(one["name"], one["password"]) for one in shown] == [(one.name, one.password) for one in accounts]
    assert all(f"<code>{one.password}</code>" in html for one in accounts)
    assert "Ada · North" in html
    for fields in shown:
        answer = door().post("/sign-in", data=fields)
        assert (answer.status_code, answer.headers["location"]) == (303, "/orders")


def test_nothing_of_it_is_shown_before_real_accounts(house: Path) -> None:
    sample_floor(house)
    accounts = make_sample_accounts()
    with_password("manager", "Real")
    html = door().get("/sign-in").text
    assert SECTION not in html
    assert not any(one.password in html for one in accounts)
    assert door().post("/sign-in", data={"name": "admin", "password": accounts[0].password}).status_code == 403
    assert door().post("/sign-in", data={"name": "Real", "password": PASSWORD}).status_code == 303


def test_nothing_of_it_is_shown_where_the_folder_is_not_the_samples(house: Path) -> None:
    sample_floor(house)
    accounts = make_sample_accounts()
    (settings().data / "sample.json").unlink()
    html = door().get("/sign-in").text
    assert SECTION not in html
    assert accounts[0].password not in html
    assert door().post("/sign-in", data={"name": "admin", "password": accounts[0].password}).status_code == 403
