import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from floor.store.records import RecordsUnreachable
from floor.tasks.change_password import change_password
from floor.tasks.choose_password import choose_password
from floor.tasks.make_account import NewAccount, make_account
from floor.tasks.sample_accounts import make_sample_accounts
from floor.tasks.sign_in import Browser
from floor.tasks.task import AT_THE_CONSOLE
from floor.web import password, sign_in
from floor.web.guard import Guard
from tests.at_the_door import OTHER_PASSWORD, PASSWORD, audit, change, door, read, sessions, with_password
from tests.sample_floor_of import sample_floor
from tests.signed_in import sign_in as signed_in

pytestmark = pytest.mark.usefixtures("house")

HERE = "http://localhost"
FORM = {"present": PASSWORD, "password": OTHER_PASSWORD, "again": OTHER_PASSWORD}
PAGE = {"accept": "text/html", "accept-language": "en", "origin": HERE}


def browser(token: str = "") -> TestClient:
    """A browser before door and page, with the guard in front."""
    behind = Guard(Starlette(routes=[*sign_in.routes(), *password.routes()]))
    client = TestClient(behind, base_url=HERE, follow_redirects=False, headers=PAGE, client=("192.0.2.7", 50_000))
    if token:
        client.cookies.set("floor", token)
    return client


@pytest.fixture
def ada(house: Path) -> int:
    assert house.is_dir()
    return with_password("agent", "Ada <Lovelace>")


def test_the_right_passwords_lead_back_with_a_word_of_success_and_a_new_cookie(ada: int) -> None:
    signed_in(ada)
    old = signed_in(ada)[1]
    client = browser(old)
    answer = client.post("/password", data=FORM)
    assert (answer.status_code, answer.headers["location"]) == (303, "/account?changed=1")
    (new,) = re.fullmatch(r"floor=([\w-]{43}); HttpOnly; Path=/; SameSite=lax", answer.headers["set-cookie"]).groups()  # type: ignore[union-attr]
    assert new != old
    assert sessions(ada) == 1
    assert browser(new).get("/password").status_code == 200
    assert browser(old).get("/password").headers["location"] == "/sign-in?next=%2Fpassword"
    signing_in = {"name": "Ada <Lovelace>", "password": OTHER_PASSWORD}
    assert door().post("/sign-in", data=signing_in).status_code == 303


@pytest.mark.usefixtures("ada")
def test_a_stranger_is_sent_to_the_sign_in_and_comes_back() -> None:
    answer = browser().get("/password")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=%2Fpassword")
    assert browser().post("/password", data=FORM).headers["location"] == "/sign-in"
    back = browser().post("/sign-in", data={"name": "Ada <Lovelace>", "password": PASSWORD, "next": "/password"})
    assert back.headers["location"] == "/password"
    assert audit("change_password") == []


def test_without_the_guard_in_front_nobody_is_anybody(ada: int) -> None:
    token = signed_in(ada)[1]
    bare = TestClient(Starlette(routes=password.routes()), follow_redirects=False, cookies={"floor": token})
    for answer in (bare.get("/password"), bare.post("/password", data=FORM)):
        assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=/password")


def test_a_form_from_another_site_changes_nothing(ada: int) -> None:
    before = read(ada).password_hash
    answer = browser(signed_in(ada)[1]).post("/password", data=FORM, headers={"origin": "http://evil.example"})
    assert answer.status_code == 403
    assert read(ada).password_hash == before


def test_a_wrong_present_password_says_so_at_its_field(ada: int) -> None:
    client = browser(signed_in(ada)[1])
    answer = client.post("/password", data=FORM | {"present": "a wrong password"})
    assert answer.status_code == 403
    assert "This is not your present password." in answer.text
    assert re.findall(r'<input id="(\w+)"[^>]* aria-invalid="true"', answer.text) == ["present"]
    assert "set-cookie" not in answer.headers
    assert "a wrong password" not in answer.text
    assert OTHER_PASSWORD not in answer.text


def test_after_five_wrong_ones_the_page_says_how_long_to_wait(ada: int) -> None:
    client = browser(signed_in(ada)[1])
    answers = [client.post("/password", data=FORM | {"present": f"guess {n}"}) for n in range(6)]
    assert [answer.status_code for answer in answers] == [403] * 5 + [429]
    assert "Wait 5 minutes" in answers[-1].text
    assert answers[-1].headers["retry-after"] == "300"
    assert client.post("/password", data=FORM).status_code == 429


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"again": "otter"}, "not the same both times"),
        ({"password": "short", "again": "short"}, "too short"),
        ({"password": "password123", "again": "password123"}, "easy to guess"),
        ({"password": "x7#L" * 65, "again": "x7#L" * 65}, "too long"),
        ({"password": PASSWORD, "again": PASSWORD}, "is the present one"),
    ],
)
def test_a_slip_says_what_is_wrong_and_costs_no_try(ada: int, changes: dict[str, str], says: str) -> None:
    client = browser(signed_in(ada)[1])
    for _ in range(6):
        answer = client.post("/password", data=FORM | changes)
        assert answer.status_code == 422
        assert says in answer.text
        assert re.findall(r'<input id="(\w+)"[^>]* aria-invalid="true"', answer.text) == ["password", "again"]
    assert client.post("/password", data=FORM).status_code == 303


