"""Somebody looks at what is another person's own: their orders, or later their pay."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from floor.rules.access import Permission
from floor.settings import settings
from floor.store.audit import Doer, Event, append, as_written, keepable
from floor.store.models import AuditEntry
from floor.store.records import records
from floor.store.viewers import Viewer, read_viewer
from floor.tasks.task import Actor, task

LONGEST = 200  # signs of a name: an entry would cut a longer one, and a second look would not be known again


@dataclass(frozen=True)
class LookedAt:
    """A person by the key and the name under which boards show them; `person_id` where the records know them."""

    key: str
    name: str
    person_id: int | None

    @property
    def subject(self) -> str:
        """As the audit names them."""
        return f"{self.name[:LONGEST]} ({self.key[:LONGEST]})"


def note_look(actor: Actor, permission: Permission, person: LookedAt) -> None:
    """Note a look at one person: once for each sign-in, person and day of the floor, however often they look.

    One's own rows are nobody else's affair. Raises NotAllowed once the viewer has lost the right.
    """
    event = Event("look", person.subject, after=_told(actor, permission))
    with records().reading() as session:
        viewer = _viewer(session, actor)
        is_own = viewer is not None and person.person_id is not None and person.person_id == viewer.person_id
        if is_own or (viewer is not None and _is_noted(session, viewer, event)):
            return
    with task(actor, permission, "look") as job:
        if job.viewer is None or not _is_noted(job.session, job.viewer, event):
            job.note(event)


def note_refused_look(actor: Actor, permission: Permission, asked: str) -> None:
    """Somebody asked, by an address, for a person outside their scope or for one who does not exist: noted as often."""
    event = Event("look", keepable(asked[:LONGEST]), after=_told(actor, permission), result="refused")
    with records().reading() as session:
        viewer = _viewer(session, actor)
        if viewer is not None and _is_noted(session, viewer, event):
            return
    with records().writing() as session:
        doer = viewer.doer(actor.address) if viewer else Doer("", address=actor.address)
        append(session, doer, event, settings().utc_now())


def _told(actor: Actor, permission: Permission) -> dict[str, object]:
    house = settings()
    return {"what": str(permission), "sign_in": actor.sign_in_id, "day": house.today(house.now()).isoformat()}


def _viewer(session: Session, actor: Actor) -> Viewer | None:
    return None if actor.sign_in_id is None else read_viewer(session, actor.sign_in_id, settings().utc_now())


def _is_noted(session: Session, viewer: Viewer, event: Event) -> bool:
    query = select(AuditEntry.id).where(
        col(AuditEntry.actor_id) == viewer.account_id,
        col(AuditEntry.action) == event.action,
        col(AuditEntry.result) == event.result,
        col(AuditEntry.subject) == event.subject,
        col(AuditEntry.after) == as_written(event.after),
    )
    return session.exec(query.limit(1)).first() is not None
