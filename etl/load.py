"""Log files into the warehouse: each read, judged and kept in the lake, all published at once. People go elsewhere."""

import hashlib
import os
import shutil
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from etl.apart import get_ready
from etl.canonical import LOGS, PEOPLE
from etl.judged import Judged, judge
from etl.ledger import LedgerRow, earlier_load, loads_of, next_seq, refuse_unless_counting, write_ledger
from etl.loading import Loading, loading
from etl.mending import is_mended, mended_log
from etl.packed import unpacked
from etl.parse import Target, parse
from etl.people_rows import read_people_rows
from etl.problems import Refused, refusing_unreadable
from etl.rejects import first_reasons, write_rejects
from etl.report import REASONS_SHOWN, Report, Status
from etl.source import Source
from etl.stage import Staged, stage
from etl.strangers import agents_in_parts, codes_in_parts, known_agents, staged_agents, staged_codes
from etl.unchanged import Mark, mark_of, refuse_changed
from etl.usual import Kept, keep_profile
from floor.settings import Settings
from floor.store.mending import Mends, write_mends

if TYPE_CHECKING:
    from floor.store.audit import Doer

Progress = Callable[[Path], None]


@dataclass
class Changed:
    """What the files of one publication changed."""

    days: set[date] = field(default_factory=set)
    logs: set[str] = field(default_factory=set)
    loads: dict[str, str] = field(default_factory=dict)
    accepted: list[Kept] = field(default_factory=list)


def load_files(
    paths: Iterable[Path],
    settings: Settings,
    now: datetime,
    progress: Progress = lambda _: None,
    accept_drift: "Doer | None" = None,
) -> list[Report]:
    """Load these files, in this order, and publish once; a report for each log, and a zip may hold several.

    A refused log leaves nothing and does not stop the others. One that drifted is loaded only where somebody accepts
    it, who is noted in the ledger and in the audit.
    """
    reports = []
    changed = Changed()
    get_ready()
    with loading(settings, now) as run, run.keeping():
        if run.folder.accepted.exists():  # a load was killed between its publication and its line in the audit
            _note_accepted(run, loads_of(run.work))
        for path in paths:
            reports += _each(run, path, lambda log: _load(run, log, changed, accept_drift))
            progress(path)
        if changed.logs:
            run.roll_up(changed.days, changed.logs, changed.loads)
        _keep_strangers(run, reports)
        if accept_drift and changed.accepted:
            from etl.accepted_drift import mean_to_accept  # noqa: PLC0415 - no other load needs the records' libraries

            mean_to_accept(run, accept_drift, changed.accepted)
        if changed.logs:
            run.publish()
        if changed.accepted:
            _note_accepted(run, {kept.load_id for kept in changed.accepted})
    return reports


def _note_accepted(run: Loading, published: Collection[str]) -> None:
    from etl.accepted_drift import note_accepted  # noqa: PLC0415 - as above

    note_accepted(run, published)


def check_files(paths: Iterable[Path], settings: Settings, now: datetime) -> list[Report]:
    """What loading these files would bring, with nothing kept."""
    with loading(settings, now) as run:
        reports = [report for path in paths for report in _each(run, path, partial(_check, run))]
        _keep_strangers(run, reports)
    return reports


def _keep_strangers(run: Loading, reports: list[Report]) -> None:
    # Once all files are read: a roster among them may come after the calls.
    if any(report.unknown_agents for report in reports):
        known = known_agents(run.settings) | run.announced
        for report in reports:
            report.unknown_agents = [agent for agent in report.unknown_agents if agent not in known]


def _each(run: Loading, path: Path, step: Callable[[Path], Report]) -> list[Report]:
    """The report of a file, or one for each log that is packed in it."""
    try:
        with unpacked(path, run.folder.work / f"unpacked-{os.getpid()}") as logs:
            reports = [_unless_refused(log.path, step) for log in logs]
    except Refused as refusal:
        return [Report(str(path), "refused", reasons=[str(refusal)])]
    for log, report in zip(logs, reports, strict=True):
        report.file, report.packed_in = log.shown, str(path) if log.shown != str(path) else None
    return reports


def _unless_refused(path: Path, step: Callable[[Path], Report]) -> Report:
    try:
        return step(path)
    except Refused as refusal:
        return Report(str(path), "refused", reasons=[str(refusal)])


