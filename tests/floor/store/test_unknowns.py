from datetime import date
from pathlib import Path

from floor.store.unknowns import UnknownAgent, UnknownCode, read_unknown_agents, read_unknown_codes
from floor.store.warehouse import Warehouse
from tests.warehouse_factory import WarehouseFactory


def opened(factory: WarehouseFactory) -> Warehouse:
    factory.publish()
    return Warehouse.open(factory.folder)


def test_an_agent_with_facts_but_without_a_person_is_listed_with_what_hangs_on_it(tmp_path: Path) -> None:
    factory = WarehouseFactory(tmp_path).person("ada").fact("ada", "2026-11-20 10:15", calls=5)
    factory.fact("ag_777", "2026-11-18 10:15", calls=7).sale("ag_777", "2026-11-20 10:15")

    strangers = read_unknown_agents(opened(factory))

    assert strangers == (UnknownAgent("ag_777", date(2026, 11, 18), date(2026, 11, 20), calls=7, sales=1),)


def test_unmapped_codes_are_added_up_over_days_the_most_frequent_first(tmp_path: Path) -> None:
    factory = WarehouseFactory(tmp_path).unknown_code("2026-11-18", "LAG", calls=4)
    factory.unknown_code("2026-11-18", "WINBCK", calls=3).unknown_code("2026-11-20", "WINBCK", calls=2)

    codes = read_unknown_codes(opened(factory))

    assert codes == (
        UnknownCode("vicidial", "", "WINBCK", 5, date(2026, 11, 18), date(2026, 11, 20)),
        UnknownCode("vicidial", "", "LAG", 4, date(2026, 11, 18), date(2026, 11, 18)),
    )


def test_an_empty_warehouse_has_nothing_to_list(tmp_path: Path) -> None:
    empty = opened(WarehouseFactory(tmp_path))

    assert (read_unknown_agents(empty), read_unknown_codes(empty)) == ((), ())
