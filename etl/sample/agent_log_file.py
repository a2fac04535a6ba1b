"""The agents' time as VICIdial's table `vicidial_agent_log`: one row a call cycle, NULL as MySQL prints it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from etl.sample.arrays import Ints, Texts, texts
from etl.sample.call_ids import call_ids
from etl.sample.calls_file import SERVER
from etl.sample.clock import midnight_epoch, spelled
from etl.sample.cycles import PAUSES, Cycles, Logouts
from etl.sample.day import FloorDay
from etl.sample.logfile import LogFile
from etl.sample.offer import CAMPAIGNS
from etl.sample.outcomes import STATUSES
from etl.sample.people import Person

AGENT_LOG = LogFile(
    stem="agent-log",
    suffix="txt",
    separator="\t",
    ending="\n",
    header="agent_log_id\tuser\tserver_ip\tevent_time\tlead_id\tcampaign_id\tpause_epoch\tpause_sec\t"
    "wait_epoch\twait_sec\ttalk_epoch\ttalk_sec\tdispo_epoch\tdispo_sec\tstatus\tuser_group\tcomments\t"
    "sub_status\tdead_epoch\tdead_sec\tprocessed\tuniqueid\tpause_type",
    time="event_time",
    agent="user",
)

# More rows than a day has; so the ids of two days never meet.
IDS_OF_DAY = 1_000_000


@dataclass(frozen=True)
class AgentLog:
    """A day's rows by the moment they ended; a logout comes behind the cycles that ended in the same second."""

    whole: FloorDay

    @cached_property
    def ends(self) -> Ints:
        """When each row ended."""
        return self._unordered_ends[self._order]

    def lines(self, begin: int, end: int) -> list[str]:
        """The rows from place `begin` up to before `end`."""
        first = self.whole.day.toordinal() % 10_000 * IDS_OF_DAY + 1
        return [f"{first + place}\t{self._bodies[place]}" for place in range(begin, end)]

    @cached_property
    def _unordered_ends(self) -> Ints:
        return np.concatenate([self.whole.cycles.ends, self.whole.logouts.ends])

    @cached_property
    def _order(self) -> Ints:
        return np.argsort(self._unordered_ends, kind="stable")

    @cached_property
    def _bodies(self) -> list[str]:
        """The lines without their ids. Spelled when first wanted: who only counts a day needs no text."""
        bodies = _cycle_bodies(self.whole, self.whole.cycles) + _logout_bodies(self.whole, self.whole.logouts)
        return [bodies[place] for place in self._order.tolist()]


def _cycle_bodies(whole: FloorDay, cycles: Cycles) -> list[str]:
    epoch = midnight_epoch(whole.day)
    columns = [
        _who(whole)[cycles.person].tolist(),
        spelled(whole.day, cycles.starts),
        _numbers(cycles.lead),
        texts([campaign.key for campaign in CAMPAIGNS])[cycles.campaign].tolist(),
        _numbers(epoch + cycles.starts),
        _numbers(cycles.pause),
        _numbers(epoch + cycles.starts + cycles.pause),
        _numbers(cycles.wait),
        _numbers(epoch + cycles.answered),
        _numbers(cycles.talk + cycles.lag),
        _numbers(epoch + cycles.hung_up),
        _numbers(cycles.wrap),
        texts(list(STATUSES))[cycles.code].tolist(),
        texts([f"{_group(person)}\t" for person in whole.staff])[cycles.person].tolist(),
        texts([code or "NULL" for code in PAUSES])[cycles.pause_code].tolist(),
        _dead_epochs(epoch, cycles),
        [f"{seconds}\tN" for seconds in cycles.dead.tolist()],
        call_ids(whole.day, cycles),
        texts(["AGENT" if code else "UNDEFINED" for code in PAUSES])[cycles.pause_code].tolist(),
    ]
    return list(map("\t".join, zip(*columns, strict=True)))


def _logout_bodies(whole: FloorDay, logouts: Logouts) -> list[str]:
    epoch = midnight_epoch(whole.day)
    rows = zip(
        _who(whole)[logouts.person].tolist(),
        spelled(whole.day, logouts.starts),
        texts([campaign.key for campaign in CAMPAIGNS])[logouts.campaign].tolist(),
        logouts.starts.tolist(),
        logouts.wait.tolist(),
        texts([_group(person) for person in whole.staff])[logouts.person].tolist(),
        strict=True,
    )
    return [
        f"{who}\t{at}\tNULL\t{campaign}\t{epoch + starts}\t0\t{epoch + starts}\t{wait}\tNULL\t0\tNULL\t0\tNULL\t{group}"
        f"\t\tNULL\tNULL\t0\tN\t\tUNDEFINED"
        for who, at, campaign, starts, wait, group in rows
    ]


def _who(whole: FloorDay) -> Texts:
    return texts([f"{person.agent_id}\t{SERVER}" for person in whole.staff])


def _group(person: Person) -> str:
    return person.team_name.upper() or "TEMP"


def _dead_epochs(epoch: int, cycles: Cycles) -> list[str]:
    """When the customer had hung up but the agent had not."""
    at = (epoch + cycles.hung_up - cycles.dead).tolist()
    return [str(second) if dead else "NULL" for second, dead in zip(at, cycles.dead.tolist(), strict=True)]


def _numbers(values: Ints) -> list[str]:
    return list(map(str, values.tolist()))
