"""Keeping a log format: who may, under which names, and never half of one."""

from pathlib import Path

import pytest
from sqlmodel import select

from floor.rules.access import Role
from floor.settings import settings
from floor.store.models import AuditEntry
from floor.store.records import records
from floor.tasks import save_format as task_file
from floor.tasks.save_format import FormatSentence, save_format
from floor.tasks.task import AT_THE_CONSOLE, Actor, Impossible, NotAllowed
from tests.signed_in import account, sign_in

pytestmark = pytest.mark.usefixtures("house")


def formats() -> Path:
    return settings().data / "formats"


def noted() -> list[tuple[str, str]]:
    with records().reading() as session:
        return [(one.action, one.result) for one in session.exec(select(AuditEntry)).all()]


@pytest.mark.parametrize("role", ["agent", "lead", "manager"])
def test_nobody_but_an_administrator_may(role: Role) -> None:
    with pytest.raises(NotAllowed):
        save_format(Actor(sign_in(account(role))[0]), "mine", "", ())
    assert not formats().exists()
    assert noted() == [("save_format", "refused")]


def test_it_is_written_as_given_and_noted() -> None:
    save_format(AT_THE_CONSOLE, "mine", 'name = "mine"\n# 通话\n', ())
    assert (formats() / "mine.toml").read_bytes() == 'name = "mine"\n# 通话\n'.encode()
    assert noted() == [("save_format", "done")]


@pytest.mark.parametrize(
    "name", ["", "..", "../a", "a/b", "a\\b", "/etc/x", "A", "a.toml", "nul", "com1", "a" * 61, "a\n"]
)
def test_a_name_that_could_leave_the_folder_or_the_disk_is_refused(name: str) -> None:
    with pytest.raises(Impossible, match=FormatSentence.NAME):
        save_format(AT_THE_CONSOLE, name, "", ())
    assert not formats().exists()


def test_a_link_in_its_place_is_replaced_and_not_followed(tmp_path: Path) -> None:
    formats().mkdir(parents=True)
    outside = tmp_path / "outside.txt"
    outside.write_text("safe", encoding="utf-8")
    (formats() / "mine.toml").symlink_to(outside)
    save_format(AT_THE_CONSOLE, "mine", 'name = "mine"\n', (), replace=True)
    assert outside.read_text(encoding="utf-8") == "safe"


def test_a_name_that_another_file_bears_would_stop_every_load() -> None:
    formats().mkdir(parents=True)
    (formats() / "other.toml").write_text('name = "mine"\n', encoding="utf-8")
    with pytest.raises(Impossible, match=FormatSentence.TWICE):
        save_format(AT_THE_CONSOLE, "mine", "", ())


def test_a_disk_that_is_full_leaves_the_former_one_and_no_audit_line(monkeypatch: pytest.MonkeyPatch) -> None:
    save_format(AT_THE_CONSOLE, "mine", "old", ())

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(task_file.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        save_format(AT_THE_CONSOLE, "mine", "new", (), replace=True)
    assert [(path.name, path.read_text(encoding="utf-8")) for path in formats().iterdir()] == [("mine.toml", "old")]
    assert noted() == [("save_format", "done")]
