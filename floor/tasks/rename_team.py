"""A team gets another name; it stays the same team, on old days too."""

from floor.rules.access import Permission
from floor.store.audit import Event
from floor.store.people import rename_team as rename
from floor.store.people import team_names
from floor.store.wall_links import follow_team
from floor.tasks.people_refusals import Sentence, refuse_text
from floor.tasks.task import Actor, Impossible, task


def rename_team(actor: Actor, name: str, new_name: str) -> None:
    """Call the team `new_name` from now on, on its screens too."""
    new_name = new_name.strip()
    with task(actor, Permission.MANAGE_PEOPLE, "rename_team") as job:
        refuse_text(new_name)
        teams = team_names(job.session)
        if not new_name:
            raise Impossible(Sentence.TEAM_NEEDED)
        if name not in teams:
            raise Impossible(Sentence.NO_SUCH_TEAM)
        if new_name in teams:
            raise Impossible(Sentence.TEAM_TAKEN)
        rename(job.session, name, new_name)
        follow_team(job.session, name, new_name)
        job.note(Event("rename_team", name, {"name": name}, {"name": new_name}))