def test_an_empty_form_changes_nothing(ada: int) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert browser(signed_in(ada)[1]).post("/password", content=b"", headers=headers).status_code == 422


def test_who_signs_in_by_the_company_alone_is_told_so(ada: int) -> None:
    change(ada, password_hash=None, oidc_issuer="https://id.example.com", oidc_subject="ada")
    client = browser(signed_in(ada)[1])
    shown, posted = client.get("/password"), client.post("/password", data=FORM)
    assert (shown.status_code, posted.status_code) == (200, 409)
    for answer in (shown, posted):
        assert "You sign in by your company&#x27;s sign-in" in answer.text
        assert "<form" not in answer.text
        assert 'href="/account"' in answer.text
    assert read(ada).password_hash is None


def test_on_the_sample_floor_the_shown_passwords_stay_and_others_may_change(house: Path) -> None:
    sample_floor(house)
    shown = make_sample_accounts()[0]
    client = browser()
    client.post("/sign-in", data={"name": shown.name, "password": shown.password})
    asked = {"present": shown.password, "password": OTHER_PASSWORD, "again": OTHER_PASSWORD}
    assert "stand on its sign-in page" in client.get("/password").text
    assert client.post("/password", data=asked).status_code == 409
    assert door().post("/sign-in", data={"name": shown.name, "password": shown.password}).status_code == 303
    choose_password(make_account(AT_THE_CONSOLE, NewAccount("Bo", "agent")), PASSWORD, Browser())
    client = browser()
    client.post("/sign-in", data={"name": "Bo", "password": PASSWORD})
    assert client.post("/password", data=FORM).status_code == 303


def test_a_session_that_ends_on_the_way_leads_to_the_sign_in(ada: int, monkeypatch: pytest.MonkeyPatch) -> None:
    client = browser(signed_in(ada)[1])

    def ended(*asked: object) -> str:
        change(ada, disabled_at=read(ada).created_at)
        return change_password(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr("floor.web.password.change_password", ended)
    answer = client.post("/password", data=FORM)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=/password")


def test_password_managers_know_the_fields(ada: int) -> None:
    html = browser(signed_in(ada)[1]).get("/password").text
    assert 'value="Ada &lt;Lovelace&gt;"' in html
    kinds = re.findall(r'autocomplete="([\w-]+)"', html)
    assert kinds == ["username", "current-password", "new-password", "new-password"]
    assert re.findall(r'<label for="(\w+)"', html) == ["name", "present", "password", "again"]


def test_a_get_changes_nothing(ada: int) -> None:
    client = browser(signed_in(ada)[1])
    before = read(ada).password_hash
    for _ in range(3):
        assert "set-cookie" not in client.get("/password", params=FORM).headers
        assert "set-cookie" not in client.head("/password").headers
    assert (read(ada).password_hash, sessions(ada), audit()) == (before, 1, [])


def test_the_page_runs_no_script_and_is_not_kept(ada: int) -> None:
    answer = browser(signed_in(ada)[1]).get("/password")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "script-src" not in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert not re.search(r"<script|javascript:| on\w+=| style=", answer.text)


def test_a_chosen_language_stays_through_a_failure_and_back_to_the_account(ada: int) -> None:
    client = browser(signed_in(ada)[1])
    assert '<h1 id="title">修改您的密码</h1>' in client.get("/password?lang=zh-Hans").text
    failed = client.post("/password", data=FORM | {"present": "x", "lang": "zh-Hans"})
    assert "当前密码不正确" in failed.text
    answer = client.post("/password", data=FORM | {"lang": "zh-Hans"})
    assert answer.headers["location"] == "/account?changed=1&lang=zh-Hans"


def test_when_the_records_are_away_the_page_says_so(ada: int, monkeypatch: pytest.MonkeyPatch) -> None:
    client = browser(signed_in(ada)[1])

    def away(*_: object) -> str:
        raise RecordsUnreachable

    monkeypatch.setattr("floor.web.password.change_password", away)
    answer = client.post("/password", data=FORM)
    assert answer.status_code == 503
    assert "cannot be reached" in answer.text
