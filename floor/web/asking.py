"""Who asks one of our routes, as the records say it now: between guard and answer a session may have ended."""

from starlette.requests import Request

from floor.settings import settings
from floor.store.records import records
from floor.store.viewers import Viewer, read_viewer


def viewer_now(request: Request) -> Viewer | None:
    """Whom the guard let in, read anew; None once the session has ended, or where no guard stands in front."""
    told = request.scope.get("state", {}).get("viewer")
    if not isinstance(told, Viewer):
        return None
    with records().reading() as session:
        return read_viewer(session, told.sign_in_id, settings().utc_now())
