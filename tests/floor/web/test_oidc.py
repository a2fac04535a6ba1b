"""All the way round: the real program, a real provider on this machine, and a client that follows."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import httpx
import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from floor.store.records import close_records
from tests.chromium import chromium
from tests.oidc_attacks import ANN, ATTACKS, BEN
from tests.oidc_floor import (
    COOKIE_SECRET,
    OidcFloor,
    audit_lines,
    disable_account,
    end_all_sessions,
    oidc_floor,
    sessions,
)
from tests.oidc_server import Lie
from tests.served import house_of
from tests.signed_in import account


@pytest.fixture(scope="module")
def floor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OidcFloor]:
    """Ann comes and goes; Ben has an account but has never come; Carl's is disabled."""
    folder: Path = tmp_path_factory.mktemp("oidc")
    with house_of(folder):
        for name in ("ann", "ben", "carl"):
            account("lead", f"{name}@floor.example")
        disable_account("carl@floor.example")
        with oidc_floor(folder) as served:
            assert served.let_in(served.come(ANN))
            yield served
        close_records()


def test_a_sign_in_ends_on_a_screen_with_a_session_of_ours_and_a_line_in_the_audit(floor: OidcFloor) -> None:
    before = sessions()
    answer = floor.come(ANN)
    assert (floor.let_in(answer), sessions() - before) == (True, 1)
    assert audit_lines()[-1][:3] == ("ann@floor.example", "sign_in", "done")


def test_the_browser_is_handed_our_cookie_and_never_streamlits(floor: OidcFloor) -> None:
    answer = floor.come(ANN)
    cookies = [line for step in [*answer.history, answer] for line in step.headers.get_list("set-cookie")]
    handed = [line.partition("=")[0] for line in cookies]
    assert handed == ["_streamlit_session", "floor", "_streamlit_session"]
    assert "httponly" in cookies[1].lower()


def test_no_forged_foreign_or_replayed_identity_is_let_in(floor: OidcFloor) -> None:
    began = sessions()
    issued, ends = floor.tokens, {}
    for attack in ATTACKS:
        answer = floor.come(attack.claims, attack.lie(floor), by=attack.by)
        ends[attack.name] = "let in" if floor.let_in(answer) else _problem(answer)
    accepted = [name for name, end in ends.items() if end == "let in"]
    print(f"OIDC: {len(accepted)} of {len(ATTACKS)} attacks accepted")  # noqa: T201 - the figure of the issue
    assert ends == {attack.name: attack.ends for attack in ATTACKS}
    assert (sessions() - began, floor.tokens - issued) == (0, len(ATTACKS))
    assert floor.let_in(floor.come(ANN))


def test_an_answer_of_the_provider_is_good_once_and_in_one_browser(floor: OidcFloor) -> None:
    floor.company.claims, floor.company.lie = ANN, Lie()
    with floor.visit() as mine, floor.visit() as anothers:
        mine.follow_redirects = False
        asked = mine.get("/sign-in/with/company")
        callback = httpx.get(asked.headers["location"]).headers["location"]
        stolen = dict(mine.cookies)
        assert _problem(anothers.get(callback)) == "oidc-failed"
        assert mine.get(callback).headers["location"] == "/"
        mine.follow_redirects = True
        assert _problem(mine.get(callback)) == "oidc-failed"
        mine.cookies.clear()
        mine.cookies.update(stolen)
        assert _problem(mine.get(callback)) == "oidc-failed"


def test_a_cookie_of_streamlits_opens_nothing_and_is_thrown_away(floor: OidcFloor) -> None:
    """Not even one that is signed with the right secret."""
    told = f'{{"iss": "{floor.company.issuer}", "sub": "4711", "aud": "floorboard", "provider": "company"}}'
    cookie = create_signed_value(COOKIE_SECRET, "_streamlit_user", told).decode()
    began = sessions()
    with floor.visit() as browser:
        browser.cookies.set("_streamlit_user", cookie, domain="127.0.0.1")
        assert browser.get("/").url.path == "/sign-in"
        browser.cookies.set("_streamlit_user", cookie, domain="127.0.0.1")
        assert _problem(browser.get("/oauth2callback")) == "oidc-failed"
        assert "_streamlit_user" not in browser.cookies
    assert sessions() == began


