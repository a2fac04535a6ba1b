"""A page that loses its connection comes back and runs by itself: that keeps nobody signed in."""

from datetime import datetime, timedelta
from pathlib import Path

from floor.store import sign_ins
from floor.store.models import SignIn
from floor.store.records import records
from tests.served import Screen, house_of, served
from tests.signed_in import account, sign_in


def seen_at(sign_in_id: int) -> datetime:
    with records().reading() as session:
        return session.get_one(SignIn, sign_in_id).seen_at


def test_a_page_that_comes_back_by_itself_does_not_keep_its_session_alive_and_a_click_does(tmp_path: Path) -> None:
    with house_of(tmp_path) as data, served(data, tmp_path / "server.log") as address:
        sign_in_id, token = sign_in(account("manager"))
        long_ago = seen_at(sign_in_id) - timedelta(minutes=20)
        with Screen(address, cookie=f"floor={token}") as page:
            page.run()
        with records().writing() as session:
            sign_ins.touch(session, sign_in_id, long_ago)
        with Screen(address, cookie=f"floor={token}", resume=page.session_id) as back:
            back.run()
            assert back.session_id == page.session_id
            assert seen_at(sign_in_id) == long_ago
            back.run()
            assert seen_at(sign_in_id) > long_ago
