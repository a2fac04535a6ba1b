import pytest

from tests.at_the_door import door, sessions, with_password
from tests.signed_in import sign_in as signed_in

pytestmark = pytest.mark.usefixtures("house")


@pytest.mark.parametrize(
    ("headers", "content", "status"),
    [
        ({"content-type": "application/json"}, b'{"name": "Ada"}', 415),
        ({"content-type": "multipart/form-data; boundary=x"}, b"--x--", 415),
        ({"content-type": "text/plain"}, b"name=Ada", 415),
        ({}, b"name=Ada", 415),
        ({"content-type": "application/x-www-form-urlencoded"}, b"name=" + b"x" * 8_192, 413),
        ({"content-type": "application/x-www-form-urlencoded"}, b"name=Ada&name=Wei", 400),
        ({"content-type": "application/x-www-form-urlencoded"}, b"name=%FF", 400),
        ({"content-type": "application/x-www-form-urlencoded"}, b"name=\xff", 400),
        ({"content-type": "application/x-www-form-urlencoded"}, b"&".join(b"f%d=1" % n for n in range(30)), 400),
    ],
)
@pytest.mark.parametrize(
    "path", ["/sign-in", "/first-run", "/welcome/" + "x" * 43, "/sign-out", "/sign-out-everywhere"]
)
def test_only_small_forms_with_each_field_once_are_read(
    path: str, headers: dict[str, str], content: bytes, status: int
) -> None:
    made = with_password("lead", "Ada")
    browser = door()
    browser.cookies["floor"] = signed_in(made)[1]
    assert browser.post(path, content=content, headers=headers).status_code == status
    assert sessions(made) == 1


def test_an_empty_form_is_a_wrong_one() -> None:
    answer = door().post("/sign-in", content=b"", headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 403
