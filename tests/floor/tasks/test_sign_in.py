import pytest
from argon2 import PasswordHasher

from floor.settings import settings
from floor.store.password_hashes import is_outdated
from floor.store.records import records
from floor.store.sign_ins import token_hash
from floor.store.viewers import viewer_of_token
from floor.tasks.sign_in import Browser, NotSignedIn, sign_in
from tests.at_the_door import (
    BEGUN,
    OTHER_PASSWORD,
    PASSWORD,
    Hashes,
    audit,
    change,
    read,
    sessions,
    whole_audit,
    with_password,
)

pytestmark = pytest.mark.usefixtures("house")

HERE = Browser("192.0.2.7", "Firefox")


def who(token: str) -> str | None:
    with records().reading() as session:
        viewer = viewer_of_token(session, token_hash(token), settings().utc_now())
    return viewer.name if viewer else None


def test_name_and_password_begin_a_session() -> None:
    made = with_password("lead", "Ada")
    token = sign_in(" ADA ", PASSWORD, HERE)
    assert who(token) == "Ada"
    assert sessions(made) == 1
    assert audit() == [("sign_in", "Ada", "done")]


@pytest.mark.usefixtures("any_records")
def test_a_session_lives_in_either_database() -> None:
    with_password("lead", "Ada")
    assert who(sign_in("Ada", PASSWORD, HERE)) == "Ada"
    for wrong in ("Ada", "nobody", "n\x00body", "\ud800"):
        with pytest.raises(NotSignedIn):
            sign_in(wrong, OTHER_PASSWORD, HERE)


def test_each_sign_in_has_a_token_of_its_own_and_ends_the_one_the_browser_had() -> None:
    made = with_password("lead", "Ada")
    first = sign_in("Ada", PASSWORD, HERE)
    elsewhere = sign_in("Ada", PASSWORD, Browser("192.0.2.8"))
    second = sign_in("Ada", PASSWORD, Browser("192.0.2.7", "Firefox", first))
    assert len({first, second, elsewhere}) == 3
    assert [who(token) for token in (first, second, elsewhere)] == [None, "Ada", "Ada"]
    assert sessions(made) == 2


def test_somebody_elses_session_in_the_same_browser_ends_too() -> None:
    with_password("lead", "Ada")
    with_password("agent", "Wei")
    first = sign_in("Ada", PASSWORD, HERE)
    sign_in("Wei", PASSWORD, Browser("192.0.2.7", old_token=first))
    assert who(first) is None


def refused(name: str, password: str) -> bool:
    with pytest.raises(NotSignedIn) as told:
        sign_in(name, password, HERE)
    return told.value.args == ()


def test_wrong_unknown_disabled_and_without_a_password_cost_the_same_one_hash() -> None:
    with_password("lead", "Ada")
    change(with_password("lead", "gone"), disabled_at=BEGUN)
    change(with_password("lead", "new"), password_hash=None)
    computed = {}
    for name, password in (("Ada", OTHER_PASSWORD), ("nobody", PASSWORD), ("gone", PASSWORD), ("new", PASSWORD)):
        with pytest.MonkeyPatch.context() as patch:
            hashes = Hashes.counted(patch)
            assert refused(name, password)
        computed[name] = hashes.computed
    print(f"hashes computed by name: {computed}")  # noqa: T201 - the figure
    assert computed == {"Ada": 1, "nobody": 1, "gone": 1, "new": 1}


def test_the_audit_names_accounts_and_never_what_was_typed() -> None:
    with_password("lead", "Ada")
    refused("Ada", "tried-password-0")
    refused("password-in-the-name-field", "tried-password-1")
    assert audit() == [("sign_in", "Ada", "refused"), ("sign_in", "somebody unknown", "refused")]
    assert "password-" not in whole_audit()


def test_a_name_that_is_nobodys_is_not_kept_anywhere() -> None:
    refused("password-in-the-name-field", "x")
    assert b"password-in-the-name-field" not in (settings().data / "records.db").read_bytes()


def test_an_older_hash_is_made_anew_at_the_next_sign_in() -> None:
    made = with_password("lead", "Ada")
    change(made, password_hash=PasswordHasher(time_cost=1, memory_cost=8_192, parallelism=1).hash(PASSWORD))
    sign_in("Ada", PASSWORD, HERE)
    kept = read(made).password_hash
    assert kept is not None
    assert not is_outdated(kept)
    assert who(sign_in("Ada", PASSWORD, HERE)) == "Ada"


def test_an_account_that_is_closed_while_its_hash_is_computed_is_not_signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    made = with_password("lead", "Ada")

    def closed_meanwhile(_: str | None, __: str) -> bool:
        change(made, disabled_at=settings().utc_now())
        return True

    monkeypatch.setattr("floor.tasks.sign_in.fits", closed_meanwhile)
    assert refused("Ada", PASSWORD)
    assert sessions(made, live=False) == 0


def test_a_password_and_a_token_are_not_told_by_what_holds_them() -> None:
    assert "secret-token" not in repr(Browser("a", "b", "secret-token"))
