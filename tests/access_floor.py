"""A floor on which every agent's orders have amounts of their own, and everybody who could look at them."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlmodel import select

from floor.rules.access import Role
from floor.settings import settings
from floor.store.models import Account, DialerId
from floor.store.records import records
from floor.store.sign_ins import new_token
from tests.signed_in import account, sign_in
from tests.warehouse_factory import WarehouseFactory

DAY = date(2026, 11, 20)
TEAMS = {"North": ("ada", "bo", "lena"), "South": ("cy", "di", "lars")}
AGENTS = tuple(agent for team in TEAMS.values() for agent in team)
EVERYBODY = frozenset(AGENTS)

# Seven digits that no other number of the floor shares; a board shows their sums, without cents, and never one of them.
CANARIES = {agent: (7_310_117 + 100_283 * n, 9_150_731 + 70_207 * n) for n, agent in enumerate(AGENTS)}

WHO: dict[str, tuple[Role, str | None] | None] = {
    "anonymous": None,
    "agent": ("agent", "ada"),
    "other agent": ("agent", "cy"),
    "lead": ("lead", "lena"),
    "other lead": ("lead", "lars"),
    "manager": ("manager", None),
    "administrator": ("administrator", None),
    "disabled": ("manager", None),
    "wall link": None,
}
"""Everybody who could ask, as role and dialer id. A wall link is a token where a session's would be."""

SEES: dict[str, frozenset[str]] = {
    "agent": frozenset({"ada"}),
    "other agent": frozenset({"cy"}),
    "lead": frozenset(TEAMS["North"]),
    "other lead": frozenset(TEAMS["South"]),
    "manager": EVERYBODY,
    "administrator": EVERYBODY,
}
"""Whose orders they may see, line by line; who is not here sees nobody's."""


@dataclass(frozen=True)
class AccessFloor:
    """The cookie of everybody, "" for a stranger."""

    cookies: dict[str, str]


def access_floor(data: Path) -> AccessFloor:
    """Fill this data folder; it must be the floor of this process (fixture `house`)."""
    factory = WarehouseFactory(data / "warehouse")
    for team, agents in TEAMS.items():
        for agent in agents:
            factory.person(agent, agent.title(), team=team)
            for hour, amount in zip((10, 11), CANARIES[agent], strict=True):
                factory.sale(agent, f"{DAY} {hour}:15", amount_minor=amount, product="P1", campaign="Spring")
    factory.publish()
    return AccessFloor({who: _cookie(who, asks) for who, asks in WHO.items()})


def leaked(told: str) -> frozenset[str]:
    """Whose canaries stand in an answer, however their digits are grouped."""
    digits = re.sub(r"(?<=\d)[.,\u00a0\u202f ](?=\d)", "", told)
    return frozenset(agent for agent, amounts in CANARIES.items() if any(str(amount) in digits for amount in amounts))


def sign_in_as(role: Role, agent_id: str | None, name: str = "") -> dict[str, str]:
    """A session of somebody of that role who is that agent, as `AppTest.user`."""
    return {"sign_in": str(sign_in(_account(role, agent_id, name or f"{role} {agent_id}"))[0])}


def _cookie(who: str, asks: tuple[Role, str | None] | None) -> str:
    if asks is None:
        return "" if who == "anonymous" else f"floor={new_token()}"
    account_id = _account(*asks, name=who)
    cookie = f"floor={sign_in(account_id)[1]}"
    if who == "disabled":
        with records().writing() as session:
            session.get_one(Account, account_id).disabled_at = settings().utc_now()
    return cookie


def _account(role: Role, agent_id: str | None, name: str) -> int:
    account_id = account(role, name)
    if agent_id is not None:
        with records().writing() as session:
            person = session.exec(select(DialerId.person_id).where(DialerId.agent_id == agent_id)).one()
            session.get_one(Account, account_id).person_id = person
    return account_id
