from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import col, update
from streamlit.testing.v1 import AppTest

from floor.i18n import LANGUAGES
from floor.rules.access import ROLES, Role
from floor.settings import settings
from floor.store.models import SignIn
from floor.store.records import records
from floor.tasks.sign_in import Browser, sign_in
from tests.at_the_door import PASSWORD, with_password
from tests.opened import opened_page
from tests.signed_in import account, identity
from tests.signed_in import sign_in as signed_in

PAGE = Path(__file__).parents[3] / "pages" / "everyone" / "account.py"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
HOSTILE = "**bold** :red[x] ![x](http://a.example/b) <b>"

pytestmark = pytest.mark.usefixtures("house")


def opened(user: dict[str, str], language: str = "en") -> AppTest:
    page = opened_page(PAGE, user, lang=language)
    assert not page.exception
    return page


def texts(page: AppTest) -> list[str]:
    return [text.value for text in page.text]


def forms(page: AppTest) -> str:
    return "\n".join(block.proto.body for block in page.get("html"))


@pytest.mark.parametrize(
    ("role", "says"),
    [
        ("agent", ["The boards of the whole floor", "Your own orders"]),
        ("lead", ["The boards of the whole floor", "What is open in the logs", "Your team's orders"]),
        ("manager", ["The boards of the whole floor", "What is open in the logs", "Everybody's orders"]),
        ("administrator", ["Everybody's orders", "Look after accounts", "Read the audit"]),
    ],
)
def test_everybody_reads_what_their_role_may_see(role: Role, says: list[str]) -> None:
    page = opened(identity(role, person="Ada Lovelace"))
    shown = "\n".join(block.value for block in page.markdown)
    assert all(f"- {line}" in shown for line in says)
    assert "The account of Ada Lovelace" in texts(page)


@pytest.mark.parametrize("role", ROLES)
def test_nobody_is_promised_a_screen_of_pay_that_is_not_there(role: Role) -> None:
    shown = "\n".join(block.value for block in opened(identity(role)).markdown)
    assert "orders" in shown
    assert "pay" not in shown


@pytest.mark.parametrize("role", ROLES)
def test_an_account_of_nobody_says_so(role: Role) -> None:
    page = opened(identity(role))
    assert any("nobody's of the floor" in caption.value for caption in page.caption)


def test_ones_live_sessions_and_no_others_are_listed() -> None:
    made = with_password("lead", "Ada")
    here = signed_in(made)[0]
    sign_in("Ada", PASSWORD, Browser("192.0.2.7", FIREFOX))
    ended = signed_in(made)[0]
    with records().writing() as session:
        session.exec(update(SignIn).where(col(SignIn.id) == ended).values(ended_at=settings().utc_now()))
    sign_in_of_somebody_else = account("agent", "Wei")
    signed_in(sign_in_of_somebody_else)
    page = opened({"sign_in": str(here)})
    assert sorted(text for text in texts(page) if text != "Ada") == ["192.0.2.7", "Firefox · Windows", "Unknown device"]
    assert sum("This device" in block.value for block in page.markdown) == 1


def test_a_session_that_has_idled_out_is_not_listed() -> None:
    made = account("manager", "Ada")
    here, old = signed_in(made)[0], signed_in(made)[0]
    with records().writing() as session:
        past = settings().utc_now() - timedelta(hours=1)
        session.exec(update(SignIn).where(col(SignIn.id) == old).values(seen_at=past))
    assert texts(opened({"sign_in": str(here)})).count("Unknown device") == 1


def test_sign_out_everywhere_is_a_form_and_elsewhere_only_where_there_is_an_elsewhere() -> None:
    made = account("lead", "Ada")
    here = signed_in(made)[0]
    alone = forms(opened({"sign_in": str(here)}))
    assert alone.count('<form method="post" action="/sign-out-everywhere"') == 1
    assert 'name="keep"' not in alone
    signed_in(made)
    both = forms(opened({"sign_in": str(here)}))
    assert both.count('<form method="post" action="/sign-out-everywhere"') == 2
    assert '<input type="hidden" name="keep" value="this">' in both


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_has_a_password_finds_the_way_to_change_it(language: str) -> None:
    page = opened({"sign_in": str(signed_in(with_password("lead", "Ada"))[0])}, language)
    assert forms(page).count(f'<a href="/password?lang={language}">') == 1
    assert not any("administrator" in caption.value for caption in page.caption)


def test_who_signs_in_by_the_company_alone_is_told_so_and_finds_no_link() -> None:
    page = opened({"sign_in": str(signed_in(account("lead", "Ada"))[0])})
    assert "/password" not in forms(page)
    captions = "\n".join(caption.value for caption in page.caption)
    assert "You sign in by your company's sign-in" in captions
    assert "sign out everywhere and tell an administrator" in captions


def test_after_a_change_the_page_says_so_once() -> None:
    page = opened_page(PAGE, {"sign_in": str(signed_in(with_password("lead", "Ada"))[0])}, changed="1", lang="en")
    assert [said.value for said in page.success] == [
        "Your new password holds from now on. You are signed out everywhere but here."
    ]
    page.run()
    assert not page.exception
    assert [said.value for said in page.success] == []


def test_a_name_is_never_read_as_markup() -> None:
    page = opened(identity("lead", name=HOSTILE, person=HOSTILE))
    assert HOSTILE in texts(page)
    assert not any("bold" in str(block.value) for block in (*page.markdown, *page.caption))


def test_the_page_is_there_in_chinese() -> None:
    page = opened(identity("lead"), "zh-Hans")
    assert page.title[0].value == "我的账号"
