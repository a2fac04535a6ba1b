"""What lies in the inbox stands on the Logs screen, so that nobody has to look into a folder."""

from datetime import timedelta
from pathlib import Path

import pytest

from etl.watch import Inbox
from floor.settings import settings
from tests.logs_page import CALLS, call, frame, opened, said, today

HOSTILE = "**x** ![](http:a.example)\u202e\n.csv"


@pytest.fixture
def inbox(house: Path) -> Path:
    folder = house / "inbox"
    folder.mkdir()
    return folder


def watched(*files: tuple[str, str]) -> None:
    """Drop them and let the watcher look twice."""
    watcher = Inbox(settings())
    for name, text in files:
        (watcher.folder / name).write_text(text, encoding="utf-8")
    for _ in range(2):
        watcher.scan(settings().now())


@pytest.mark.usefixtures("inbox")
def test_of_an_empty_inbox_nothing_is_said() -> None:
    watched(("good.csv", f"{CALLS}\n{call(1, today())}\n"))
    page = opened()
    assert "inbox" not in said(page).replace("files in the inbox.", "")
    assert not page.expander
    assert "Look again" not in [button.label for button in page.button]


def test_a_file_that_waits_stands_with_name_size_and_state_and_goes_when_it_is_loaded(inbox: Path) -> None:
    (inbox / "calls.csv").write_text(f"{CALLS}\n{call(1, today())}\n", encoding="utf-8")
    page = opened()
    assert "**1 file waits in the inbox**" in said(page)
    assert "A file is loaded once it has stopped growing." in said(page)
    assert [(row["File"], row["Size"], row["State"]) for row in frame(page)] == [("calls.csv", "1 kB", "waits")]
    assert "watcher" not in said(page)
    watched()
    page.button(key="inbox_again").click().run()
    assert "waits in the inbox" not in said(page)
    assert [row["File"] for row in frame(page)] == ["calls.csv"]  # in the list of loads


def test_a_file_that_waits_too_long_says_that_the_watcher_may_not_be_running(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("floor.store.inbox.LATE", timedelta(seconds=-60))
    (inbox / "calls.csv").write_text("x", encoding="utf-8")
    page = opened()
    assert frame(page)[0]["State"] == "✗ waits too long"
    assert "the watcher may not be running" in page.warning[0].value


def test_what_is_no_plain_file_is_named_with_what_to_do(inbox: Path) -> None:
    (inbox / "monday").mkdir()
    (inbox / "link.csv").symlink_to(inbox / "monday")
    page = opened()
    assert "2 things in the inbox are no plain files and are never opened." in said(page)
    assert [text.value for text in page.text][:2] == ["link.csv — link", "monday — folder"]
    assert len(page.dataframe) == 1  # the calendar's alone


@pytest.mark.usefixtures("inbox")
def test_a_refused_file_stands_with_its_reason() -> None:
    watched(("odd.csv", "what,is\nthis,file\n"))
    page = opened()
    assert page.expander[0].label == "1 file of the inbox was refused"
    told = [text.value for text in page.expander[0].text]
    assert told[0] == "odd.csv"
    assert told[1].startswith("No format fits its header.")
    assert not any(str(settings().data) in text for text in told)


@pytest.mark.usefixtures("inbox")
def test_twenty_refused_files_are_shown_and_the_rest_is_counted() -> None:
    watched(*((f"{number}.csv", f"what{number}\n") for number in range(22)))
    page = opened()
    assert page.expander[0].label == "22 files of the inbox were refused"
    assert len([text for text in page.expander[0].text if text.value.endswith(".csv")]) == 20
    assert "and 2 more" in [caption.value for caption in page.expander[0].caption]


@pytest.mark.usefixtures("inbox")
def test_reasons_are_chinese_on_a_chinese_screen() -> None:
    bad = f"{CALLS}\nc7,never,ag_1,Spring,60,sale\n"
    watched(("odd.csv", "what,is\nthis,file\n"), ("bad.csv", bad))
    page = opened(lang="zh-Hans")
    told = [text.value for text in page.expander[0].text]
    assert any(text.startswith("没有格式与它的表头相符。") for text in told)
    assert any(text.startswith("第 2 行：started_at 'never' 不是此格式认得的时间。") for text in told)


def test_names_and_reasons_are_text_and_their_control_signs_stand_as_codes(inbox: Path) -> None:
    shown = HOSTILE.replace("\u202e\n", "\\u202e\\n")
    watched((HOSTILE, f"{HOSTILE}\n1\n"))
    (inbox / HOSTILE).write_text("x", encoding="utf-8")
    (inbox / f"2{HOSTILE}").mkdir()
    (inbox / "refused" / f"{HOSTILE}.txt").write_text("**why** \x1b[2J\u202e\n", encoding="utf-8")
    page = opened()
    assert [row["File"] for row in frame(page)] == [shown]
    told = [text.value for text in page.text]
    assert {f"2{shown} — folder", shown, "**why** \\x1b[2J\\u202e"} <= set(told)
    as_markdown = [element.value for kind in (page.markdown, page.caption, page.warning) for element in kind]
    assert not any("a.example" in text or "why" in text for text in as_markdown)


def test_a_name_that_is_no_text_and_an_inbox_that_cannot_be_looked_into_do_not_break_the_screen(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (inbox / "\udcff.csv").write_text("x", encoding="utf-8")
    page = opened()
    assert not page.exception
    assert frame(page)[0]["File"] == "\\udcff.csv"

    def broken(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("floor.ui.logs.inbox.read_inbox", broken)
    page = opened()
    assert not page.exception
    assert page.error[0].value.startswith("The inbox cannot be looked into.")
