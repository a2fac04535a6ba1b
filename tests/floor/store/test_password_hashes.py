from threading import Thread

import pytest
from argon2 import PasswordHasher, extract_parameters

from floor.store import password_hashes
from floor.store.password_hashes import AT_ONCE, NOBODYS, fits, is_outdated, make_hash
from tests.at_the_door import Hashes


@pytest.mark.parametrize(
    "password", ["otter grape lantern", "水獭 葡萄", "🦦" * 64, " x " * 85, "x" * 256, "half \ud800", ""]
)
def test_a_password_fits_its_hash_and_no_other(password: str) -> None:
    kept = make_hash(password)
    assert fits(kept, password)
    assert not fits(kept, password + " ")
    assert not fits(kept, password[:-1] if password else "x")


def test_hashes_are_argon2id_of_owasps_strength_and_each_has_its_salt() -> None:
    parameters = extract_parameters(make_hash("otter"))
    assert (parameters.type.name, parameters.memory_cost, parameters.time_cost) == ("ID", 19_456, 2)
    assert make_hash("otter") != make_hash("otter")


def test_nothing_is_cut_off_the_end_of_a_long_password() -> None:
    kept = make_hash("x" * 255 + "y")
    assert not fits(kept, "x" * 255 + "z")


def test_without_a_hash_nothing_fits_not_even_nobodys_own() -> None:
    assert not fits(None, "otter")
    assert not is_outdated(NOBODYS)


@pytest.mark.parametrize("kept", ["", "plain", "$argon2id$v=19$m=8,t=1,p=1$short"])
def test_what_is_no_hash_fits_nothing(kept: str) -> None:
    assert not fits(kept, kept)


def test_older_parameters_are_told() -> None:
    weaker = PasswordHasher(time_cost=1, memory_cost=8_192, parallelism=1).hash("otter")
    assert is_outdated(weaker)
    assert fits(weaker, "otter")
    assert not is_outdated(make_hash("otter"))


def test_no_more_than_four_are_computed_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = make_hash("otter")
    hashes = Hashes.counted(monkeypatch, slow=True)
    threads = [Thread(target=password_hashes.fits, args=(kept, str(n))) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{hashes.computed} hashes, at most {hashes.most_at_once} at once")  # noqa: T201 - the figure
    assert hashes.computed == 20
    assert hashes.most_at_once == AT_ONCE == 4