def _load(run: Loading, path: Path, changed: Changed, accept_drift: "Doer | None") -> Report:
    mark, sha256 = _identity(path)
    earlier = earlier_load(run.work, sha256)
    if earlier:
        return _already_loaded(run, path, earlier)
    seq = next_seq(run.work)
    load_id = f"{seq:06}-{sha256[:8]}"
    source, target, mends = _parse(run, path, load_id)
    if source.format.canonical is PEOPLE:
        from etl.people_load import load_people  # noqa: PLC0415 - no other log needs the records' libraries

        rows = read_people_rows(run.work, source, target.people)
        refuse_changed(path, mark)
        return load_people(run, rows, _name(path), sha256)
    staged = stage(run.work, source, target.folder)
    counts = staged.counts
    if counts.loaded == 0 and counts.rejected:
        return _report(run, staged, "refused")
    refuse_changed(path, mark)
    report, judged = _judged(run, staged, "loaded", load_id)
    if judged.stops and accept_drift is None and not mends:  # mended rows are no file like the others
        return _stopped(report, judged)
    report.warnings += [f"accepted: {sentence}" for sentence in judged.stops]
    log = source.format.canonical
    if counts.rejected:
        write_rejects(run.work, source, run.folder.rejects / f"{load_id}.csv", run.floor.phone_key)
    if mends:
        write_mends(run.folder.rejects, load_id, mends)
    if log.day_of:
        run.keys.add(log, seq)
        changed.days |= staged.days
    run.lake.keep(log, staged.folder)
    numbers = (counts.rows_read, counts.loaded, counts.rejected, counts.duplicates)
    days = (report.first_day, report.last_day)
    write_ledger(
        run.work, LedgerRow(load_id, seq, _name(path), source.format.name, log.name, sha256, run.now, *numbers, *days)
    )
    accepted_by = accept_drift.name if accept_drift and judged.stops else None
    kept = Kept(load_id, seq, source.format.name, judged.profile, judged.stops, accepted_by)
    if not mends:
        keep_profile(run.work, kept, run.today)
    if accepted_by and not mends:
        changed.accepted.append(kept)
    changed.logs.add(log.name)
    changed.loads[load_id] = log.name
    return report


def _judged(run: Loading, staged: Staged, status: Status, load_id: str | None = None) -> tuple[Report, Judged]:
    report = _report(run, staged, status, load_id)
    judged = judge(run, staged, report.unknown_agents)
    report.warnings += judged.notes
    return report, judged


def _stopped(report: Report, judged: Judged) -> Report:
    """Nothing of the file is loaded, and why; what it would have brought stays told."""
    report.status, report.load_id = "drift", None
    report.reasons = [*judged.stops, *report.reasons]
    return report


def _check(run: Loading, path: Path) -> Report:
    earlier = earlier_load(run.work, _identity(path)[1])
    if earlier:
        return _already_loaded(run, path, earlier)
    source, target, mends = _parse(run, path, "check")
    if source.format.canonical is PEOPLE:
        from etl.people_load import check_people  # noqa: PLC0415 - as above

        return check_people(run, read_people_rows(run.work, source, target.people))
    staged = stage(run.work, source, target.folder)
    if staged.counts.loaded == 0 and staged.counts.rejected:
        return _report(run, staged, "refused")
    report, judged = _judged(run, staged, "checked")
    return _stopped(report, judged) if judged.stops and not mends else report


def _parse(run: Loading, path: Path, load_id: str) -> tuple[Source, Target, Mends | None]:
    # By process: one that a killed load left may still write for a moment.
    room = run.folder.work / f"staged-{os.getpid()}"
    shutil.rmtree(room, ignore_errors=True)
    target = Target(room, load_id, run.floor, run.settings.day_starts_minutes)
    if not is_mended(path):
        return parse(path, run.folder.formats, target), target, None
    mended = mended_log(path, run.folder.rejects, run.folder.formats, run.folder.work)
    refuse_unless_counting(run.work, mended.mends.of)
    return parse(mended.path, run.folder.formats, target), target, mended.mends


def _report(run: Loading, staged: Staged, status: Status, load_id: str | None = None) -> Report:
    source, counts = staged.source, staged.counts
    refused = ["None of its rows can be taken."] if status == "refused" else []
    report = Report(
        str(source.path),
        status,
        source.format.name,
        load_id,
        counts.rows_read,
        counts.loaded,
        counts.rejected,
        counts.duplicates,
        min(staged.days, default=None),
        max(staged.days, default=None),
        staged_agents(run.work, source.format.canonical),
        staged_codes(run.work, source.format.canonical),
        reasons=refused + first_reasons(run.work, REASONS_SHOWN),
    )
    report.warnings += source.warnings
    if counts.conflicting:
        report.warnings.append(
            f"{counts.conflicting} keys stand in it several times with different values; the last row of each counts."
        )
    return report


def _already_loaded(run: Loading, path: Path, earlier: LedgerRow) -> Report:
    """The same bytes again change nothing: every row that was good is a duplicate now."""
    log = LOGS[earlier.log]
    parts = run.lake.parts(log, {earlier.load_id})
    return Report(
        str(path),
        "already loaded",
        earlier.format,
        earlier.load_id,
        earlier.rows_read,
        rejected=earlier.rejected,
        duplicates=earlier.rows_read - earlier.rejected,
        first_day=earlier.first_day,
        last_day=earlier.last_day,
        unknown_agents=agents_in_parts(run.work, log, parts),
        unknown_codes=codes_in_parts(run.work, log, parts),
    )


def _identity(path: Path) -> tuple[Mark, str]:
    """The file's size and time of change, and the hash of its bytes."""
    with refusing_unreadable(), path.open("rb") as file:
        return mark_of(path), hashlib.file_digest(file, "sha256").hexdigest()


def _name(path: Path) -> str:
    """The file's name as text, whatever bytes its system gave it."""
    return os.fsencode(path.name).decode("utf-8", errors="replace")
