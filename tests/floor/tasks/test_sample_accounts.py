"""The sample's accounts, and every way in which they must not exist before real data."""

import json
import os
import stat
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from sqlmodel import delete, select

from floor.settings import settings
from floor.store.models import Account, DialerId, Setting
from floor.store.records import records
from floor.store.sample_mode import is_sample_floor
from floor.store.sample_passwords import SampleAccount
from floor.store.sign_ins import token_hash
from floor.store.viewers import viewer_of_token
from floor.tasks.choose_password import choose_password
from floor.tasks.first_run import FirstAdministrator, code_for_first_administrator, make_first_administrator
from floor.tasks.make_account import NewAccount, make_account
from floor.tasks.sample_accounts import make_sample_accounts, shown_sample_accounts
from floor.tasks.sign_in import Browser, NotSignedIn, sign_in
from floor.tasks.task import AT_THE_CONSOLE, Impossible
from tests.at_the_door import PASSWORD, audit, whole_audit, with_password
from tests.people_on_record import of_person, person
from tests.sample_floor_of import mark, people, sample_floor

HERE = Browser("192.0.2.7", "Firefox")


@pytest.fixture
def sample(house: Path) -> tuple[SampleAccount, ...]:
    sample_floor(house)
    return make_sample_accounts()


def lets_in(accounts: tuple[SampleAccount, ...]) -> int:
    """How many of them can be signed in to."""
    found = 0
    for n, one in enumerate(accounts):
        try:
            sign_in(one.name, one.password, Browser(f"192.0.2.{n}"))
        except NotSignedIn:
            continue
        found += 1
    return found


def test_there_is_an_account_of_every_role_and_the_lead_has_two_agents(sample: tuple[SampleAccount, ...]) -> None:
    assert [(one.name, one.role) for one in sample] == [
        ("admin", "administrator"),
        ("manager", "manager"),
        ("lead", "lead"),
        ("agent", "agent"),
        ("agent2", "agent"),
        ("agent3", "agent"),
    ]
    assert [one.team for one in sample] == ["", "", "North", "North", "North", "South"]
    assert len({one.person for one in sample[2:]}) == 4
    assert lets_in(sample) == 6


def test_each_is_linked_to_a_person_of_the_roster(sample: tuple[SampleAccount, ...]) -> None:
    del sample
    with records().reading() as session:
        linked = session.exec(
            select(Account.name, DialerId.agent_id).where(Account.person_id == DialerId.person_id)
        ).all()
    assert dict(linked) == {"lead": "ada", "agent": "ben", "agent2": "cho", "agent3": "eve"}


def test_passwords_are_generated_and_only_their_owner_may_read_the_file(sample: tuple[SampleAccount, ...]) -> None:
    assert len({one.password for one in sample}) == 6
    file = settings().data / "accounts.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one["password"] for one in json.loads(file.read_text())] == [one.password for one in sample]
    assert not any(one.password in whole_audit() + repr(sample) for one in sample)


def test_a_second_start_gives_the_same(sample: tuple[SampleAccount, ...]) -> None:
    assert make_sample_accounts() == sample == shown_sample_accounts()
    assert len(audit("make_sample_accounts")) == 1


@pytest.mark.parametrize("content", [None, "", "[1]", '{"a": 1}', '[{"name": "x"}]'])
def test_where_the_file_is_gone_or_broken_there_are_new_passwords(
    content: str | None, sample: tuple[SampleAccount, ...]
) -> None:
    file = settings().data / "accounts.json"
    file.unlink()
    if content is not None:
        file.write_text(content)
    assert shown_sample_accounts() == ()
    anew = make_sample_accounts()
    assert [one.name for one in anew] == [one.name for one in sample]
    assert lets_in(sample) == 0
    assert lets_in(anew) == 6


def test_an_account_made_on_the_sample_floor_belongs_to_it(sample: tuple[SampleAccount, ...]) -> None:
    choose_password(make_account(AT_THE_CONSOLE, NewAccount("Try", "manager")), PASSWORD, HERE)
    assert shown_sample_accounts() == sample
    assert make_sample_accounts() == sample
    (settings().data / "sample.json").unlink()
    with pytest.raises(NotSignedIn):
        sign_in("Try", PASSWORD, HERE)


