"""Whether a file still means what the earlier files of its format meant: pure rules over their profiles.

Each says which column differs, and how. A rule speaks only where enough is known and the difference is of a kind that
no working day makes: a false alarm stops a load, and who is stopped for nothing accepts everything.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from statistics import median

from etl.drift_days import drifted_days, drifted_size
from etl.profile import Profile, measured_columns
from etl.source import Source

# So many loads make a usual value, and so many rows a median.
LOADS, ROWS = 3, 20
# A duration in minutes or milliseconds is 60 or 1000 times off; no day is 20 times as long-winded as another.
OTHER_UNIT = 20
# Another currency or cents for whole units; a day of big orders stays below.
OTHER_MONEY = 4
FEW, MOST, ALL = 0.05, 0.5, 0.98
REJECTED = 0.3
# A file with so many columns that its format does not name is a report with one for each outcome, or the like.
UNNAMED = 2


@dataclass(frozen=True)
class Drifted:
    """What stops the load until somebody accepts it, and what is only said."""

    stops: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Looked:
    """The file that is judged. `worst` is its most frequent fault: column, value, reason."""

    source: Source
    profile: Profile
    agents: Sequence[str]
    worst: tuple[str, str, str] | None = None

    def named(self, column: str) -> str:
        """Our column under the file's own name, as whoever exports it knows it."""
        spec = self.source.format.columns.get(column)
        return ", ".join(map(repr, spec.source)) if spec and spec.source else repr(column)


def drift(looked: Looked, earlier: Sequence[Profile], known_agents: frozenset[str], today: date) -> Drifted:
    """How the file differs from the earlier ones of its format. Nothing does where there are none."""
    if not earlier:
        return Drifted()
    stops, notes = _header(looked, earlier)
    day_of = looked.source.format.canonical.day_of
    if len(earlier) >= LOADS:
        stops += _rejected(looked, earlier)
        stops += _units(looked, earlier)
        stops += _emptied(looked, earlier)
        stops += _codes(looked, earlier)
    stops += _strangers(looked, known_agents)
    if day_of and looked.profile.days:
        stops += drifted_days(looked.named(day_of), looked.profile, earlier, today)
        stops += drifted_size(looked.profile, earlier, today)
    return Drifted(tuple(stops), tuple(notes))


def _header(looked: Looked, earlier: Sequence[Profile]) -> tuple[list[str], list[str]]:
    header = looked.profile.header
    seen = {frozenset(one.header): one.header for one in earlier}
    if frozenset(header) in seen:
        return [], _order(header, [one.header for one in earlier])
    nearest = max(seen.values(), key=lambda known: len(set(known) & set(header)))
    gone = [name for name in nearest if name not in header]
    added = [name for name in header if name not in nearest]
    are_read_by_nobody = _are_unnamed([*gone, *added], nearest, looked)
    renamed = list(_renamed(gone, added))
    told = renamed + [f"Column {name!r} is gone; earlier files have it." for name in gone]
    told += [f"Column {name!r} is new; no earlier file has it." for name in added]
    # A few rows under fewer columns are somebody's correction by hand, not an export that changed.
    is_by_hand = looked.profile.rows < ROWS and not renamed
    return ([], told) if are_read_by_nobody or is_by_hand else (told, [])


def _are_unnamed(changed: Sequence[str], nearest: Sequence[str], looked: Looked) -> bool:
    """Whether these come and go: the format names none of them, as it names several of the earlier file not."""
    named = looked.source.format.named_sources()
    return not named & set(changed) and len(set(nearest) - named) >= UNNAMED


def _renamed(gone: list[str], added: list[str]) -> Iterator[str]:
    """Takes out of both what is likely the same column under another name."""
    for old in list(gone):
        near = get_close_matches(old.lower(), [name.lower() for name in added], 1, 0.6)
        new = next((name for name in added if near and name.lower() == near[0]), None)
        if new is None and len(gone) == len(added) == 1:
            new = added[0]
        if new is not None:
            gone.remove(old)
            added.remove(new)
            yield f"Column {old!r} is gone and {new!r} is new: is it the same under another name?"


def _order(header: tuple[str, ...], known: list[tuple[str, ...]]) -> list[str]:
    if header in known:
        return []
    moved = [new for new, old in zip(header, known[-1], strict=False) if new != old]
    return [f"Columns stand in another order, from {moved[0]!r} on; they are read by name."] if moved else []


