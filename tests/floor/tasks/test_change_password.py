from concurrent.futures import ThreadPoolExecutor

import pytest

from floor.rules.passwords import PasswordFlaw
from floor.settings import settings
from floor.store.password_hashes import fits
from floor.store.records import records
from floor.store.sign_ins import token_hash
from floor.store.viewers import Viewer, viewer_of_token
from floor.tasks.change_password import FixedPassword, Passwords, WrongPassword, change_password
from floor.tasks.choose_password import LinkEnded, WeakPassword, owner_of_link
from floor.tasks.fixed_password import Fixed
from floor.tasks.new_password_link import new_password_link
from floor.tasks.sign_in import Browser, NotSignedIn, sign_in
from floor.tasks.sign_in_throttle import TooManyTries
from floor.tasks.task import AT_THE_CONSOLE, NotAllowed
from tests.at_the_door import (
    OTHER_PASSWORD,
    PASSWORD,
    Clock,
    Hashes,
    audit,
    change,
    read,
    sessions,
    whole_audit,
    with_password,
)
from tests.signed_in import sign_in as signed_in

pytestmark = pytest.mark.usefixtures("house")

HERE = Browser("192.0.2.7", "Firefox")
RIGHT = Passwords(PASSWORD, OTHER_PASSWORD)
WRONG = Passwords("not the present one", OTHER_PASSWORD)


def viewer(token: str) -> Viewer | None:
    with records().reading() as session:
        return viewer_of_token(session, token_hash(token), settings().utc_now())


@pytest.mark.usefixtures("any_records")
def test_the_new_password_signs_in_and_the_old_one_does_not() -> None:
    made = with_password("agent", "Ada")
    change_password(signed_in(made)[0], RIGHT, HERE)
    assert sign_in("Ada", OTHER_PASSWORD, HERE)
    with pytest.raises(NotSignedIn):
        sign_in("Ada", PASSWORD, HERE)


@pytest.mark.usefixtures("any_records")
def test_every_session_ends_and_the_asking_browser_gets_a_new_one() -> None:
    made, other = with_password("agent", "Ada"), with_password("agent", "Wei")
    (here, old), (_, elsewhere), (_, stranger) = signed_in(made), signed_in(made), signed_in(other)
    new = change_password(here, RIGHT, Browser("192.0.2.7", "Firefox", old))
    assert [viewer(token) is not None for token in (old, elsewhere, stranger, new)] == [False, False, True, True]
    begun = viewer(new)
    assert begun is not None
    assert begun.account_id == made
    assert begun.sign_in_id != here
    assert new not in {old, elsewhere}


@pytest.mark.usefixtures("any_records")
def test_a_wrong_present_password_changes_nothing_and_is_noted() -> None:
    made = with_password("agent", "Ada")
    here, token = signed_in(made)
    before = read(made).password_hash
    with pytest.raises(WrongPassword):
        change_password(here, WRONG, HERE)
    assert read(made).password_hash == before
    assert viewer(token) is not None
    assert audit() == [("change_password", "Ada", "refused")]


@pytest.mark.usefixtures("any_records")
def test_wrong_ones_count_with_those_at_the_door_for_account_and_address(monkeypatch: pytest.MonkeyPatch) -> None:
    here = signed_in(with_password("agent", "Ada"))[0]
    with pytest.raises(NotSignedIn):
        sign_in("Ada", "a guess at the door", HERE)
    for _ in range(4):
        with pytest.raises(WrongPassword):
            change_password(here, WRONG, HERE)
    hashes = Hashes.counted(monkeypatch)
    with pytest.raises(TooManyTries):
        change_password(here, RIGHT, HERE)
    with pytest.raises(TooManyTries):
        sign_in("Ada", PASSWORD, HERE)
    assert hashes.computed == 0
    assert ("sign_in_throttled", "Ada", "refused") in audit()


def test_an_address_has_one_budget_for_all_accounts() -> None:
    guessed = [signed_in(with_password("agent", f"agent {n}"))[0] for n in range(7)]
    for here in guessed[:6]:
        for _ in range(5):
            with pytest.raises(WrongPassword):
                change_password(here, WRONG, HERE)
    with pytest.raises(TooManyTries):
        change_password(guessed[6], RIGHT, HERE)
    assert change_password(guessed[6], RIGHT, Browser("203.0.113.9"))