def nothing_of_the_sample(accounts: tuple[SampleAccount, ...]) -> bool:
    """Nothing is shown, nobody gets in, and no more are made."""
    with pytest.raises(Impossible) as refused:
        make_sample_accounts()
    with records().reading() as session:
        assert not is_sample_floor(session)
    return shown_sample_accounts() == () and lets_in(accounts) == 0 and str(refused.value).endswith(".")


def without_the_folders_mark(house: Path) -> None:
    (house / "sample.json").unlink()


def with_a_database_of_its_own(house: Path) -> None:
    os.environ["FLOOR_DATABASE_URL"] = f"sqlite:///{house / 'records.db'}"
    settings.cache_clear()


def with_a_real_account(_: Path) -> None:
    with_password("manager", "Real")


@pytest.mark.parametrize("change", [without_the_folders_mark, with_a_database_of_its_own, with_a_real_account])
def test_a_sample_floor_that_is_none_any_more_lets_nobody_of_the_sample_in(
    change: Callable[[Path], None], house: Path, sample: tuple[SampleAccount, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLOOR_DATABASE_URL", "")
    change(house)
    assert nothing_of_the_sample(sample)


@pytest.mark.parametrize("change", [without_the_folders_mark, with_a_database_of_its_own, with_a_real_account])
def test_whoever_is_signed_in_to_the_sample_is_out_as_soon_as_it_is_none_any_more(
    change: Callable[[Path], None], house: Path, sample: tuple[SampleAccount, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLOOR_DATABASE_URL", "")
    token = sign_in(sample[0].name, sample[0].password, HERE)

    def is_in() -> bool:
        with records().reading() as session:
            return viewer_of_token(session, token_hash(token), settings().utc_now()) is not None

    assert is_in()
    change(house)
    assert not is_in()


def test_without_the_records_mark_nothing_is_shown_and_nobody_gets_in(sample: tuple[SampleAccount, ...]) -> None:
    with records().writing() as session:
        session.exec(delete(Setting).where(Setting.key == "sample"))  # type: ignore[arg-type]
    assert shown_sample_accounts() == ()
    assert lets_in(sample) == 0


def test_a_sample_mark_in_a_real_folder_opens_nothing(house: Path) -> None:
    people()
    of_person(with_password("agent", "Real"), person("real"))
    mark(house)
    (house / "accounts.json").write_text(
        json.dumps([{"name": "Real", "role": "agent", "person": "", "team": "", "password": PASSWORD}])
    )
    assert shown_sample_accounts() == ()
    with pytest.raises(Impossible, match="not the sample's"):
        make_sample_accounts()
    assert sign_in("Real", PASSWORD, HERE)


def test_a_file_of_passwords_alone_is_no_sample(house: Path) -> None:
    (house / "accounts.json").write_text(
        json.dumps([{"name": "admin", "role": "administrator", "person": "", "team": "", "password": PASSWORD}])
    )
    assert shown_sample_accounts() == ()
    mark(house)
    assert shown_sample_accounts() == ()


@pytest.mark.usefixtures("any_records")
def test_records_in_a_database_elsewhere_are_never_the_samples(house: Path) -> None:
    sample_floor(house)
    elsewhere = bool(settings().database_url)
    with pytest.raises(Impossible, match="FLOOR_DATABASE_URL") if elsewhere else nullcontext():
        make_sample_accounts()
    with records().reading() as session:
        assert len(session.exec(select(Account)).all()) == (0 if elsewhere else 6)


def test_a_real_floor_that_took_over_a_samples_records_still_has_its_first_run(
    house: Path, sample: tuple[SampleAccount, ...]
) -> None:
    without_the_folders_mark(house)
    code = code_for_first_administrator()
    assert code is not None
    make_first_administrator(FirstAdministrator(code, "Real", PASSWORD), HERE)
    assert nothing_of_the_sample(sample)


def test_without_people_there_is_nobody_to_be(house: Path) -> None:
    mark(house)
    with pytest.raises(Impossible, match="no people yet"):
        make_sample_accounts()
    assert not (house / "accounts.json").exists()
    with records().reading() as session:
        assert session.exec(select(Account)).all() == []
