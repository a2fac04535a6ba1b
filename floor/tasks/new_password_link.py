"""An administrator makes a link with which somebody chooses a new password."""

from floor.rules.access import Permission
from floor.store.audit import Event
from floor.store.one_time_links import add_password_link
from floor.tasks.account_problem import AccountProblem, Obstacle
from floor.tasks.change_account import account_or_problem
from floor.tasks.task import Actor, task

NEW_LINK = "new_password_link"


def new_password_link(actor: Actor, account_id: int) -> str:
    """The token of the link, which is nowhere else. The present password and sessions hold until it is used.

    Links made before end. Raises AccountProblem.
    """
    with task(actor, Permission.MANAGE_ACCOUNTS, NEW_LINK) as job:
        account = account_or_problem(job.session, account_id)
        if account.disabled_at is not None:
            raise AccountProblem(Obstacle.DISABLED)
        job.note(Event(NEW_LINK, account.name))
        return add_password_link(job.session, account.id, job.now)