def _rejected(looked: Looked, earlier: Sequence[Profile]) -> Iterator[str]:
    now, usual = _share(looked.profile), median(map(_share, earlier))
    if looked.profile.rows >= ROWS and now >= REJECTED and usual <= FEW and looked.worst:
        column, value, reason = looked.worst
        named = f"{looked.named(column)}: " if column else ""
        yield (
            f"{named}{now:.0%} of the rows cannot be taken, usually {usual:.0%}; most often {value!r} {reason}. "
            "Did its way of writing change (day and month, decimal comma, unit)?"
        )


def _share(profile: Profile) -> float:
    return profile.rejected / profile.rows if profile.rows else 0.0


def _units(looked: Looked, earlier: Sequence[Profile]) -> Iterator[str]:
    for kept, column in measured_columns(looked.source.format.canonical).items():
        of_enough = [one.middles[kept] for one in earlier if one.counted.get(kept, 0) >= ROWS]
        if len(of_enough) < LOADS or looked.profile.counted.get(kept, 0) < ROWS:
            continue
        now, usual = looked.profile.middles[kept], median(of_enough)
        is_money = kept != column
        limit = OTHER_MONEY if is_money else OTHER_UNIT
        if now / usual >= limit or usual / now >= limit:
            named = looked.named(column)
            if is_money:
                yield (
                    f"{named}: the middle amount of money (minor units) is {now:g}, usually {usual:g}. "
                    "Did its currency, or cents for whole units change?"
                )
            else:
                yield (
                    f"{named}: the middle duration (seconds) is {now:g}, usually {usual:g}. "
                    "Did its unit (s, min, ms) change?"
                )


def _emptied(looked: Looked, earlier: Sequence[Profile]) -> Iterator[str]:
    if looked.profile.loaded < ROWS:
        return
    for column in looked.source.format.canonical.columns:
        kept = {"money": f"{column.name}_minor", "phone": "phone_hash"}.get(column.kind, column.name)
        usual = [one.filled[kept] for one in earlier if one.loaded >= ROWS and kept in one.filled]
        if len(usual) >= LOADS and min(usual) >= MOST and looked.profile.filled.get(kept, 0.0) <= FEW:
            spec = looked.source.format.columns.get(column.name)
            if spec and set(spec.source) <= set(looked.profile.header):
                most = f"{1 - min(usual):.0%}"
                yield f"{looked.named(column.name)} is empty in nearly all rows, usually in {most} at most."


def _codes(looked: Looked, earlier: Sequence[Profile]) -> Iterator[str]:
    """Codes that nobody mapped where nearly all were, or codes of which none stood in an earlier file."""
    if not looked.profile.codes or looked.profile.loaded < ROWS:
        return
    usual = median(one.unmapped for one in earlier)
    known: Counter[str] = Counter()
    for one in earlier:
        known.update(one.codes)
    seen = sum(share for code, share in looked.profile.codes.items() if code in known)
    first = ", ".join(map(repr, list(looked.profile.codes)[:3]))
    if looked.profile.unmapped - usual >= MOST or (known and seen <= FEW):
        yield f"{looked.named('outcome_code')}: most of its outcome codes are new ({first}). Map them in the format."
    top, share = next(iter(looked.profile.codes.items()))
    if share >= ALL and max((one.codes.get(top, 0.0) for one in earlier), default=1.0) < MOST:
        yield f"{looked.named('outcome_code')}: nearly every row says {top!r}, which was never most of a file."


def _strangers(looked: Looked, known_agents: frozenset[str]) -> Iterator[str]:
    """No agent is known, or ids that are known once their leading zeros are back."""
    if len(looked.agents) < LOADS or len(known_agents) < LOADS:
        return
    strangers = [agent for agent in looked.agents if agent not in known_agents]
    by_number = _without_zeros(known_agents)
    zeros = [agent for agent in strangers if agent.lstrip("0") in by_number]
    named = looked.named("agent_id")
    if len(zeros) >= LOADS and len(zeros) * 2 >= len(strangers):
        yield f"{named}: ids have lost or won leading zeros, as {zeros[0]!r} for {by_number[zeros[0].lstrip('0')]!r}."
    elif len(strangers) == len(looked.agents):
        yield f"{named}: none of its {len(strangers)} agents was in an earlier log, as {strangers[0]!r}."


def _without_zeros(agents: frozenset[str]) -> Mapping[str, str]:
    return {agent.lstrip("0"): agent for agent in agents if agent.isdigit()}
