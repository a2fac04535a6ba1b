"""An administrator lets an account in no more, or again, or ends what is open in it."""

from floor.rules.access import Permission
from floor.store import sign_ins
from floor.store.accounts import is_last_administrator
from floor.store.audit import Event
from floor.store.one_time_links import end_password_links
from floor.tasks.account_problem import AccountProblem, Obstacle
from floor.tasks.change_account import account_or_problem
from floor.tasks.task import Actor, task

DISABLE = "disable_account"
ENABLE = "enable_account"
END_SESSIONS = "end_sessions"


def disable_account(actor: Actor, account_id: int) -> None:
    """Nobody signs in to it; its sessions and links end, and stay ended when it is enabled. Raises AccountProblem."""
    with task(actor, Permission.MANAGE_ACCOUNTS, DISABLE) as job:
        account = account_or_problem(job.session, account_id)
        if account.disabled_at is None:
            if is_last_administrator(job.session, account):
                raise AccountProblem(Obstacle.LAST_ADMINISTRATOR)
            account.disabled_at = job.now
            job.session.add(account)
            sign_ins.end_all(job.session, account.id, job.now)
            end_password_links(job.session, account.id, job.now)
            job.note(Event(DISABLE, account.name))


def enable_account(actor: Actor, account_id: int) -> None:
    """Its owner may sign in again, with the password of before. Raises AccountProblem."""
    with task(actor, Permission.MANAGE_ACCOUNTS, ENABLE) as job:
        account = account_or_problem(job.session, account_id)
        if account.disabled_at is not None:
            account.disabled_at = None
            job.session.add(account)
            job.note(Event(ENABLE, account.name))


def end_sessions(actor: Actor, account_id: int) -> None:
    """Sign its owner out on every device. Raises AccountProblem."""
    with task(actor, Permission.MANAGE_ACCOUNTS, END_SESSIONS) as job:
        account = account_or_problem(job.session, account_id)
        sign_ins.end_all(job.session, account.id, job.now)
        job.note(Event(END_SESSIONS, account.name))
