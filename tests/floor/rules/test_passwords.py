import pytest
from hypothesis import given
from hypothesis import strategies as st
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from floor.rules.passwords import LONGEST, LOOKED_AT, SHORTEST, PasswordFlaw, flaw_of_password

COMMON = FREQUENCY_LISTS["passwords"][:3_000]


@pytest.mark.parametrize(
    "password",
    [
        "otter grape lantern",
        "水獭葡萄灯笼钥匙窗户桌子",
        "🦦🍇🏮🪁🔑🪟🪑🧵🫖🧊",
        "x7#Lq!92vB",
        "correct horse battery staple " * 2,
        "otter grape lantern " * 10,
        " leading and trailing spaces count ",
    ],
)
def test_long_and_unusual_is_good(password: str) -> None:
    assert flaw_of_password(password, "ada") is None


@pytest.mark.parametrize(
    ("password", "flaw"),
    [
        ("", PasswordFlaw.TOO_SHORT),
        ("x7#Lq!92v", PasswordFlaw.TOO_SHORT),
        ("水獭葡萄灯笼", PasswordFlaw.TOO_SHORT),
        ("x7#Lq!92vB" * 26, PasswordFlaw.TOO_LONG),
        ("password123", PasswordFlaw.EASY_TO_GUESS),
        ("1234567890", PasswordFlaw.EASY_TO_GUESS),
        ("qwertyuiop", PasswordFlaw.EASY_TO_GUESS),
        ("aaaaaaaaaaaaaaaaaaaa", PasswordFlaw.EASY_TO_GUESS),
        ("floorboard", PasswordFlaw.EASY_TO_GUESS),
        ("Floorboard1", PasswordFlaw.EASY_TO_GUESS),
    ],
)
def test_short_or_guessable_is_not(password: str, flaw: PasswordFlaw) -> None:
    assert flaw_of_password(password, "ada") is flaw


@pytest.mark.parametrize("password", ["wojciechowska", "Wojciechowska", "wojciechowska1", "w0jciechowska"])
def test_the_accounts_own_name_is_easy_to_guess(password: str) -> None:
    assert flaw_of_password(password, "Wojciechowska") is PasswordFlaw.EASY_TO_GUESS
    assert flaw_of_password(password, "Anna Wojciechowska") is PasswordFlaw.EASY_TO_GUESS


def test_the_3000_most_common_passwords_are_refused_even_where_they_are_long_enough() -> None:
    padded = [password for password in COMMON if len(password) >= SHORTEST]
    refused = sum(flaw_of_password(password, "ada") is not None for password in COMMON)
    told = f"{refused} of {len(COMMON)} common passwords refused, {len(padded)} of them long enough"
    print(told)  # noqa: T201 - the figure
    assert refused == len(COMMON) == 3_000


@given(st.text(min_size=SHORTEST, max_size=LONGEST), st.text(max_size=80))
def test_every_text_gets_an_answer(password: str, name: str) -> None:
    assert flaw_of_password(password, name) in {None, PasswordFlaw.EASY_TO_GUESS}


@pytest.mark.parametrize("length", [LOOKED_AT, LOOKED_AT + 1, LONGEST])
def test_what_is_long_is_judged_by_its_beginning(length: int) -> None:
    assert flaw_of_password("a" * length, "ada") is PasswordFlaw.EASY_TO_GUESS
    assert flaw_of_password(("otter grape lantern kites " * 20)[:length], "ada") is None
