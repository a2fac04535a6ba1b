import re

import pytest

from floor.rules.throttle import WINDOW
from floor.settings import settings
from floor.tasks.first_run import code_for_first_administrator
from floor.tasks.sign_in import Browser, sign_in
from tests.at_the_door import OTHER_PASSWORD, PASSWORD, Hashes, audit, change, door, sessions, with_password

pytestmark = pytest.mark.usefixtures("house")

FORM = {"name": "Ada", "password": PASSWORD}


def attribute(html: str, field: str, name: str) -> str:
    (tag,) = re.findall(rf'<input id="{field}"[^>]*>', html)
    (found,) = re.findall(rf' {name}="([^"]*)"', tag)
    return str(found)


def test_the_right_password_sets_the_cookie_and_leads_on() -> None:
    made = with_password("lead", "Ada")
    answer = door().post("/sign-in", data=FORM)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert re.fullmatch(r"floor=[\w-]{43}; HttpOnly; Path=/; SameSite=lax", cookie)
    assert sessions(made) == 1


def test_over_https_the_cookie_is_secure_and_bound_to_the_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOOR_HTTPS", "yes")
    settings.cache_clear()
    with_password("lead", "Ada")
    cookie = door().post("/sign-in", data=FORM).headers["set-cookie"]
    assert re.fullmatch(r"__Host-floor=[\w-]{43}; HttpOnly; Path=/; SameSite=lax; Secure", cookie)


def test_a_second_sign_in_in_the_same_browser_ends_the_first() -> None:
    made = with_password("lead", "Ada")
    browser = door()
    cookies = {browser.post("/sign-in", data=FORM).headers["set-cookie"] for _ in range(3)}
    assert len(cookies) == 3
    assert sessions(made) == 1
    assert sessions(made, live=False) == 3


def test_wrong_unknown_and_disabled_get_the_same_answer_for_the_same_work() -> None:
    with_password("lead", "Ada")
    change(with_password("lead", "Wei"), disabled_at=settings().utc_now())
    change(with_password("lead", "Eve"), password_hash=None)
    told = {}
    for n, (name, password) in enumerate(
        [("Ada", OTHER_PASSWORD), ("Bob", PASSWORD), ("Wei", PASSWORD), ("Eve", PASSWORD)]
    ):
        with pytest.MonkeyPatch.context() as patch:
            hashes = Hashes.counted(patch)
            answer = door(f"192.0.2.{n}").post("/sign-in", data={"name": name, "password": password})
        assert "set-cookie" not in answer.headers
        told[name] = (answer.status_code, answer.text.replace(name, "NAME"), dict(answer.headers), hashes.computed)
    assert told["Ada"] == told["Bob"] == told["Wei"] == told["Eve"]
    assert told["Ada"][0] == 403
    assert told["Ada"][3] == 1


def test_after_a_failure_the_name_is_still_there_and_the_password_is_not() -> None:
    answer = door().post("/sign-in", data={"name": 'Ada "><b>', "password": "a wrong password"})
    assert 'value="Ada &quot;&gt;&lt;b&gt;"' in answer.text
    assert "a wrong password" not in answer.text
    assert '<p class="alert" role="alert" id="problem">' in answer.text
    assert attribute(answer.text, "password", "aria-describedby") == "problem"


