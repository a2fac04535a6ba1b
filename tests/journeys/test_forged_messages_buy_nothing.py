"""A widget's limits hold in the browser alone: what a message of our own making says must buy nothing on the server."""

import re
from collections.abc import Iterator

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.access_floor import AGENTS, DAY, SEES, TEAMS, access_floor, leaked
from tests.served import Screen, house_of, served

QUERY = f"day={DAY}&kind=month"
FORGED = (*AGENTS, *TEAMS, "*", "", "administrator")
WIDGET = re.compile(r"\$\$ID-[0-9a-zA-Z_-]+")


@pytest.fixture(scope="module")
def floor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    log = tmp_path_factory.mktemp("log") / "server.log"
    with house_of(tmp_path_factory.mktemp("floor")) as data:
        cookies = access_floor(data).cookies
        with served(data, log) as address:
            yield address, cookies


def forgeries(widget: str) -> Iterator[WidgetState]:
    """Every kind of value that a widget could be said to have."""
    for text in FORGED:
        yield WidgetState(id=widget, string_value=text)
        state = WidgetState(id=widget)
        state.string_array_value.data.append(text)
        yield state
    yield WidgetState(id=widget, json_value='{"edited_rows": {"0": {"agent_id": "cy"}}}')
    yield WidgetState(id=widget, int_value=10**12)
    yield WidgetState(id=widget, trigger_value=True)
    yield WidgetState(id=widget, bytes_value=b"\xff")


@pytest.mark.parametrize("who", ["agent", "lead"])
@pytest.mark.parametrize("page", ["orders", ""])
def test_a_forged_value_shows_nobody_elses_orders_and_no_insides(
    floor: tuple[str, dict[str, str]], who: str, page: str
) -> None:
    address, cookies = floor
    with Screen(address, cookie=cookies[who]) as screen:
        widgets = sorted(set(WIDGET.findall(screen.run(page, QUERY))))
        assert widgets
        sent = 0
        # One kind of forgery for all widgets of the page at once.
        for states in zip(*map(forgeries, widgets), strict=True):
            message = BackMsg()
            message.rerun_script.query_string = QUERY
            message.rerun_script.page_name = page
            message.rerun_script.widget_states.widgets.extend(states)
            told = screen.send(message)
            sent += len(states)
            assert leaked(told) <= SEES[who]
            assert "Traceback" not in told
    print(f"{sent} forged values as {who}: 0 foreign rows")  # noqa: T201 - the figure
