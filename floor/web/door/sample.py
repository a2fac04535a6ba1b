"""The sample floor's accounts beside the sign-in, each with a button of its own."""

from collections.abc import Sequence

from floor.store.sample_passwords import SampleAccount
from floor.ui.roles import role_name
from floor.web.door.page import NOTHING, Reader
from floor.web.door.template import Html, filled, joined


def sample_aside(reader: Reader, to: str, accounts: Sequence[SampleAccount]) -> Html:
    """The list; nothing where there are none to show."""
    if not accounts:
        return NOTHING
    t = reader.words
    return filled(
        "sample",
        title=t("This is the sample floor"),
        lead=t("Everything here is invented. Look around as anybody you like:"),
        accounts=joined(*(_account(reader, to, one) for one in accounts)),
    )


def _account(reader: Reader, to: str, one: SampleAccount) -> Html:
    t = reader.words
    return filled(
        "sample_account",
        role=role_name(one.role, t),
        person=" · ".join(part for part in (one.person, one.team) if part),
        name=one.name,
        password=one.password,
        next=to,
        lang=reader.chosen,
        button=t("Sign in"),
        button_label=t("Sign in as {name}", name=one.name),
    )
