"""A floor with targets for tests: two teams, three people, what they sold in October, and who sets targets."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from sqlmodel import select

from floor.rules.access import Role
from floor.rules.target import Target
from floor.rules.target_change import Changes, Plan, plan
from floor.settings import settings
from floor.store.models import AuditEntry
from floor.store.records import records
from floor.store.target_book import read_target_book
from floor.tasks.set_target import set_targets
from floor.tasks.task import AT_THE_CONSOLE, Actor
from tests.signed_in import account, sign_in
from tests.warehouse_factory import WarehouseFactory

TODAY = date(2026, 11, 20)
DECEMBER = date(2026, 12, 1)
OCTOBER_ORDERS = {"ada": 3, "bo": 2, "cy": 1}


def targets_floor(house: Path) -> None:
    """Ada and Bo are in North, Cy is in South; Ada and Cy are seniors."""
    factory = WarehouseFactory(house / "warehouse")
    factory.person("ada", "Ada Chen", team="North", level="senior")
    factory.person("bo", "Bo Diaz", team="North")
    factory.person("cy", "Cy Fox", team="South", level="senior")
    for agent, orders in OCTOBER_ORDERS.items():
        for n in range(orders):
            factory.sale(agent, f"2026-10-{12 + n} 10:15")
    factory.sale("ada", "2026-11-19 10:15")
    factory.publish()


def target(whom: str, name: str, figure: int | Fraction, day_from: date = DECEMBER, **other: object) -> Target:
    told = {"metric": "orders", "span": "month", "number": 0} | other
    return Target(whom=whom, name=name, figure=Fraction(figure), day_from=day_from, **told)  # type: ignore[arg-type]


def known() -> tuple[Target, ...]:
    """All targets, as the records have them."""
    with records().reading() as session:
        return read_target_book(session).targets


def seen(changes: Changes) -> Plan:
    """As the screen plans it."""
    house = settings()
    return plan(known(), changes, house.today(house.now()))


def set_all(*new: Target, actor: Actor = AT_THE_CONSOLE, reason: str = "") -> None:
    changes = Changes(new)
    set_targets(actor, changes, seen(changes), reason)


def actor(role: Role = "manager") -> Actor:
    return Actor(sign_in(account(role))[0])


def audit() -> list[AuditEntry]:
    with records().reading() as session:
        return list(session.exec(select(AuditEntry).order_by(AuditEntry.id)))  # type: ignore[arg-type]


def as_told(target: Target) -> tuple[Any, ...]:
    """What matters of a target, without its number."""
    return target.whom, target.name, int(target.figure), target.day_from, target.day_to
