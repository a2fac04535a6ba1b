from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlmodel import select

from floor.rules.account_names import NameFlaw
from floor.rules.throttle import WINDOW
from floor.settings import settings
from floor.store.models import Account
from floor.store.one_time_links import CODE_LASTS
from floor.store.records import records
from floor.store.sign_ins import token_hash
from floor.store.viewers import viewer_of_token
from floor.tasks.account_problem import AccountProblem
from floor.tasks.choose_password import WeakPassword
from floor.tasks.first_run import (
    FirstAdministrator,
    NotTheFirst,
    WrongCode,
    code_for_first_administrator,
    is_first_run,
    make_first_administrator,
)
from floor.tasks.sign_in import Browser, sign_in
from floor.tasks.sign_in_throttle import TooManyTries
from tests.at_the_door import PASSWORD, Clock, audit, change, whole_audit, with_password
from tests.signed_in import account

pytestmark = pytest.mark.usefixtures("house")

HERE = Browser("192.0.2.7", "Firefox")


def code() -> str:
    made = code_for_first_administrator()
    assert made is not None
    return made


def first(typed: str, name: str = "Ada", password: str = PASSWORD) -> str:
    return make_first_administrator(FirstAdministrator(typed, name, password), HERE)


def test_a_new_floor_has_no_account_at_all() -> None:
    code()
    with records().reading() as session:
        assert session.exec(select(Account)).all() == []


@pytest.mark.usefixtures("any_records")
def test_the_code_makes_the_first_administrator_and_signs_them_in() -> None:
    assert is_first_run()
    token = first(code())
    with records().reading() as session:
        viewer = viewer_of_token(session, token_hash(token), settings().utc_now())
    assert viewer is not None
    assert (viewer.name, viewer.role) == ("Ada", "administrator")
    assert not is_first_run()
    assert sign_in("Ada", PASSWORD, HERE)
    assert [action for action, _, _ in audit()][:3] == ["make_first_run_code", "make_first_administrator", "sign_in"]


def test_once_there_is_an_administrator_there_is_no_code_and_the_old_one_is_worth_nothing() -> None:
    made = code()
    first(made)
    assert code_for_first_administrator() is None
    with pytest.raises(NotTheFirst):
        first(made, "Eve")


def test_a_code_that_eight_people_type_at_once_makes_one_administrator() -> None:
    made = code()

    def use(n: int) -> int:
        try:
            make_first_administrator(FirstAdministrator(made, f"Ada {n}", PASSWORD), Browser(f"192.0.2.{n}"))
        except (NotTheFirst, WrongCode, TooManyTries):
            return 0
        return 1

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(use, range(8))) == 1
    with records().reading() as session:
        assert len(session.exec(select(Account)).all()) == 1


def test_a_code_lasts_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock.standing(monkeypatch)
    made = code()
    clock.passes(CODE_LASTS)
    with pytest.raises(WrongCode):
        first(made)
    assert timedelta(hours=1) == CODE_LASTS


def test_a_newer_code_replaces_the_older() -> None:
    older, newer = code(), code()
    with pytest.raises(WrongCode):
        first(older)
    assert first(newer)


def test_only_the_hash_of_a_code_is_kept() -> None:
    made = code()
    kept = (settings().data / "records.db").read_bytes() + whole_audit().encode()
    assert made.encode() not in kept
    assert made.replace("-", "").encode() not in kept


def test_guessing_the_code_is_throttled_and_opens_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock.standing(monkeypatch)
    made = code()
    for n in range(5):
        with pytest.raises(WrongCode):
            first(f"0000-0000-000{n}")
    with pytest.raises(TooManyTries):
        first(made)
    clock.passes(WINDOW)
    assert first(made)


def test_whoever_guesses_keeps_nobody_out_who_can_print_a_new_code() -> None:
    code()
    for n in range(5):
        with pytest.raises(WrongCode):
            first(f"0000-0000-000{n}")
    assert first(code())


def test_a_slip_in_the_form_uses_nothing_up() -> None:
    made = code()
    for _ in range(9):
        with pytest.raises(WeakPassword):
            first(made, password="short")  # noqa: S106 - too short to be one
        with pytest.raises(AccountProblem):
            first(made, name=" ")
    assert first(made)


def test_a_name_that_is_taken_is_said_so_and_the_code_stays_good() -> None:
    account("agent", "Ada")
    made = code()
    with pytest.raises(AccountProblem) as problem:
        first(made)
    assert problem.value.why is NameFlaw.TAKEN
    assert first(made, "Grace")


@pytest.mark.parametrize("changes", [{"password_hash": None}, {"disabled_at": "now"}, {"role": "manager"}])
def test_an_administrator_who_cannot_sign_in_is_none(changes: dict[str, object]) -> None:
    values = {key: settings().utc_now() if value == "now" else value for key, value in changes.items()}
    change(with_password("administrator", "Root"), **values)
    assert code_for_first_administrator() is not None


def test_an_administrator_by_the_companys_sign_in_is_one() -> None:
    change(account("administrator", "Root"), oidc_issuer="https://id.example.com", oidc_subject="4711")
    assert code_for_first_administrator() is None
