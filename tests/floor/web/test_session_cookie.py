from dataclasses import replace

import pytest
from starlette.responses import Response

from floor.settings import Settings
from floor.web.session_cookie import (
    DoubledCookie,
    client_address,
    cookie_name,
    drop_session,
    set_session,
    token_in,
)

PLAIN = Settings()
HTTPS = replace(PLAIN, https=True)
BEHIND = replace(PLAIN, proxies=("10.0.0.1", "10.0.0.2"))


def attributes(response: Response) -> set[str]:
    return {part.strip().lower() for part in response.headers["set-cookie"].split(";")}


def test_the_cookie_is_for_this_site_only_and_no_script_reads_it() -> None:
    response = Response()
    set_session(response, "token", PLAIN)
    assert attributes(response) == {"floor=token", "httponly", "path=/", "samesite=lax"}


def test_over_https_the_cookie_is_bound_to_the_host() -> None:
    response = Response()
    set_session(response, "token", HTTPS)
    assert attributes(response) == {"__host-floor=token", "httponly", "path=/", "samesite=lax", "secure"}


@pytest.mark.parametrize("house", [PLAIN, HTTPS], ids=["http", "https"])
def test_a_dropped_cookie_has_the_attributes_of_the_set_one(house: Settings) -> None:
    response = Response()
    drop_session(response, house)
    told = attributes(response)
    assert {"httponly", "path=/", "samesite=lax", "max-age=0"} <= told
    assert ("secure" in told) == house.https
    assert not any(part.startswith("domain") for part in told)


@pytest.mark.parametrize(
    ("headers", "token"),
    [
        ([], None),
        ([(b"cookie", b"other=1")], None),
        ([(b"cookie", b"floor=abc")], "abc"),
        ([(b"cookie", b"other=1; floor=abc; more=2")], "abc"),
        ([(b"cookie", b"other=1"), (b"cookie", b" floor = abc ")], "abc"),
        ([(b"cookie", b"floors=1; xfloor=2; FLOOR=3")], None),
        ([(b"cookie", b"__Host-floor=abc")], None),
    ],
)
def test_the_one_token_is_found(headers: list[tuple[bytes, bytes]], token: str | None) -> None:
    assert token_in(headers, PLAIN) == token


@pytest.mark.parametrize(
    "headers",
    [
        [(b"cookie", b"floor=abc; floor=def")],
        [(b"cookie", b"floor=abc"), (b"cookie", b"floor=def")],
        [(b"cookie", b"floor=abc; floor=abc")],
        [(b"cookie", b"floor=abc;other=1;floor=")],
    ],
)
def test_a_doubled_cookie_is_refused(headers: list[tuple[bytes, bytes]]) -> None:
    with pytest.raises(DoubledCookie):
        token_in(headers, PLAIN)


def test_over_https_only_the_bound_cookie_counts() -> None:
    assert cookie_name(HTTPS) == "__Host-floor"
    assert token_in([(b"cookie", b"floor=planted; __Host-floor=abc")], HTTPS) == "abc"


@pytest.mark.parametrize("sign", ["\x85", "\xa0", "\x1c", "\x0b"], ids=ascii)
def test_a_planted_cookie_whose_name_only_looks_like_ours_to_python_is_not_ours(sign: str) -> None:
    for planted in (f"{sign}__Host-floor=evil", f"__Host-floor{sign}=evil"):
        assert token_in([(b"cookie", planted.encode("latin-1"))], HTTPS) is None
        both = f"{planted}; __Host-floor=abc"
        assert token_in([(b"cookie", both.encode("latin-1"))], HTTPS) == "abc"


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("192.0.2.7", [], "192.0.2.7"),
        ("192.0.2.7", [b"203.0.113.9"], "192.0.2.7"),
        ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", [b"203.0.113.9"], "203.0.113.9"),
        ("10.0.0.1", [b"1.2.3.4, 203.0.113.9"], "203.0.113.9"),
        ("10.0.0.1", [b"1.2.3.4, 203.0.113.9, 10.0.0.2"], "203.0.113.9"),
        ("10.0.0.1", [b"1.2.3.4", b"203.0.113.9"], "203.0.113.9"),
        ("10.0.0.1", [b"10.0.0.2"], "10.0.0.1"),
    ],
)
def test_only_a_proxy_of_ours_is_believed(peer: str, forwarded: list[bytes], address: str) -> None:
    scope = {"client": (peer, 4711), "headers": [(b"x-forwarded-for", value) for value in forwarded]}
    assert client_address(scope, BEHIND) == address


def test_a_request_without_a_peer_has_no_address() -> None:
    assert client_address({"client": None, "headers": []}, BEHIND) == ""
