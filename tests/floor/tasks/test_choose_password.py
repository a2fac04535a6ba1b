from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from floor.rules.passwords import PasswordFlaw
from floor.store.one_time_links import LINK_LASTS
from floor.tasks.choose_password import LinkEnded, WeakPassword, choose_password, owner_of_link
from floor.tasks.make_account import NewAccount, make_account
from floor.tasks.new_password_link import new_password_link
from floor.tasks.sign_in import Browser, sign_in
from floor.tasks.task import AT_THE_CONSOLE
from tests.at_the_door import OTHER_PASSWORD, PASSWORD, Clock, read

pytestmark = pytest.mark.usefixtures("house")

HERE = Browser("192.0.2.7", "Firefox")


@pytest.fixture
def link() -> str:
    return make_account(AT_THE_CONSOLE, NewAccount("Wojciechowska", "agent"))


def test_looking_at_a_link_does_not_use_it_up(link: str) -> None:
    assert [owner_of_link(link) for _ in range(5)] == ["Wojciechowska"] * 5
    assert choose_password(link, PASSWORD, HERE)


def test_a_link_works_once(link: str) -> None:
    choose_password(link, PASSWORD, HERE)
    with pytest.raises(LinkEnded):
        owner_of_link(link)
    with pytest.raises(LinkEnded):
        choose_password(link, OTHER_PASSWORD, HERE)
    assert sign_in("Wojciechowska", PASSWORD, HERE)


@pytest.mark.usefixtures("any_records")
def test_a_link_that_is_used_by_eight_at_once_works_for_one() -> None:
    link = make_account(AT_THE_CONSOLE, NewAccount("Wojciechowska", "agent"))

    def use(n: int) -> int:
        try:
            choose_password(link, f"otter grape lantern {n}", HERE)
        except LinkEnded:
            return 0
        return 1

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(use, range(8))) == 1


def test_a_link_lasts_24_hours(link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock.standing(monkeypatch)
    link = new_password_link(AT_THE_CONSOLE, 1)
    clock.passes(LINK_LASTS - timedelta(seconds=1))
    assert owner_of_link(link)
    clock.passes(timedelta(seconds=1))
    with pytest.raises(LinkEnded):
        owner_of_link(link)
    assert timedelta(hours=24) == LINK_LASTS


def test_a_new_link_ends_the_one_before(link: str) -> None:
    newer = new_password_link(AT_THE_CONSOLE, 1)
    with pytest.raises(LinkEnded):
        choose_password(link, PASSWORD, HERE)
    assert choose_password(newer, PASSWORD, HERE)


@pytest.mark.parametrize(
    ("password", "flaw"),
    [
        ("short", PasswordFlaw.TOO_SHORT),
        ("wojciechowska", PasswordFlaw.EASY_TO_GUESS),
        ("x7#L" * 65, PasswordFlaw.TOO_LONG),
    ],
)
def test_a_weak_password_uses_nothing_up(link: str, password: str, flaw: PasswordFlaw) -> None:
    with pytest.raises(WeakPassword) as refused:
        choose_password(link, password, HERE)
    assert refused.value.flaw is flaw
    assert read(1).password_hash is None
    assert choose_password(link, PASSWORD, HERE)


@pytest.mark.parametrize("token", ["", "x" * 43, "\0", "0" * 10_000])
def test_what_is_no_link_opens_nothing(token: str) -> None:
    with pytest.raises(LinkEnded):
        owner_of_link(token)
