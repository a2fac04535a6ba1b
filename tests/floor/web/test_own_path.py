import pytest

from tests.at_the_door import PASSWORD, door, with_password

pytestmark = pytest.mark.usefixtures("house")

FORM = {"name": "Ada", "password": PASSWORD}


@pytest.mark.parametrize(
    "asked",
    ["/orders", "/orders?lang=en&team=North%20East", "/wall", "/a-b_c~d.e", "/%E5%9B%A2%E9%98%9F", "/?metric=orders"],
)
def test_the_way_on_leads_to_our_own_pages(asked: str) -> None:
    with_password("lead", "Ada")
    answer = door().post("/sign-in", data=FORM | {"next": asked})
    assert answer.headers["location"] == asked


@pytest.mark.parametrize(
    "asked",
    [
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "\t//evil.example",
        "https://evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "evil.example",
        "@evil.example",
        "/a\r\nSet-Cookie: floor=x",
        "/团队",
        "",
        " /orders",
    ],
)
def test_the_way_on_never_leads_elsewhere(asked: str) -> None:
    with_password("lead", "Ada")
    assert door().post("/sign-in", data=FORM | {"next": asked}).headers["location"] == "/"
    assert 'name="next" value="/"' in door().get("/sign-in", params={"next": asked}).text
