"""A PostgreSQL of the tests' own: made where its programs are installed, gone with the process that asked for it."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from psycopg import sql

USER, PASSWORD = "floor", "pa:ss/w@rd %41"
TEMPLATE = "floor_template"
START_SECONDS = 60

# The shell waits for the end of its input: so server and folder go however the tests end, even when they are killed.
SERVE = '"$1" -D "$2/data" >"$2/log" 2>&1 & server=$!; read -r _; kill -INT $server; wait $server; rm -rf "$2"'
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "100"}


@dataclass
class Cluster:
    """A running server, reached by a socket in its own folder."""

    folder: Path
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def url(self, database: str, password: str = PASSWORD) -> str:
        return f"postgresql://{USER}:{quote(password, safe='')}@/{database}?host={self.folder}"

    def run(self, command: sql.Composable) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(command)

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """A database of its own, as its address; gone afterwards, whoever still holds it."""
        name = f"floor_{next(self.numbers)}"
        self.run(sql.SQL("create database {} template {}").format(sql.Identifier(name), sql.Identifier(template)))
        try:
            yield self.url(name)
        finally:
            self.run(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))


def programs() -> Path:
    """The folder of initdb and postgres; without one the test is skipped."""
    on_path = shutil.which("initdb")
    found = [Path(on_path)] if on_path else sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found or not found[-1].with_name("postgres").exists():
        pytest.skip("no PostgreSQL here: install Debian's `postgresql` or have initdb on PATH")
    return found[-1].resolve().parent


def runs_as() -> str | None:
    """The server refuses to run as root: then it runs as Debian's own user for it. None: as ourselves."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        pytest.skip("no user `postgres` here, and PostgreSQL does not run as root")


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A new server, stopped and deleted at the end."""
    bin_folder, user = programs(), runs_as()
    # Not below pytest's own folder: that one is closed to other users.
    folder = Path(tempfile.mkdtemp(prefix="floor-pg-"))
    try:
        if user is not None:
            shutil.chown(folder, user)
        _make(bin_folder, folder, user)
        command = ["sh", "-c", SERVE, "sh", str(bin_folder / "postgres"), str(folder)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, user=user, cwd=folder) as server:
            started = Cluster(folder)
            _wait(started, server)
            yield started
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _make(bin_folder: Path, folder: Path, user: str | None) -> None:
    """Strangers are refused, as on a real server."""
    secret = folder / "password"
    secret.write_text(PASSWORD)
    secret.chmod(0o644)
    data = str(folder / "data")
    made = [str(bin_folder / "initdb"), "--no-sync", "--auth=scram-sha-256", f"--pwfile={secret}", f"--username={USER}"]
    locale = ["--encoding=UTF8", "--no-locale"]
    done = subprocess.run([*made, *locale, data], user=user, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    settings = {**FAST, "listen_addresses": "''", "unix_socket_directories": f"'{folder}'"}
    with (folder / "data" / "postgresql.conf").open("a") as file:
        file.writelines(f"{name} = {value}\n" for name, value in settings.items())


def _wait(started: Cluster, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            with psycopg.connect(started.url("postgres")):
                return
        except psycopg.OperationalError as error:
            log = started.folder / "log"
            if server.poll() is not None or time.monotonic() > end:
                raise AssertionError(log.read_text() if log.exists() else "it did not start") from error
            time.sleep(0.05)
