"""A data folder that is the sample floor for tests: its mark, and a few people in two teams."""

from pathlib import Path

from tests.people_on_record import member, person

TEAMS = {"North": ("ada", "ben", "cho", "dee"), "South": ("eve",)}


def mark(folder: Path) -> None:
    """Put the sample's mark into a folder."""
    (folder / "sample.json").write_text("{}", encoding="utf-8")


def people() -> None:
    """Its people, in the records."""
    for team, agent_ids in TEAMS.items():
        for agent_id in agent_ids:
            member(person(agent_id), team)


def sample_floor(folder: Path) -> None:
    """Mark and people; the accounts are not made yet."""
    mark(folder)
    people()
