"""An administrator's screen of all accounts."""

from floor.i18n import Words
from floor.settings import settings
from floor.store.account_list import account_list
from floor.store.records import records
from floor.tasks.task import Actor
from floor.ui.accounts.deeds import tell_what_was_done
from floor.ui.accounts.new_account import new_account
from floor.ui.accounts.opened import opened_account
from floor.ui.accounts.people_field import people_to_choose
from floor.ui.accounts.table import accounts_table


def accounts_screen(actor: Actor, t: Words) -> None:
    """Draw it from one view of the records."""
    with records().reading() as session:
        accounts, people = account_list(session, settings().utc_now()), people_to_choose(session)
    tell_what_was_done(t)
    new_account(actor, people, t)
    opened = accounts_table(accounts, t)
    if opened is not None:
        opened_account(actor, opened, people, t)
