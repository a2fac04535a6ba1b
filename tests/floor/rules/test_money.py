import pytest
from babel.numbers import get_currency_precision

from floor.rules.money import MINOR_UNITS, minor_units


@pytest.mark.parametrize(("currency", "places"), [("USD", 2), ("CNY", 2), ("JPY", 0), ("KWD", 3), ("XYZ", 2)])
def test_a_currency_has_its_own_number_of_places(currency: str, places: int) -> None:
    assert minor_units(currency) == places


@pytest.mark.parametrize("currency", MINOR_UNITS)
def test_the_screens_write_as_many_places_as_the_rules_count(currency: str) -> None:
    assert get_currency_precision(currency) == minor_units(currency)
