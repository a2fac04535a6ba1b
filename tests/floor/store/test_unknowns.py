from datetime import date
from pathlib import Path

import pytest

from floor.store.unknowns import (
    UnknownAgent,
    UnknownCode,
    UnknownDay,
    read_unknown_agents,
    read_unknown_codes,
    read_unknown_days,
)
from floor.store.warehouse import Warehouse
from tests.warehouse_factory import WarehouseFactory


def opened(factory: WarehouseFactory) -> Warehouse:
    factory.publish()
    return Warehouse.open(factory.folder)


@pytest.fixture
def factory(tmp_path: Path) -> WarehouseFactory:
    """Ada is a person with two dialer ids; ag_777 and ag_778 are nobody."""
    factory = WarehouseFactory(tmp_path / "warehouse").person("ada", other_ids=["ada-2"])
    factory.fact("ada", "2026-11-20 10:15", calls=5).fact("ada-2", "2026-11-20 10:15", calls=5)
    factory.fact("ag_777", "2026-11-18 10:15", calls=7).sale("ag_777", "2026-11-20 10:15")
    return factory.fact("ag_777", "2026-11-20 11:15", calls=12).fact("ag_778", "2026-11-19 10:15", calls=1)


def test_an_id_that_is_nobodys_is_listed_with_what_hangs_on_it(factory: WarehouseFactory) -> None:
    strangers = read_unknown_agents(opened(factory), factory.roster())

    assert strangers == (
        UnknownAgent("ag_777", date(2026, 11, 18), date(2026, 11, 20), calls=19, sales=1),
        UnknownAgent("ag_778", date(2026, 11, 19), date(2026, 11, 19), calls=1, sales=0),
    )


def test_the_days_of_an_unknown_id_are_listed_one_by_one(factory: WarehouseFactory) -> None:
    days = read_unknown_days(opened(factory), factory.roster())

    assert days == (
        UnknownDay("ag_777", date(2026, 11, 18), calls=7, sales=0),
        UnknownDay("ag_777", date(2026, 11, 20), calls=12, sales=1),
        UnknownDay("ag_778", date(2026, 11, 19), calls=1, sales=0),
    )


def test_an_id_that_is_given_to_a_person_is_unknown_no_more_without_another_load(factory: WarehouseFactory) -> None:
    warehouse = opened(factory)
    factory.person("ben", other_ids=["ag_777"]).people.write()

    assert [one.agent_id for one in read_unknown_agents(warehouse, factory.roster())] == ["ag_778"]


def test_unmapped_codes_are_added_up_over_days_the_most_frequent_first(tmp_path: Path) -> None:
    factory = WarehouseFactory(tmp_path / "warehouse").unknown_code("2026-11-18", "LAG", calls=4)
    factory.unknown_code("2026-11-18", "WINBCK", calls=3).unknown_code("2026-11-20", "WINBCK", calls=2)

    codes = read_unknown_codes(opened(factory))

    assert codes == (
        UnknownCode("vicidial", "", "WINBCK", 5, date(2026, 11, 18), date(2026, 11, 20)),
        UnknownCode("vicidial", "", "LAG", 4, date(2026, 11, 18), date(2026, 11, 18)),
    )


def test_an_empty_warehouse_has_nothing_to_list(tmp_path: Path) -> None:
    factory = WarehouseFactory(tmp_path / "warehouse")
    empty = opened(factory)

    assert (read_unknown_agents(empty, factory.roster()), read_unknown_codes(empty)) == ((), ())
