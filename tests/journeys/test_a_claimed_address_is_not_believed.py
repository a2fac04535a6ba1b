"""Where a request comes from, through the server as it runs: the throttle and the audit hang on it."""

from pathlib import Path

import httpx
import pytest
from sqlmodel import col, select

from floor.store.models import AuditEntry
from floor.store.records import records
from tests.served import house_of, served


@pytest.mark.parametrize(
    ("proxies", "noted"), [("", "127.0.0.1"), ("127.0.0.1", "203.0.113.9")], ids=["no proxy of ours", "ours"]
)
def test_only_a_proxy_that_the_floor_names_says_where_a_request_comes_from(
    tmp_path: Path, proxies: str, noted: str
) -> None:
    with house_of(tmp_path) as data, served(data, tmp_path / "server.log", FLOOR_PROXIES=proxies) as address:
        claim = {"Origin": address, "X-Forwarded-For": "203.0.113.9"}
        refused = httpx.post(f"{address}/sign-in", data={"name": "ada", "password": "a wrong one"}, headers=claim)
        with records().reading() as session:
            newest = select(AuditEntry.action, AuditEntry.address).order_by(col(AuditEntry.id).desc())
            found = session.exec(newest.limit(1)).one()
    assert refused.status_code == 403
    assert found == ("sign_in", noted)
