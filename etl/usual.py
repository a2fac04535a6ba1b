"""What the earlier loads of a format looked like, kept in the warehouse beside the ledger."""

from dataclasses import dataclass
from datetime import date

import duckdb

from etl.profile import Profile

# Of each format, of whole days and of days under way: a quarter of a year of daily files.
KEPT = 60


@dataclass(frozen=True)
class Kept:
    """The profile of one load as it is kept; `accepted_by` is who let it in although it differed."""

    load_id: str
    seq: int
    format: str
    profile: Profile
    drift: tuple[str, ...] = ()
    accepted_by: str | None = None


def earlier_profiles(work: duckdb.DuckDBPyConnection, format_name: str) -> list[Profile]:
    """Those of the loads of a format that count, oldest first."""
    rows = work.execute(
        """
        select profile from next.profiles join next.loads using (load_id)
        where profiles.format = ? and undone_at is null order by profiles.seq
        """,
        [format_name],
    ).fetchall()
    return [Profile.from_text(row[0]) for row in rows]


def keep_profile(work: duckdb.DuckDBPyConnection, kept: Kept, today: date) -> None:
    """Add a load's profile, and forget those that nobody compares with any more; whoever accepted one stays known."""
    days = kept.profile.days
    whole = not days or max(days) < str(today)
    values = [kept.load_id, kept.seq, kept.format, whole, kept.profile.as_text(), list(kept.drift), kept.accepted_by]
    work.execute("insert into next.profiles values (?, ?, ?, ?, ?, ?, ?)", values)
    work.execute(
        """
        delete from next.profiles where accepted_by is null and load_id in (
            select load_id from next.profiles where format = $format and whole = $whole
            order by seq desc offset $kept
        )
        """,
        {"format": kept.format, "whole": whole, "kept": KEPT},
    )
