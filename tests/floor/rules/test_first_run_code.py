import re
import secrets
from math import log2

import pytest

from floor.rules.first_run_code import ALPHABET, GROUPS, SIGNS, new_code, plain_code


def test_a_code_has_sixty_bits_and_no_sign_that_is_read_for_another() -> None:
    bits = GROUPS * SIGNS * log2(len(set(ALPHABET)))
    print(f"a first-run code has {bits:.0f} bits")  # noqa: T201 - the figure
    assert bits >= 60
    assert not set(ALPHABET) & set("ILOU")
    assert re.fullmatch(r"([0-9A-Z]{4}-){2}[0-9A-Z]{4}", new_code(secrets.choice))


@pytest.mark.parametrize(
    "typed", ["7K2M-Q4X1-90TB", "7k2m q4x1 90tb", " 7K2MQ4X190TB\n", "7K2M–Q4Xl–9OTB", "7k2m-q4xI-9otb"]
)
def test_a_code_counts_however_it_is_typed(typed: str) -> None:
    assert plain_code(typed) == "7K2MQ4X190TB"
