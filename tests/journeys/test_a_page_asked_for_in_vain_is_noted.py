"""Whoever asks by the address for a page that is not for their role is refused, and the audit says so."""

from pathlib import Path

from sqlmodel import col, select

from floor.store.models import AuditEntry
from floor.store.records import records
from tests.served import Screen, house_of, served
from tests.signed_in import account, sign_in


def refused() -> list[tuple[str, str]]:
    query = select(AuditEntry.actor, AuditEntry.subject).where(col(AuditEntry.result) == "refused")
    with records().reading() as session:
        return list(session.exec(query.order_by(col(AuditEntry.id))))


def test_each_page_that_is_not_for_a_role_leaves_one_line_and_the_others_none(tmp_path: Path) -> None:
    with house_of(tmp_path) as data, served(data, tmp_path / "server.log") as address:
        with Screen(address, cookie=f"floor={sign_in(account('agent', 'Ada'))[1]}") as page:
            for name in ("", "orders", "account", "people", "audit", "nothing"):
                page.run(name)
            page.run()
        with Screen(address, cookie=f"floor={sign_in(account('administrator', 'Root'))[1]}") as page:
            page.run("people")
        assert refused() == [("Ada", "manage_people"), ("Ada", "see_audit")]
