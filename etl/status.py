"""What the data folder holds, for `python -m etl status`."""

from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

from etl.content import content_hash
from etl.folders import DataFolder
from etl.ledger import LedgerRow, accepted_loads, all_loads
from etl.publish import current_file
from floor.settings import Settings

LATEST = 20


def status(settings: Settings) -> dict[str, object]:
    """The present version, its content hash and every load with the file of its rejects; JSON-ready."""
    folder = DataFolder(settings.data)
    current = current_file(folder)
    if current is None:
        return {"version": None, "content": None, "loads": [], "inbox": _waiting(folder)}
    file = folder.warehouse / current
    accepted = accepted_loads(file)
    loads = [_load(folder, row) | {"accepted_by": accepted.get(row.load_id)} for row in all_loads(file)]
    return {"version": current, "content": content_hash(file), "loads": loads, "inbox": _waiting(folder)}


def _load(folder: DataFolder, row: LedgerRow) -> dict[str, object]:
    rejects = folder.rejects / f"{row.load_id}.csv"
    plain = {key: str(value) if isinstance(value, date | datetime) else value for key, value in asdict(row).items()}
    return plain | {"rejects": f"rejects/{rejects.name}" if rejects.exists() else None}


def _waiting(folder: DataFolder) -> list[str]:
    return sorted(path.name for path in Path(folder.inbox).glob("*") if path.is_file())


def status_lines(found: dict[str, object]) -> list[str]:
    """The same for a person: the total, and the latest loads."""
    loads = found["loads"]
    if found["version"] is None or not isinstance(loads, list):
        return ["Nothing has been loaded yet.", *_inbox_line(found)]
    rows = sum(row["loaded"] for row in loads if not row["undone_at"])
    older = max(len(loads) - LATEST, 0)
    lines = [f"{found['version']}: {len(loads)} loads, {rows} rows"]
    lines += [f"... {older} older ones; `python -m etl status --json` has all"] if older else []
    return [*lines, *map(_line, loads[-LATEST:]), *_inbox_line(found)]


def _inbox_line(found: dict[str, object]) -> list[str]:
    waiting = found["inbox"]
    return [f"Waiting in the inbox: {', '.join(waiting)}"] if isinstance(waiting, list) and waiting else []


def _line(row: dict[str, object]) -> str:
    days = f"{row['first_day']} to {row['last_day']}" if row["first_day"] else "no days"
    state = (
        f"undone {row['undone_at']}"
        if row["undone_at"]
        else f"{row['loaded']} loaded, {row['rejected']} rejected, {row['duplicates']} duplicates"
    )
    accepted = f"  (differs from earlier ones; accepted by {row['accepted_by']})" if row["accepted_by"] else ""
    return f"{row['load_id']}  {row['log']:<8}  {days}  {state}  {row['file']}{accepted}"