def test_somebody_who_has_signed_out_is_not_back_by_an_old_cookie(floor: OidcFloor) -> None:
    floor.company.claims, floor.company.lie = ANN, Lie()
    with floor.visit() as browser:
        assert floor.let_in(browser.get("/sign-in/with/company"))
        end_all_sessions()
        assert browser.get("/").url.path == "/sign-in"


def test_streamlits_own_doors_are_closed(floor: OidcFloor) -> None:
    with floor.visit() as browser:
        assert [browser.get(path).status_code for path in ("/auth/login", "/auth/logout")] == [404, 404]


def test_the_page_offers_the_providers_and_leads_on_to_the_page_that_was_asked_for(floor: OidcFloor) -> None:
    floor.company.claims, floor.company.lie = ANN, Lie()
    with floor.visit() as browser:
        page = browser.get("/whiteboard?metric=dials").text
        link = re.search(r'href="(/sign-in/with/company[^"]*)"[^>]*>([^<]*)<', page)
        assert link is not None
        assert link[2] == "Sign in with The company"
        ended = browser.get(unescape(link[1]))
    assert (ended.url.path, ended.url.query) == ("/whiteboard", b"metric=dials")


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
def test_no_link_leads_to_another_site_by_way_of_the_provider(floor: OidcFloor, elsewhere: str) -> None:
    floor.company.claims, floor.company.lie = ANN, Lie()
    with floor.visit() as browser:
        assert str(browser.get("/sign-in/with/company", params={"next": elsewhere}).url) == f"{floor.address}/"


def test_a_provider_that_nobody_has_chosen_leads_back(floor: OidcFloor) -> None:
    with floor.visit() as browser:
        assert _problem(browser.get("/sign-in/with/somebody-else")) == "oidc-failed"


def test_who_declines_at_the_provider_is_told_so(floor: OidcFloor) -> None:
    with floor.visit() as browser:
        assert _problem(browser.get("/oauth2callback?error=access_denied&state=x")) == "oidc-failed"


def test_the_first_sign_in_binds_the_prepared_account_and_says_so_in_the_audit(floor: OidcFloor) -> None:
    assert floor.let_in(floor.come(BEN))
    (_, action, _, after), (_, then, _, _) = audit_lines()[-2:]
    assert (action, then) == ("bind_identity", "sign_in")
    assert floor.company.issuer in after
    assert _problem(floor.come(BEN, by="other")) == "oidc-unknown"


def test_more_claims_than_a_cookie_holds_are_no_trouble(floor: OidcFloor) -> None:
    assert floor.let_in(floor.come({**ANN, "groups": [f"group {n}" for n in range(2_000)]}))


@pytest.mark.browser
def test_a_browser_that_comes_from_the_providers_own_page_ends_on_our_screen(floor: OidcFloor) -> None:
    """The way back begins on another site: a stricter cookie of ours would not go along."""
    floor.company.claims, floor.company.lie, floor.company.asks_first = ANN, Lie(), True
    with chromium() as browser:
        page = browser.new_page()
        page.goto(f"{floor.address}/sign-in/with/company")
        page.click("text=Yes, it is me")
        page.wait_for_selector("[data-testid=stApp]")
        assert page.url.startswith(f"{floor.address}/")
        assert "sign-in" not in page.url
        assert [cookie["name"] for cookie in page.context.cookies() if "user" in cookie["name"]] == []
    floor.company.asks_first = False


def _problem(answer: httpx.Response) -> str:
    """With what the way ended on the page of the sign-in."""
    assert answer.url.path == "/sign-in"
    return parse_qs(answer.url.query.decode()).get("problem", [""])[0]
