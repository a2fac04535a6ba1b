"""Who let files in although they differ from the earlier ones: a line of the audit each."""

import getpass
from collections.abc import Iterable

from etl.loading import Loading
from etl.problems import WrongUse
from etl.usual import Kept
from floor.store.audit import Doer, Event, append
from floor.store.records import RecordsUnreachable, records_at


def at_the_console() -> Doer:
    """Whoever is signed in to the machine on which the command runs."""
    try:
        return Doer(f"{getpass.getuser()} (command line)")
    except (OSError, KeyError):  # a container's user may have no name
        return Doer("command line")


def note_accepted(run: Loading, doer: Doer, accepted: Iterable[Kept]) -> None:
    """Before the load is published: none counts of which nobody knows who accepted it."""
    try:
        with records_at(run.settings.records_url).writing() as session:
            for one in accepted:
                after = {"format": one.format, "load": one.load_id, "why": " ".join(one.drift)}
                append(session, doer, Event("accept_drift", one.load_id, after=after), run.settings.utc_now())
    except RecordsUnreachable as error:
        raise WrongUse(f"Who accepts a file is noted in the records, so nothing was loaded. {error}") from error
