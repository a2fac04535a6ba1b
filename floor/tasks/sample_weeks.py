"""The sample floor's people work the weekdays that its logs show, so that their targets are for those."""

from sqlmodel import Session

from floor.settings import settings
from floor.store.audit import Doer, Event, append
from floor.store.floor_weeks import as_text
from floor.store.own_weeks import put_week, week_proposals
from floor.store.warehouse import NoWarehouse, warehouse
from floor.tasks.task import CONSOLE


def give_sample_weeks(session: Session) -> None:
    """To everybody whose logs speak for a week that is not the floor's; before the first load to nobody."""
    house = settings()
    try:
        facts = warehouse(house.data / "warehouse")
    except NoWarehouse:
        return
    proposals = week_proposals(session, facts, house.today(house.now()))
    for one in proposals:
        put_week(session, one.person_id, one.week)
    if proposals:
        told = [f"{one.name}: {as_text(one.week.week)}" for one in proposals]
        append(session, Doer(CONSOLE), Event("accept_own_weeks", "", None, {"weeks": told}), house.utc_now())
