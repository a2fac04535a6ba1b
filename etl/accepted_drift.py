"""Who let files in although they differ from the earlier ones: a line of the audit each, of loads that count alone.

What is meant is written down before the load is published, the line when it has been; where a kill falls between, the
next load writes the line, or forgets what was meant and never happened.
"""

import getpass
import json
from collections.abc import Collection, Iterable
from dataclasses import asdict

from sqlmodel import select

from etl.loading import Loading
from etl.problems import WrongUse
from etl.usual import Kept
from floor.settings import Settings
from floor.store.audit import Doer, Event, append
from floor.store.models import AuditEntry
from floor.store.records import RecordsUnreachable, records_at

ACTION = "accept_drift"


def at_the_console() -> Doer:
    """Whoever is signed in to the machine on which the command runs."""
    try:
        return Doer(f"{getpass.getuser()} (command line)")
    except (OSError, KeyError):  # a container's user may have no name
        return Doer("command line")


def mean_to_accept(run: Loading, doer: Doer, accepted: Iterable[Kept]) -> None:
    """Before the load is published. WrongUse: the records cannot be reached, so nobody could be noted."""
    try:
        with records_at(run.settings.records_url).writing():
            pass
    except RecordsUnreachable as error:
        raise WrongUse(f"Who accepts a file is noted in the records, so nothing was loaded. {error}") from error
    told = [{"format": one.format, "load": one.load_id, "why": " ".join(one.drift)} for one in accepted]
    meant = run.folder.accepted
    made = meant.with_name(f"{meant.name}.tmp")
    made.write_text(json.dumps({"doer": asdict(doer), "accepted": told}), encoding="utf-8")
    made.replace(meant)


def note_accepted(run: Loading, published: Collection[str]) -> None:
    """Write the lines of what was meant and is among these loads, once; the rest never happened.

    Where the records cannot be reached meanwhile, the next load does it.
    """
    told = json.loads(run.folder.accepted.read_text(encoding="utf-8"))
    try:
        _write_lines(run.settings, Doer(**told["doer"]), [one for one in told["accepted"] if one["load"] in published])
    except RecordsUnreachable:
        return
    run.folder.accepted.unlink()


def _write_lines(settings: Settings, doer: Doer, accepted: Iterable[dict[str, str]]) -> None:
    with records_at(settings.records_url).writing() as session:
        noted = set(session.exec(select(AuditEntry.subject).where(AuditEntry.action == ACTION)).all())
        for one in accepted:
            if one["load"] not in noted:
                append(session, doer, Event(ACTION, one["load"], after=one), settings.utc_now())