@pytest.mark.usefixtures("any_records")
def test_of_50_parallel_wrong_guesses_five_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    here = signed_in(with_password("agent", "Ada"))[0]
    hashes = Hashes.counted(monkeypatch, slow=True)

    def guessed(n: int) -> type[Exception]:
        with pytest.raises((WrongPassword, TooManyTries)) as refused:
            change_password(here, Passwords(f"guess number {n}", OTHER_PASSWORD), HERE)
        return refused.type

    with ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(guessed, range(50)))
    print(f"50 guesses at a present password: {hashes.computed} hashes")  # noqa: T201 - the figure
    assert answers.count(WrongPassword) == hashes.computed == 5


def test_a_success_uses_up_nothing() -> None:
    made = with_password("agent", "Ada")
    pair = (PASSWORD, OTHER_PASSWORD)
    for n in range(7):
        change_password(signed_in(made)[0], Passwords(pair[n % 2], pair[1 - n % 2]), HERE)
    assert len(audit("change_password")) == 7


@pytest.mark.parametrize(
    ("password", "flaw"),
    [
        ("short", PasswordFlaw.TOO_SHORT),
        ("wojciechowska", PasswordFlaw.EASY_TO_GUESS),
        ("x7#L" * 65, PasswordFlaw.TOO_LONG),
    ],
)
def test_a_weak_password_is_refused_before_the_present_one_is_looked_at(
    password: str, flaw: PasswordFlaw, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = with_password("agent", "Wojciechowska")
    here, token = signed_in(made)
    hashes = Hashes.counted(monkeypatch)
    for present in (PASSWORD, "not the present one"):
        with pytest.raises(WeakPassword) as refused:
            change_password(here, Passwords(present, password), HERE)
        assert refused.value.flaw is flaw
    assert hashes.computed == 0
    assert audit() == []
    assert viewer(token) is not None


@pytest.mark.usefixtures("any_records")
def test_an_account_without_a_password_gets_none_here() -> None:
    made = with_password("agent", "Ada")
    change(made, password_hash=None, oidc_issuer="https://id.example.com", oidc_subject="ada")
    here = signed_in(made)[0]
    for present in ("", PASSWORD):
        with pytest.raises(FixedPassword) as refused:
            change_password(here, Passwords(present, OTHER_PASSWORD), HERE)
        assert refused.value.why is Fixed.BY_COMPANY
    assert read(made).password_hash is None


@pytest.mark.usefixtures("any_records")
def test_who_is_not_signed_in_any_more_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock.standing(monkeypatch)
    made = with_password("manager", "Ada")
    before = read(made).password_hash
    idle = signed_in(made)[0]
    clock.now = clock.now.replace(hour=clock.now.hour + 1)
    disabled = with_password("agent", "Wei")
    of_disabled = signed_in(disabled)[0]
    change(disabled, disabled_at=clock.now)
    for sign_in_id in (idle, of_disabled, 0, -1, 999, 2**40):
        with pytest.raises(NotAllowed):
            change_password(sign_in_id, RIGHT, HERE)
    assert read(made).password_hash == before
    assert audit() == []


@pytest.mark.parametrize("meanwhile", ["session ended", "password changed"])
def test_what_ends_while_the_hashes_are_computed_is_not_brought_back(
    meanwhile: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = with_password("agent", "Ada")
    here = signed_in(made)[0]

    def fits_meanwhile(password_hash: str | None, password: str) -> bool:
        if meanwhile == "session ended":
            change(made, disabled_at=settings().utc_now())
        else:
            change(made, password_hash="another")  # noqa: S106 - no password
        return fits(password_hash, password)

    monkeypatch.setattr("floor.tasks.change_password.fits", fits_meanwhile)
    before = sessions(made, live=False)
    with pytest.raises(NotAllowed):
        change_password(here, RIGHT, HERE)
    assert sessions(made, live=False) == before
    kept = read(made).password_hash
    assert kept is not None
    assert not kept.startswith("$argon2") or fits(kept, PASSWORD)


def test_a_link_that_nobody_has_used_ends_with_the_old_password() -> None:
    made = with_password("agent", "Ada")
    link = new_password_link(AT_THE_CONSOLE, made)
    change_password(signed_in(made)[0], RIGHT, HERE)
    with pytest.raises(LinkEnded):
        owner_of_link(link)


def test_one_line_in_the_audit_says_so_and_nothing_says_the_passwords() -> None:
    here = signed_in(with_password("agent", "Ada"))[0]
    change_password(here, RIGHT, HERE)
    assert audit() == [("change_password", "Ada", "done")]
    assert not any(secret in whole_audit() for secret in (PASSWORD, OTHER_PASSWORD, "argon2"))
    assert PASSWORD not in repr(RIGHT)
    assert OTHER_PASSWORD not in repr(RIGHT)