@pytest.mark.parametrize("name", ["Ada", "Bob"])
def test_after_too_many_tries_the_page_says_how_long_to_wait(name: str) -> None:
    with_password("lead", "Ada")
    browser = door()
    answers = [browser.post("/sign-in", data={"name": name, "password": OTHER_PASSWORD}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [403] * 5 + [429]
    assert "Wait 5 minutes" in answers[-1].text
    assert answers[-1].headers["retry-after"] == str(int(WINDOW.total_seconds())) == "300"
    right = browser.post("/sign-in", data={"name": name, "password": PASSWORD})
    assert right.text == answers[-1].text


def test_the_address_behind_our_proxy_is_what_the_throttle_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOOR_PROXIES", "10.0.0.1")
    settings.cache_clear()
    with_password("lead", "Ada")
    sign_in("Ada", PASSWORD, Browser("192.0.2.7"))
    proxy = door("10.0.0.1")

    def posted(client: str, password: str) -> int:
        headers = {"x-forwarded-for": client}
        return proxy.post("/sign-in", data={"name": "Ada", "password": password}, headers=headers).status_code

    assert [posted("203.0.113.9", OTHER_PASSWORD) for _ in range(6)] == [403] * 5 + [429]
    assert posted("192.0.2.7, 203.0.113.9", PASSWORD) == 429
    assert posted("192.0.2.7", PASSWORD) == 303


@pytest.mark.parametrize("path", ["/sign-in", "/sign-in?next=/orders", "/first-run", "/welcome/" + "x" * 43])
def test_a_get_changes_nothing(path: str) -> None:
    with_password("lead", "Ada")
    code_for_first_administrator()
    before = audit()
    browser = door()
    for _ in range(3):
        assert "set-cookie" not in browser.get(path).headers
        assert "set-cookie" not in browser.head(path).headers
    assert audit() == before


def test_a_password_counts_with_every_sign_of_it() -> None:
    odd = " 水獭 &=+%41\t" + "🦦" * 50
    with_password("lead", "Ada", odd)
    assert door().post("/sign-in", data={"name": "Ada", "password": odd}).status_code == 303
    assert door().post("/sign-in", data={"name": "Ada", "password": odd.strip()}).status_code == 403


def test_password_managers_know_the_fields() -> None:
    html = door().get("/sign-in").text
    assert attribute(html, "name", "autocomplete") == "username"
    assert attribute(html, "password", "autocomplete") == "current-password"
    assert attribute(html, "password", "type") == "password"
    assert '<label for="name">' in html
    assert '<label for="password">' in html


@pytest.mark.parametrize(
    ("path", "language", "title"),
    [
        ("/sign-in", "en-GB,en", "Sign in"),
        ("/sign-in", "zh-CN,zh;q=0.9", "登录"),
        ("/sign-in?lang=zh-Hans", "en", "登录"),
        ("/sign-in?lang=en", "zh-CN", "Sign in"),
        ("/sign-in?lang=xx", "zh-CN", "登录"),
    ],
)
def test_the_page_speaks_the_readers_language(path: str, language: str, title: str) -> None:
    html = door().get(path, headers={"accept-language": language}).text
    assert f'<h1 id="title">{title}</h1>' in html
    assert f'<html lang="{"zh-Hans" if title == "登录" else "en"}">' in html


def test_a_chosen_language_stays_through_a_failure_and_into_the_product() -> None:
    with_password("lead", "Ada")
    failed = door().post("/sign-in", data=FORM | {"password": "x", "lang": "zh-Hans"})
    assert '<h1 id="title">登录</h1>' in failed.text
    assert door().post("/sign-in", data=FORM | {"lang": "zh-Hans"}).headers["location"] == "/?lang=zh-Hans"


def test_the_pages_run_no_script_and_are_not_kept() -> None:
    browser = door()
    for path in ("/sign-in", "/first-run", "/welcome/" + "x" * 43):
        answer = browser.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src" not in policy
        assert "form-action 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["cache-control"] == "no-store"
        # "no-referrer" would make a browser send "Origin: null" with the form, which the guard refuses.
        assert answer.headers["referrer-policy"] == "same-origin"
        assert not re.search(r"<script|javascript:| on\w+=| style=", answer.text)


def test_the_style_is_kept_for_ever_under_its_stamped_address_alone() -> None:
    browser = door()
    (address,) = re.findall(r'<link rel="stylesheet" href="([^"]+)">', browser.get("/sign-in").text)
    stamped = browser.get(address)
    assert stamped.headers["content-type"].startswith("text/css")
    assert "immutable" in stamped.headers["cache-control"]
    assert "immutable" not in browser.get("/sign-in/door.css").headers["cache-control"]


def test_while_nobody_can_administer_the_page_shows_the_way_to_the_first_run() -> None:
    assert 'href="/first-run"' in door().get("/sign-in").text
    with_password("administrator", "Root")
    assert 'href="/first-run"' not in door().get("/sign-in").text


def test_when_the_records_are_away_nobody_gets_in_and_the_page_says_so() -> None:
    (settings().data / "records.db").mkdir()
    for answer in (door().get("/sign-in"), door().post("/sign-in", data=FORM)):
        assert answer.status_code == 503
        assert "cannot be reached" in answer.text
        assert "set-cookie" not in answer.headers
