"""A staged file beside the earlier ones of its format: what it looks like, what stops it, what is worth a word."""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from etl.drift import Looked, drift
from etl.loading import Loading
from etl.profile import Profile, profile_of
from etl.stage import Staged
from etl.usual import earlier_profiles


@dataclass(frozen=True)
class Judged:
    """`stops` are why it is not loaded unless somebody accepts it, each naming its column."""

    profile: Profile
    stops: tuple[str, ...]
    notes: tuple[str, ...]


def judge(run: Loading, staged: Staged, agents: Sequence[str]) -> Judged:
    """Compare the staged file with what earlier loads of its format brought."""
    profile = profile_of(run.work, staged, len(agents))
    earlier = earlier_profiles(run.work, staged.source.format.name)
    known = run.agents_in_logs if earlier else frozenset()
    looked = Looked(staged.source, profile, agents, _worst(run.work) if profile.rejected else None)
    drifted = drift(looked, earlier, known, run.today)
    return Judged(profile, drifted.stops, drifted.notes)


def _worst(work: duckdb.DuckDBPyConnection) -> tuple[str, str, str]:
    """The most frequent fault: its column, a value of it, the reason."""
    column, value, reason = work.execute(
        """
        select rejected ->> 'column', arg_min(rejected ->> 'value', line), rejected ->> 'reason'
        from refused_rows group by 1, 3 order by count(*) desc, min(line) limit 1
        """
    ).fetchall()[0]
    return column or "", value or "", reason
