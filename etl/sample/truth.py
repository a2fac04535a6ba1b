"""What a loader must find in a day's logs, counted from the simulation and not from the text it wrote."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from etl.sample.arrays import Ints
from etl.sample.broken import Broken, Flaw
from etl.sample.clock import seconds_into
from etl.sample.day import FloorDay
from etl.sample.outcomes import IS_CONTACT, UNMAPPED, UNMAPPED_INDEX
from etl.sample.sales import Sale


@dataclass(frozen=True)
class DayTruth:
    """The day's counts as known at a moment, by agent id; `rows` and `broken` by file ("calls", "agent-log", "sales").

    `rows` leaves the broken ones out. `orders` and `revenue_minor` leave out sales that were cancelled by that moment.
    `talk_seconds` are the call export's, `wrap_seconds` and those below the agent log's.
    """

    day: date
    rows: Mapping[str, int]
    broken: Mapping[str, tuple[Flaw, ...]]
    dials: Mapping[str, int]
    contacts: Mapping[str, int]
    talk_seconds: Mapping[str, int]
    sold_orders: Mapping[str, int]
    orders: Mapping[str, int]
    revenue_minor: Mapping[str, int]
    wrap_seconds: Mapping[str, int]
    pause_seconds: Mapping[str, int]
    wait_seconds: Mapping[str, int]
    login_seconds: Mapping[str, int]
    unmapped_codes: Mapping[str, int]


def day_truth(
    whole: FloorDay, known: datetime, sale_rows: list[datetime], broken: Mapping[str, tuple[Broken, ...]]
) -> DayTruth:
    """The truth of the day at that moment. `sale_rows`: when each line of the day's sales log was written."""
    logouts = whole.logouts
    seconds = seconds_into(whole.day, known)
    calls = whole.cycles.pick(np.flatnonzero(whole.cycles.ends <= seconds))
    gone = logouts.ends <= seconds
    sales = [sale for sale in whole.sales if sale.saved_at <= known]
    kept = [sale for sale in sales if not sale.cancelled_by(known)]
    rows = {
        "calls": len(calls),
        "agent-log": len(calls) + int(gone.sum()),
        "sales": sum(1 for written_at in sale_rows if written_at <= known),
    }

    def total(values: Ints) -> Counter[str]:
        return _by_agent(whole, calls.person, values)

    waited = total(calls.wait) + _by_agent(whole, logouts.person[gone], logouts.wait[gone])
    return DayTruth(
        day=whole.day,
        rows=rows,
        broken={file: tuple(one.flaw for one in found if one.after < rows[file]) for file, found in broken.items()},
        dials=total(np.ones_like(calls.person)),
        contacts=total(IS_CONTACT[calls.code].astype(np.int64)),
        talk_seconds=total(calls.talk),
        sold_orders=_by_seller([(sale, 1) for sale in sales]),
        orders=_by_seller([(sale, 1) for sale in kept]),
        revenue_minor=_by_seller([(sale, sale.amount_minor) for sale in kept]),
        wrap_seconds=total(calls.wrap),
        pause_seconds=total(calls.pause),
        wait_seconds=waited,
        login_seconds=waited + total(calls.pause + calls.talk + calls.lag + calls.wrap),
        unmapped_codes=Counter({UNMAPPED: int((calls.code == UNMAPPED_INDEX).sum())}),
    )


def _by_agent(whole: FloorDay, places: Ints, values: Ints) -> Counter[str]:
    """The sum of the values for each agent that has any."""
    sums = np.bincount(places, weights=values, minlength=len(whole.staff)).astype(np.int64).tolist()
    return Counter({whole.staff[place].agent_id: sums[place] for place in np.unique(places).tolist()})


def _by_seller(counted: list[tuple[Sale, int]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for sale, amount in counted:
        found[sale.agent_id] += amount
    return found
