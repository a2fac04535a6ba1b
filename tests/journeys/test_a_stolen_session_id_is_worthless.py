"""Streamlit's session id is a key to the session for whoever sends it. Behind our guard it opens nothing for others."""

from collections.abc import Callable, Iterator

import pytest
from websockets.exceptions import InvalidStatus

from floor.settings import settings
from floor.store import sign_ins
from floor.store.records import records
from tests.served import Screen, house_of, served
from tests.signed_in import account, sign_in


class People:
    """Alice and Bob, each with a live session, on a served floor."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.alice_sign_in, alice = sign_in(account("manager", "Alice"))
        self.alice, self.bob = f"floor={alice}", f"floor={sign_in(account('agent', 'Bob'))[1]}"

    def open(self, cookie: str = "", resume: str = "") -> str:
        """The session id that somebody with this cookie gets who asks for that of another; "" when refused."""
        try:
            with Screen(self.address, cookie=cookie, resume=resume) as screen:
                screen.run()
                return screen.session_id
        except InvalidStatus:
            return ""

    def sign_out_alice(self) -> None:
        with records().writing() as session:
            sign_ins.end(session, self.alice_sign_in, settings().utc_now())


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("log") / "server.log"
    with house_of(tmp_path_factory.mktemp("floor")) as data, served(data, log) as address:
        yield address


@pytest.fixture
def people(address: str) -> People:
    return People(address)


def test_nobody_but_its_owner_resumes_a_session(people: People) -> None:
    with Screen(people.address, cookie=people.alice) as alice:
        alice.run()
        stolen = alice.session_id
        connected = [people.open(cookie, stolen) for cookie in ("", people.bob, "floor=" + "A" * 43, "floor=")]
    disconnected = [people.open(cookie, stolen) for cookie in ("", people.bob)]
    # The control: the same id in its owner's hands is resumed, so that the trials above could have been.
    assert people.open(people.alice, stolen) == stolen
    people.sign_out_alice()
    signed_out = [people.open(cookie, stolen) for cookie in (people.alice, people.bob)]
    trials = connected + disconnected + signed_out
    print(f"{trials.count(stolen)} of {len(trials)} resumed")  # noqa: T201 - the figure
    assert stolen
    assert stolen not in trials


@pytest.mark.parametrize(
    ("told", "change"),
    [
        ("a spoofed identity", lambda screen: screen.headers.update({"X-Floor-Sign-In": "1"})),
        ("a foreign origin", lambda screen: setattr(screen, "origin", "http://evil.example")),
        ("no origin", lambda screen: setattr(screen, "origin", None)),
        ("a rebound name", lambda screen: screen.headers.update({"Host": "evil.example"})),
        ("a doubled cookie", lambda screen: setattr(screen, "cookie", f"{screen.cookie}; {screen.cookie}")),
        ("no cookie", lambda screen: setattr(screen, "cookie", "")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_handshake_with_something_foreign_is_refused(
    people: People, told: str, change: Callable[[Screen], None]
) -> None:
    screen = Screen(people.address, cookie=people.alice, headers={})
    change(screen)
    with pytest.raises(InvalidStatus), screen:
        raise AssertionError(f"{told} opened a session")
