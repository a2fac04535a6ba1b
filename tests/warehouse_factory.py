"""A small warehouse for any test, built by the contract of its tables, and the people whom its facts are about.

version = WarehouseFactory(folder).person("ada", team="North").sale("ada", at="2026-11-20 10:15").publish()
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Self

import duckdb
import pyarrow as pa

from etl.publish import SQL
from floor.rules.facts import FACTS
from floor.store.roster import Roster
from tests.people_factory import PeopleFactory, SomePerson

Cell = str | int | date | datetime | list[str] | None

# What the loader itself makes a warehouse with.
SCHEMA = "".join((SQL / f"{part}.sql").read_text() for part in ("schema", "restatements"))


class WarehouseFactory:
    """Collects rows and publishes them as the next version. `folder` is the one that holds CURRENT.

    People go into the records of the data folder around it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.people = PeopleFactory(folder.parent)
        self.number = 0
        self._rows: dict[str, list[dict[str, Cell]]] = defaultdict(list)
        self._facts: dict[tuple[Cell, ...], dict[str, int]] = {}
        self._latest = datetime.min

    def person(
        self,
        agent_id: str,
        name: str = "",
        team: str = "",
        *,
        other_ids: Iterable[str] = (),
        **columns: str | date | None,
    ) -> Self:
        """Put somebody on the roster, in that team since ever; columns: display_name, hire_date, left_date, level."""
        stays = [(team, None, None)] if team else []
        self.people.put(SomePerson((agent_id, *other_ids), {"name": name or agent_id.title(), **columns}, stays))
        return self

    def moved(self, agent_id: str, team: str, *, since: str | date) -> Self:
        """Put somebody into another team from that day on; "" is none."""
        self.people.move(agent_id, team, _day(since))
        return self

    def roster(self) -> Roster:
        """Everybody, as the records have them after `publish`."""
        return self.people.roster()

    def product(self, product: str, list_price_minor: int, name: str = "", category: str = "") -> Self:
        """Put a product on the price list."""
        return self._add("products", product=product, name=name, category=category, list_price_minor=list_price_minor)

    def fact(
        self, agent_id: str, at: str | datetime, *, campaign: str = "", day: date | None = None, **facts: int
    ) -> Self:
        """Add facts to the hour that contains `at`: `.fact("ada", "2026-11-20 10:15", dials=9, contacts=2)`."""
        moment = _moment(at)
        hour = moment.replace(minute=0, second=0, microsecond=0)
        cell = self._facts.setdefault((day or moment.date(), hour, agent_id, campaign), dict.fromkeys(FACTS, 0))
        for fact, amount in facts.items():
            cell[fact] += amount
        self._latest = max(self._latest, moment)
        return self

    def sale(
        self,
        agent_id: str,
        at: str | datetime,
        *,
        amount_minor: int = 4900,
        status: str = "booked",
        campaign: str = "",
        **columns: Cell,
    ) -> Self:
        """Book one order in `sales` and in the facts of its hour; with status "cancelled" a cancelled one."""
        moment, lost = _moment(at), status == "cancelled"
        counts = {"cancelled_orders": 1} if lost else {"orders": 1, "revenue_minor": amount_minor}
        self.fact(agent_id, moment, campaign=campaign, sold_orders=1, **counts)
        row = {"sale_id": f"s{len(self._rows['sales']) + 1}", "sold_at": moment, "day": moment.date(), "quantity": 1}
        row |= {"cancelled_at": moment, "cancelled_day": moment.date()} if lost else {}
        row |= {"agent_id": agent_id, "amount_minor": amount_minor, "status": status, "campaign": campaign}
        return self._add("sales", **row | columns)

    def load(self, load_id: str, **columns: Cell) -> Self:
        """Write a line of the load ledger."""
        seq = len(self._rows["loads"]) + 1
        row = {"seq": seq, "loaded_at": datetime(2026, 11, 20, 18, 0), "rows_read": 0, "loaded": 0}
        return self._add("loads", load_id=load_id, **row | {"rejected": 0, "duplicates": 0} | columns)

    def unknown_code(self, day: str | date, outcome_code: str, calls: int = 1, campaign: str = "") -> Self:
        """Note calls that ended with a code nobody has mapped."""
        row = {"day": _day(day), "format": "vicidial", "campaign": campaign, "outcome_code": outcome_code}
        return self._add("unknown_codes", **row, calls=calls)

    def restated(self, agent_id: str, day: str | date, fact: str, before: int, after: int, load_id: str) -> Self:
        """Note that a load has changed a fact of a day after it was over."""
        number = len(self._rows["restatements"]) + 1
        row = {"number": number, "restated_at": datetime(2026, 11, 20, 18, 5), "day": _day(day), "loads": [load_id]}
        return self._add("restatements", **row, agent_id=agent_id, fact=fact, before=before, after=after)

    def publish(self, *, until: str | datetime | None = None, published_at: datetime | None = None) -> str:
        """Write everything collected so far as the next version, name it in CURRENT and return its name.

        `until` is facts_until; left out, it is the newest moment given to `fact` or `sale`.
        """
        self.people.write()
        self.number += 1
        name = f"floor-{self.number:06d}"
        newest = _moment(until) if until else (self._latest if self._facts else None)
        published_at = published_at or (newest or datetime(2026, 11, 20)) + timedelta(minutes=1)
        state = {"version": self.number, "published_at": published_at, "facts_until": newest}
        self._write(self.folder / f"{name}.duckdb", state)
        self._name(f"{name}.duckdb")
        return name

    def _add(self, table: str, **row: Cell) -> Self:
        self._rows[table].append(row)
        return self

    def _write(self, file: Path, state: dict[str, Cell]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        keys = ("day", "hour", "agent_id", "campaign")
        facts = [dict(zip(keys, key, strict=True)) | cell for key, cell in sorted(self._facts.items())]
        rows = {**self._rows, "facts": facts, "state": [state]}
        with duckdb.connect(str(file)) as connection:
            connection.execute(SCHEMA)
            for table, some in rows.items():
                if some:
                    _insert(connection, table, some)

    def _name(self, name: str) -> None:
        pointer = self.folder / "CURRENT.new"
        pointer.write_text(f"{name}\n", encoding="utf-8")
        pointer.replace(self.folder / "CURRENT")


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Cell]]) -> None:
    """Insert by name; a text that must be there and that a row leaves out is empty, anything else null."""
    columns = connection.execute(f"describe {table}").fetchall()
    empty = {name: "" for name, kind, null, *_ in columns if null == "NO" and kind == "VARCHAR"}
    names = list(dict.fromkeys(name for row in rows for name in empty | row))
    arrow = pa.table({name: [(empty | row).get(name) for row in rows] for name in names})
    connection.register("arriving", arrow)
    connection.execute(f"insert into {table} by name select * from arriving")  # noqa: S608 - our own names


def _moment(at: str | datetime) -> datetime:
    return datetime.fromisoformat(at) if isinstance(at, str) else at


def _day(day: str | date) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day
