import pytest
from starlette.testclient import TestClient

from tests.at_the_door import PASSWORD, door, sessions, with_password
from tests.signed_in import sign_in as signed_in

pytestmark = pytest.mark.usefixtures("house")

FORM = {"name": "Ada", "password": PASSWORD}


def posted_out(browser: TestClient, path: str, **form: str) -> tuple[int, str]:
    answer = browser.post(path, data=form, headers={"content-type": "application/x-www-form-urlencoded"})
    return answer.status_code, answer.headers["location"]


def test_signing_out_ends_the_session_and_drops_the_cookie() -> None:
    made = with_password("lead", "Ada")
    browser = door()
    browser.post("/sign-in", data=FORM)
    token = browser.cookies["floor"]
    assert posted_out(browser, "/sign-out") == (303, "/sign-in")
    assert "floor" not in browser.cookies
    assert sessions(made) == 0
    browser.cookies["floor"] = token
    assert posted_out(browser, "/sign-out") == (303, "/sign-in")


@pytest.mark.parametrize("path", ["/sign-out", "/sign-out-everywhere", "/sign-out-everywhere?keep=this"])
def test_a_link_to_a_sign_out_changes_nothing(path: str) -> None:
    made = with_password("lead", "Ada")
    browser = door()
    browser.post("/sign-in", data=FORM)
    signed_in(made)
    assert browser.get(path).status_code == 303
    assert browser.head(path).status_code == 303
    assert sessions(made) == 2
    assert "floor" in browser.cookies


def test_signing_out_everywhere_and_everywhere_else() -> None:
    made = with_password("lead", "Ada")
    browser = door()
    browser.post("/sign-in", data=FORM)
    signed_in(made)
    assert posted_out(browser, "/sign-out-everywhere", keep="this") == (303, "/account")
    assert "floor" in browser.cookies
    assert sessions(made) == 1
    signed_in(made)
    assert posted_out(browser, "/sign-out-everywhere") == (303, "/sign-in")
    assert "floor" not in browser.cookies
    assert sessions(made) == 0


@pytest.mark.parametrize("path", ["/sign-out", "/sign-out-everywhere"])
def test_a_stranger_signs_nobody_out(path: str) -> None:
    made = with_password("lead", "Ada")
    signed_in(made)
    assert posted_out(door(), path) == (303, "/sign-in")
    assert sessions(made) == 1
