"""The refused rows of a load leave by our own route alone, for administrators, and that is noted."""

from pathlib import Path

import pytest

from floor.rules.access import Role
from tests.files_of import Files, viewer_of
from tests.logs_page import CALLS, call, load, logs, noted, some_loads, today
from tests.signed_in import account, sign_in

pytestmark = pytest.mark.usefixtures("house")


def files(role: Role = "administrator") -> Files:
    return Files(viewer_of(sign_in(account(role))[0]))


def test_an_administrator_takes_them_along_and_that_is_noted(tmp_path: Path) -> None:
    calls, _ = some_loads(tmp_path)
    rows = files().csv("rejects.csv", load=calls)
    assert [(row["line"], row["column"]) for row in rows] == [("5", "talk_seconds"), ("6", "started_at")]
    reason = rows[1]["reason"]
    assert [row["line"] for row in files().csv("rejects.csv", load=calls, reason=reason)] == ["6"]
    assert len(files().xlsx("rejects.xlsx", load=calls)) == 3
    exports = noted("export")
    assert [(who, deed, told["rows"]) for who, deed, _, told in exports] == [
        ("administrator", "export rejects", count) for count in (2, 1, 2)
    ]


@pytest.mark.parametrize("role", ["agent", "lead", "manager"])
def test_nobody_else_gets_them(tmp_path: Path, role: Role) -> None:
    calls, _ = some_loads(tmp_path)
    assert files(role).get("rejects.csv", load=calls).status_code == 403
    assert files(role).get("mend.csv", load=calls).status_code == 403


@pytest.mark.parametrize("asked", ["", "../records", "000009-00000000", "people-0123456789"])
def test_a_name_that_is_no_load_leads_nowhere(tmp_path: Path, asked: str) -> None:
    some_loads(tmp_path)
    for path in ("rejects.csv", "mend.csv"):
        answer = files().get(path, load=asked)
        assert (answer.status_code, answer.text) == (404, "There is no such load.")


def test_a_value_that_a_spreadsheet_would_run_is_text(tmp_path: Path) -> None:
    (made,) = load(logs(tmp_path, "f.csv", CALLS, call(1, today()), f'c2,{today()} 09:00,a,S,"=1+1",sale'))
    assert files().csv("rejects.csv", load=made)[0]["value"] == "'=1+1"
