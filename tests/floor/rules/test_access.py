from itertools import product

import pytest
import yaml

from floor.rules.access import ABSOLUTE_MINUTES, ACCESS, IDLE_MINUTES, ROLES, Permission, Role, scope_of
from tests.cases_of import CASES, Case, cases


@cases("access")
def test_whose_rows_a_right_covers(case: Case) -> None:
    permission = Permission(case["permission"])
    leads_see_pay = case.get("leads_see_pay", False)
    found = {role: scope_of(role, permission, leads_see_pay=leads_see_pay) for role in ROLES}
    assert found == {role: case[role] for role in ROLES}


def test_every_right_has_its_row() -> None:
    rows = yaml.safe_load((CASES / "access.yaml").read_text(encoding="utf-8"))
    assert {row["permission"] for row in rows if not row.get("leads_see_pay")} == set(Permission)


def test_every_role_has_its_column_and_its_times() -> None:
    assert set(ACCESS) == set(IDLE_MINUTES) == set(ROLES)


@pytest.mark.parametrize(("role", "permission"), list(product(ROLES, Permission)))
def test_what_leads_may_see_changes_nothing_but_a_leads_pay(role: Role, permission: Permission) -> None:
    same = scope_of(role, permission) == scope_of(role, permission, leads_see_pay=True)
    assert same is not ((role, permission) == ("lead", Permission.SEE_PAY))


def test_who_reads_pay_or_accounts_is_signed_out_when_they_walk_away() -> None:
    assert IDLE_MINUTES == {"agent": 720, "lead": 720, "manager": 30, "administrator": 30}
    assert ABSOLUTE_MINUTES == 720
