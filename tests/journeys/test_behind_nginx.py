"""docs/nginx.conf as it stands, but for names of files and ports, in front of the real program over HTTPS."""

import re
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from websockets.sync.client import connect

from tests.served import free_port, house_of, served, wait_for
from tests.signed_in import account, sign_in

ROOT = Path(__file__).parents[2]
NAME = "floor.example.com"
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"

pytestmark = pytest.mark.skipif(
    not Path(NGINX).exists() or shutil.which("openssl") is None, reason="needs nginx and openssl (Debian has both)"
)


@dataclass(frozen=True)
class Proxy:
    """Where nginx listens, and what it wrote down."""

    port: int
    log: Path

    @property
    def host(self) -> str:
        return f"{NAME}:{self.port}"

    def get(self, path: str, **headers: str) -> httpx.Response:
        address = f"https://127.0.0.1:{self.port}{path}"
        return httpx.get(address, headers={"Host": self.host} | headers, verify=False)  # noqa: S501 - our own certificate


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    room, plain, port = tmp_path_factory.mktemp("nginx"), free_port(), free_port()
    with house_of(tmp_path_factory.mktemp("floor")) as data:
        settings = {"FLOOR_HOSTS": f"{NAME},127.0.0.1", "FLOOR_HTTPS": "yes", "FLOOR_PROXIES": "127.0.0.1"}
        with served(data, room / "server.log", **settings) as address:
            (room / "nginx.conf").write_text(configuration(room, address, plain, port), encoding="utf-8")
            certificate(room)
            command = [
                NGINX,
                "-p",
                str(room),
                "-c",
                str(room / "nginx.conf"),
                "-e",
                str(room / "error.log"),
                "-g",
                "daemon off;",
            ]
            running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                wait_for(f"http://127.0.0.1:{plain}/nginx-is-up", room / "error.log")
                yield Proxy(port, room / "floor.log")
            finally:
                running.terminate()
                running.wait(20)


def configuration(room: Path, address: str, plain: int, port: int) -> str:
    """The example with the ports and files of this test, inside the block that a Debian nginx puts around it."""
    text = (ROOT / "docs" / "nginx.conf").read_text("utf-8")
    for old, new in (
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;"),
        ("http://127.0.0.1:8501", address),
        ("/etc/ssl/", f"{room}/"),
        ("/var/log/nginx/", f"{room}/"),
    ):
        assert old in text
        text = text.replace(old, new)
    return f"pid {room}/nginx.pid;\nevents {{}}\nhttp {{\naccess_log off;\n{text}\n}}\n"


def certificate(room: Path) -> None:
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}"]
    subprocess.run(
        [*command, "-keyout", room / "floor.key", "-out", room / "floor.crt"], check=True, capture_output=True
    )


def test_plain_http_is_sent_to_https(proxy: Proxy) -> None:
    text = (proxy.log.parent / "nginx.conf").read_text("utf-8")
    plain = re.search(r"listen 127\.0\.0\.1:(\d+);", text)
    assert plain is not None
    answer = httpx.get(f"http://127.0.0.1:{plain[1]}/x?a=1", headers={"Host": NAME})
    assert (answer.status_code, answer.headers["location"]) == (301, f"https://{NAME}/x?a=1")


def test_the_sign_in_is_reached_and_its_cookie_is_for_https_and_this_host_alone(proxy: Proxy) -> None:
    account("manager", "Grace")
    answer = proxy.get("/sign-in")
    assert answer.status_code == 200
    assert "max-age=" in answer.headers["strict-transport-security"]
    token = sign_in(account("manager", "Grace"))[1]
    assert proxy.get("/definitions", Cookie=f"__Host-floor={token}").status_code == 200
    # The name that a floor without HTTPS uses is worth nothing here: a neighbour could have planted it.
    assert proxy.get("/definitions", Cookie=f"floor={token}").status_code == 401


def test_a_foreign_name_and_a_made_up_address_get_nowhere(proxy: Proxy) -> None:
    token = sign_in(account("manager", "Grace"))[1]
    cookie = f"__Host-floor={token}"
    assert proxy.get("/definitions", Cookie=cookie, Host="evil.example").status_code == 403
    assert proxy.get("/definitions", Cookie=cookie, Origin=f"http://{proxy.host}").status_code == 403
    assert proxy.get("/definitions", Cookie=cookie, **{"X-Floor-Sign-In": "1"}).status_code == 403


def test_the_websocket_passes_for_our_own_origin(proxy: Proxy) -> None:
    token = sign_in(account("manager", "Grace"))[1]
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    with connect(
        f"wss://{proxy.host}/_stcore/stream",
        origin=f"https://{proxy.host}",  # type: ignore[arg-type]
        sock=socket.create_connection(("127.0.0.1", proxy.port)),
        ssl=trusting,
        additional_headers={"Cookie": f"__Host-floor={token}"},
        subprotocols=["streamlit", "no-xsrf"],  # type: ignore[list-item]
    ) as stream:
        assert stream.subprotocol == "streamlit"


def test_no_key_of_a_wall_stands_in_the_log(proxy: Proxy) -> None:
    key = "K" * 43
    proxy.get(f"/wall/{key}")
    proxy.get(f"/welcome/{key}?lang=en")
    proxy.get(f"/_stcore/upload_file/{key}/a", Cookie="")
    logged = proxy.log.read_text("utf-8")
    assert "/wall/..." in logged
    assert key not in logged
