"""An administrator ends the link of a screen."""

from floor.rules.access import Permission
from floor.store.audit import Event
from floor.store.models import WallLink
from floor.tasks.task import Actor, Impossible, task


def revoke_wall_link(actor: Actor, link_id: int) -> None:
    """End the link: its screen shows nothing from the next look on. Ending it twice changes nothing."""
    with task(actor, Permission.MANAGE_WALLS, "revoke_wall_link") as job:
        link = job.session.get(WallLink, link_id)
        if link is None:
            raise Impossible("There is no such screen.")
        if link.revoked_at is None:
            link.revoked_at = job.now
            job.session.add(link)
            job.note(Event("revoke_wall_link", link.name))
