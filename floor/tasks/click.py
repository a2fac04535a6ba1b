"""Somebody clicked: the session they did it in goes on living."""

from floor.settings import settings
from floor.store import sign_ins
from floor.store.models import SignIn
from floor.store.records import records


def note_click(sign_in_id: int) -> None:
    """Note it to a few seconds' accuracy: most clicks then only read. Never called by what a page does by itself."""
    now = settings().utc_now()
    with records().reading() as session:
        found = session.get(SignIn, sign_in_id)
    if found is not None and now - found.seen_at > sign_ins.ACCURACY:
        with records().writing() as session:
            sign_ins.touch(session, sign_in_id, now)
