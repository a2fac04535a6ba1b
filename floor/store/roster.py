"""Who is who: names and teams of the agents."""

from collections.abc import Mapping
from dataclasses import dataclass

from floor.store.warehouse import Warehouse


@dataclass(frozen=True)
class Agent:
    """A person as the board shows them. Somebody not on the roster goes by the raw id and has the team ""."""

    agent_id: str
    name: str
    team: str


@dataclass(frozen=True)
class Roster:
    """Everybody on the roster, by agent_id."""

    agents: Mapping[str, Agent]

    def __contains__(self, agent_id: str) -> bool:
        return agent_id in self.agents

    def agent(self, agent_id: str) -> Agent:
        """Return the agent, known or not."""
        return self.agents.get(agent_id) or Agent(agent_id, agent_id, "")

    def team_of(self, agent_id: str) -> str:
        """Return the agent's team, "" for none."""
        return self.agent(agent_id).team

    def teams(self) -> tuple[str, ...]:
        """Return the names of all teams, sorted; "" is no team."""
        return tuple(sorted({agent.team for agent in self.agents.values()} - {""}))


def read_roster(warehouse: Warehouse) -> Roster:
    """Read the roster of that version."""
    agents = (Agent(*map(str, row)) for row in warehouse.rows("roster"))
    return Roster({agent.agent_id: agent for agent in agents})
