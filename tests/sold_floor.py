"""A floor with people on record and a few orders, for the tests of the orders screen and its files."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.people_on_record import member, of_person, person
from tests.signed_in import account, sign_in
from tests.warehouse_factory import WarehouseFactory


@dataclass(frozen=True)
class SoldFloor:
    """Ada and Bo of North, whose lead is Nora; Cy of South, whose lead is Sam. Their persons, by first dialer id."""

    factory: WarehouseFactory
    people: dict[str, int]

    def user(self, role: str, name: str = "") -> dict[str, str]:
        """`AppTest.user` of somebody of this role; `name`: whose account it is."""
        made = account(role, name or role)  # type: ignore[arg-type]
        if name:
            of_person(made, self.people[name])
        return {"sign_in": str(sign_in(made)[0])}


def sold_floor(house: Path) -> SoldFloor:
    """It is Friday the 20th, 14:32. Ada sold thrice today, Bo once, shared with Cy; Cy once, and once yesterday."""
    people = {name: person(name) for name in ("bo", "cy", "nora", "sam")}
    people["ada"] = person("ada", "ada-2")
    for name, team in (("ada", "North"), ("bo", "North"), ("nora", "North"), ("cy", "South"), ("sam", "South")):
        member(people[name], team, date(2026, 1, 1))
    factory = WarehouseFactory(house / "warehouse").product("fibre", 4900, name="Fibre 300")
    factory.sale("ada", "2026-11-20 10:15", amount_minor=1101, product="fibre", campaign="Spring", quantity=2)
    factory.sale("ada-2", "2026-11-20 11:15", amount_minor=1102, status="confirmed")
    factory.sale("ada", "2026-11-20 12:15", amount_minor=1103, status="cancelled")
    factory.sale("bo", "2026-11-20 10:20", amount_minor=2201, shared_with="cy", share_bp=4000)
    factory.sale("cy", "2026-11-20 09:00", amount_minor=3301)
    factory.sale("cy", "2026-11-19 09:00", amount_minor=3302)
    factory.publish()
    return SoldFloor(factory, people)
