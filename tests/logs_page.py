"""The Logs screen for its tests: a small floor of real loads, opened by somebody of a role."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlmodel import select
from streamlit.testing.v1 import AppTest

from etl.load import load_files
from floor.rules.access import Role
from floor.settings import settings
from floor.store.models import AuditEntry
from floor.store.records import records
from tests.opened import opened_page
from tests.signed_in import identity

PAGE = Path(__file__).parents[1] / "pages" / "admin" / "logs.py"
CALLS = "call_id,started_at,agent_id,campaign,talk_seconds,outcome_code"
SALES = "sale_id,sold_at,agent_id,call_id,campaign,product,quantity,amount,status,cancelled_at"


def today() -> date:
    return settings().today(settings().now())


def call(number: int, day: date, *, talk: str = "60") -> str:
    return f"c{number},{day} 09:{number % 60:02}:00,ag_1,Spring,{talk},sale"


def logs(room: Path, name: str, *lines: str) -> Path:
    path = room / name
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def load(*paths: Path) -> list[str]:
    """Load them as the command line does; the loads' names."""
    return [report.load_id or "" for report in load_files(paths, settings(), settings().now())]


def some_loads(room: Path) -> list[str]:
    """Calls of two days with two refused rows, then an order of the first day."""
    first, second = today() - timedelta(days=2), today() - timedelta(days=1)
    bad = [call(8, first, talk="a while"), "c9,never,ag_1,Spring,60,sale"]
    calls = logs(room, "calls *bold*.csv", CALLS, call(1, first), call(2, first), call(3, second), *bad)
    sales = logs(room, "sales.csv", SALES, f"s1,{first} 10:00,ag_1,c1,Spring,P1,1,49.00,booked,")
    return load(calls, sales)


def a_gap(room: Path) -> date:
    """Calls on each of the last fifteen days but one; the one."""
    days = [today() - timedelta(days=n) for n in range(1, 16)]
    gap = days.pop(0)
    load(logs(room, "gap.csv", CALLS, *(call(n, day) for n, day in enumerate(days))))
    return gap


def opened(role: Role = "administrator", **link: str) -> AppTest:
    return opened_page(PAGE, identity(role), **link)


def frame(page: AppTest, at: int = 0) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = page.dataframe[at].value.to_dict("records")
    return rows


def said(page: AppTest) -> str:
    kinds = (page.markdown, page.caption, page.text, page.error, page.success, page.info, page.warning, page.subheader)
    return "\n".join(str(element.value) for kind in kinds for element in kind)


def noted(*actions: str) -> list[tuple[str, str, str, dict[str, Any]]]:
    with records().reading() as session:
        entries = session.exec(select(AuditEntry).order_by(AuditEntry.id)).all()
    return [
        (one.actor, f"{one.action} {one.subject}", one.result, json.loads(one.after or one.before or "{}"))
        for one in entries
        if one.action in actions
    ]
