import pytest

from floor.settings import settings
from floor.store.records import records
from floor.store.viewers import read_viewer
from floor.tasks.sign_out import sign_out, sign_out_everywhere
from tests.at_the_door import audit
from tests.signed_in import account, sign_in

pytestmark = pytest.mark.usefixtures("house")

HERE = "192.0.2.7"


def live(*tabs: tuple[int, str]) -> list[bool]:
    with records().reading() as session:
        return [read_viewer(session, tab, settings().utc_now()) is not None for tab, _ in tabs]


def test_signing_out_ends_this_session_alone() -> None:
    ada = account("lead", "Ada")
    here, there, other = sign_in(ada), sign_in(ada), sign_in(account("lead", "Wei"))
    sign_out(here[1], HERE)
    assert live(here, there, other) == [False, True, True]
    assert audit() == [("sign_out", "Ada", "done")]


def test_signing_out_everywhere_ends_all_of_ones_own() -> None:
    ada = account("lead", "Ada")
    here, there, other = sign_in(ada), sign_in(ada), sign_in(account("lead", "Wei"))
    sign_out_everywhere(here[1], HERE, but_here=False)
    assert live(here, there, other) == [False, False, True]
    assert audit() == [("sign_out_everywhere", "Ada", "done")]


def test_signing_out_everywhere_else_keeps_this_one() -> None:
    ada = account("lead", "Ada")
    here, there, third = sign_in(ada), sign_in(ada), sign_in(ada)
    sign_out_everywhere(here[1], HERE, but_here=True)
    assert live(here, there, third) == [True, False, False]


def test_an_old_token_ends_nothing() -> None:
    ada = account("lead", "Ada")
    old, present = sign_in(ada), sign_in(ada)
    sign_out(old[1], HERE)
    for token in (old[1], "x" * 43, ""):
        sign_out(token, HERE)
        sign_out_everywhere(token, HERE, but_here=False)
    assert live(present) == [True]
    assert audit() == [("sign_out", "Ada", "done")]
