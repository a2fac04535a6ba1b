"""The real program behind a real socket, and a client that speaks Streamlit's own protocol to it."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

import httpx
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from floor.settings import settings

ROOT = Path(__file__).parents[1]
SECONDS_TO_START = 60
SECONDS_TO_ANSWER = 30


@contextmanager
def served(data: Path, log: Path, **environment: str) -> Iterator[str]:
    """Serve this data folder; the address of the server."""
    port = free_port()
    command = [ROOT / ".venv/bin/python", "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    with log.open("w") as out:
        running = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | {"FLOOR_DATA": str(data)} | environment, stdout=out, stderr=out
        )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/sign-in", log)
        yield address
    finally:
        running.terminate()
        running.wait(20)


@contextmanager
def house_of(data: Path) -> Iterator[Path]:
    """As the fixture `house`, for longer than one test: this data folder is the floor of this process too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FLOOR_DATA", str(data))
        settings.cache_clear()
        yield data
    settings.cache_clear()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, log: Path) -> None:
    """Until somebody answers there, whatever the answer."""
    ends = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < ends:
        with suppress(httpx.TransportError):
            httpx.get(url, timeout=1)
            return
        time.sleep(0.2)
    raise AssertionError(f"The dashboard did not come up:\n{log.read_text()}")


@dataclass
class Screen:
    """An open page of the dashboard: what its websocket got. Use as a context manager."""

    address: str
    cookie: str = ""
    resume: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    origin: str | None = ""
    session_id: str = ""
    messages: list[ForwardMsg] = field(default_factory=list)

    def __enter__(self) -> Self:
        """Open the websocket as Streamlit's page does. `resume`: the session id of another one, asked for."""
        opening = connect(
            f"ws://{urlsplit(self.address).netloc}/_stcore/stream",
            origin=self.address if self.origin == "" else self.origin,  # type: ignore[arg-type]
            additional_headers={**({"Cookie": self.cookie} if self.cookie else {}), **self.headers},
            subprotocols=["streamlit", "no-xsrf", *([self.resume] if self.resume else [])],  # type: ignore[list-item]
            max_size=None,
        )
        self._open = ExitStack()
        self._socket: ClientConnection = self._open.enter_context(opening)
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def run(self, page: str = "", query: str = "", page_hash: str = "") -> str:
        """Run a page by its name, as its address does; all that came back until the script ended, as text."""
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        message.rerun_script.page_script_hash = page_hash
        return self.send(message)

    def send(self, message: BackMsg) -> str:
        """Send any message and gather the answer."""
        self._socket.send(message.SerializeToString())
        began = len(self.messages)
        ends = time.monotonic() + SECONDS_TO_ANSWER
        while time.monotonic() < ends:
            raw = self._socket.recv(timeout=SECONDS_TO_ANSWER)
            got = ForwardMsg.FromString(raw if isinstance(raw, bytes) else raw.encode())
            self.messages.append(got)
            if got.HasField("new_session"):
                self.session_id = got.new_session.initialize.session_id
            if got.HasField("script_finished"):
                return "\n".join(map(str, self.messages[began:]))
        raise AssertionError("The script did not end.")
