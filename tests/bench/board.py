"""What the whiteboard costs the server over an empty page, on 500 agents and three years of facts."""

import json
import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
from streamlit.testing.v1 import AppTest

from etl.publish import SQL
from tests.bench.figure import Figure
from tests.bench.measured import median_ms
from tests.people_factory import PeopleFactory, SomePerson
from tests.signed_in import identity

ROOT = Path(__file__).parents[2]
RERUNS = 30
AGENTS = 500

# Every agent works five days of seven, nine hours a day, on one campaign.
FACTS = """
insert into next.facts by name
select
    day::date as day, day + to_hours(9 + (h % 9)::integer) as hour, 'a' || lpad(agent::varchar, 3, '0') as agent_id,
    'main' as campaign, 11 as dials, 11 as calls, 4 as answered, 4 as talks, 2 + (agent + h) % 3 as contacts,
    (agent * 7 + h) % 2 as call_sales, 0 as callbacks, 1 as refusals, 0 as do_not_calls, 3 as machines,
    4 as unreachables, 0 as unknown_outcomes, 1 as resolved_contacts, 200 as ring_seconds, 900 as talk_seconds,
    0 as hold_seconds,
    300 as wrap_seconds, 3600 as login_seconds, 300 as pause_seconds, 1500 as wait_seconds,
    (agent * 7 + h) % 2 as orders, (agent * 7 + h) % 2 * 4900 as revenue_minor, 0 as cancelled_orders,
    (agent * 7 + h) % 2 as sold_orders, 0 as quality_hundredths, 0 as quality_reviews
from range($first::timestamp, $last::timestamp, interval 1 day) days(day), range(500) agents(agent), range(9) hours(h)
where (agent + datediff('day', $first::timestamp, day)) % 7 < 5
order by day, agent_id, hour
"""


def figures(room: Path) -> Iterator[Figure]:
    """The whiteboard's figures."""
    today = datetime.now().replace(hour=0, minute=0, second=0, microsecond=0)
    build(room / "warehouse", today - timedelta(days=3 * 365), today + timedelta(days=1))
    people(room)
    os.environ["FLOOR_DATA"] = str(room)
    empty = room / "empty.py"
    empty.write_text("import streamlit as st\nst.title('Empty')\n", encoding="utf-8")
    page = AppTest.from_file(str(empty), default_timeout=60).run()
    board = AppTest.from_file(str(ROOT / "floor" / "ui" / "shell.py"), default_timeout=60)
    board.user = identity("manager")
    board.run()
    rows = json.loads(board.get("bidi_component")[0].proto.json)["rows"]
    if len(rows) < AGENTS // 2:
        raise SystemExit(f"The whiteboard shows {len(rows)} rows: this would measure nothing.")
    over = median_ms(board.run, RERUNS) - median_ms(page.run, RERUNS)
    yield Figure("whiteboard over an empty page, 500 agents, 3 years, warm", over, 60, "ms")


def build(folder: Path, first: datetime, last: datetime) -> None:
    """A published warehouse of those days."""
    folder.mkdir(parents=True)
    with duckdb.connect() as connection:
        connection.execute(f"attach '{folder / 'floor-000001.duckdb'}' as next")
        connection.execute(f"use next; {(SQL / 'schema.sql').read_text()}; use memory")
        connection.execute(FACTS, {"first": first, "last": last})
        connection.execute("insert into next.state select 1, ?, max(hour) from next.facts", [last])
    (folder / "CURRENT").write_text("floor-000001.duckdb\n", encoding="utf-8")


def people(room: Path) -> None:
    """The agents in twenty teams; every tenth one changed team at some time."""
    everybody = PeopleFactory(room)
    for n in range(AGENTS):
        agent = f"a{n:03}"
        everybody.put(SomePerson((agent,), {"name": f"Agent {n}"}, [(f"Team {n % 20}", None, None)]))
        if n % 10 == 0:
            everybody.move(agent, f"Team {(n + 1) % 20}", datetime.now().date() - timedelta(days=n))
    everybody.write()
