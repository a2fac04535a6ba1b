"""A question to the audit as a link, in keys that know no language. Without Streamlit."""

import re
from collections.abc import Mapping

from floor.rules.audit_actions import ACTIONS
from floor.store.audit import Result
from floor.store.audit_search import AuditQuery
from floor.ui.address import day_of

RESULTS: tuple[Result, ...] = ("done", "refused")
PARTS = ("text", "who", "action", "result", "from", "to", "page")
PAGE = re.compile(r"[1-9]\d{0,6}")


def read_audit_address(parameters: Mapping[str, str]) -> tuple[AuditQuery, dict[str, str]]:
    """The entries a link asks for, and what of the link nobody knows; that part is then left out."""
    page = parameters.get("page", "")
    query = AuditQuery(
        text=parameters.get("text", ""),
        who=parameters.get("who"),
        action=next((action for action in ACTIONS if action == parameters.get("action")), None),
        result=next((result for result in RESULTS if result == parameters.get("result")), None),
        day_from=day_of(parameters.get("from"), None),
        day_to=day_of(parameters.get("to"), None),
        page=int(page) if PAGE.fullmatch(page) else 1,
    )
    read = write_audit_address(query) | ({"page": "1"} if page == "1" else {})
    given = {part: parameters[part] for part in PARTS if parameters.get(part)}
    return query, {part: text for part, text in given.items() if part not in read}


def write_audit_address(query: AuditQuery) -> dict[str, str]:
    """The shortest parameters that are read as this query."""
    parts = {
        "text": query.text or None,
        "who": query.who,
        "action": query.action,
        "result": query.result,
        "from": query.day_from,
        "to": query.day_to,
        "page": None if query.page == 1 else query.page,
    }
    return {part: str(value) for part, value in parts.items() if value is not None}
