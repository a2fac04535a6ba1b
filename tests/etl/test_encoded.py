"""A file is read right in its own encoding, and in another one not at all: no garbled name is loaded."""

import os
from collections import Counter
from pathlib import Path

import pytest

from etl.encoding_guess import Guess, sure_guess
from etl.formats import LogFormat
from etl.garbled import refuse_garbled
from etl.problems import Refused
from etl.source import open_source
from tests.etl.encoded import HEADER, SCRIPTS, WRITTEN, Encoded, encoded_log
from tests.floor_folder import FloorFolder

FILES = 300
DECLARED = ("utf-8", "gb18030", "big5", "shift_jis", "euc_kr", "cp1252", "utf-16-le", "utf-16-be")


def read(path: Path, encoding: str) -> tuple[str, ...]:
    """The agents that a format of this encoding reads in the file."""
    columns = {name: name for name in ("started_at", "agent_id", "outcome_code")}
    one = LogFormat.model_validate({"name": "own", "log": "calls", "encoding": encoding, "columns": columns})
    rows = [row for batch in open_source(path, [one]).batches() for row in batch.to_pylist()]
    return tuple(row["fields"][1] for row in rows if len(row["fields"]) > 1)


def declared(path: Path, log: Encoded, encoding: str) -> str:
    try:
        return "read right" if read(path, encoding) == log.names else "garbled"
    except Refused:
        return "refused"


def logs(folder: Path) -> list[tuple[Path, Encoded]]:
    written = []
    for number in range(FILES):
        log = encoded_log(number)
        path = folder / f"{number}.csv"
        path.write_bytes(log.data)
        written.append((path, log))
    return written


def test_300_files_are_read_right_when_their_encoding_is_declared(tmp_path: Path) -> None:
    became = Counter(declared(path, log, log.encoding) for path, log in logs(tmp_path))
    print(f"{FILES} files in {len(WRITTEN)} ways of writing, rightly declared: {dict(became)}")  # noqa: T201 - the figure
    assert became == {"read right": FILES}


def test_no_garbled_name_is_loaded_where_another_encoding_is_declared(tmp_path: Path) -> None:
    became: Counter[tuple[str, str, str]] = Counter()
    for path, log in logs(tmp_path):
        for encoding in DECLARED:
            if encoding != log.encoding:
                became[declared(path, log, encoding), log.how, encoding] += 1
    total = Counter[str]()
    for (what, _, _), count in became.items():
        total[what] += count
    print(f"{total.total()} wrong declarations: {dict(total)}")  # noqa: T201 - the figure
    assert {key: count for key, count in became.items() if key[0] == "garbled"} == {}
    # What is read right in spite of its format says itself what it is.
    assert all("mark" in how for what, how, _ in became if what == "read right")


def test_no_garbled_name_is_loaded_where_no_encoding_is_declared(tmp_path: Path) -> None:
    became = Counter(declared(path, log, "auto") for path, log in logs(tmp_path))
    print(f"{FILES} files, nothing declared: {dict(became)}")  # noqa: T201 - the figure
    assert became == {"read right": FILES}


ROWS_LEFT = (1, 2, 3, 5, 8, 20)


def test_of_logs_of_a_few_names_none_is_guessed_wrong(tmp_path: Path) -> None:
    became: Counter[tuple[int, str]] = Counter()
    path = tmp_path / "log.csv"
    for number in range(5 * FILES if os.environ.get("FLOOR_LONG") else FILES):
        log = encoded_log(number)
        if log.encoding in SCRIPTS:
            for rows in ROWS_LEFT:
                data = b"\n".join(log.data.split(b"\n")[: rows + 1]) + b"\n"
                path.write_bytes(data)
                guess = sure_guess(path)
                right = guess is not None and data.decode(guess.encoding) == data.decode(log.encoding)
                became[rows, "refused" if guess is None else "read right" if right else "garbled"] += 1
    print(f"rows, what became of it: {dict(became)}")  # noqa: T201 - the figure
    assert {what for _, what in became} <= {"read right", "refused"}


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp1250", "Dvořák Černý Novák Procházka Žižka Łukasz Wiśniewski Żółć"),
        ("cp1250", "Kovács László Szabó Erdős Nagy Tóth Győző"),
        ("cp1251", "Иванов Петров Сидоров"),
        ("cp1254", "Yılmaz Şahin Öztürk Çelik Doğan"),
        ("cp1253", "Παπαδόπουλος Γεωργίου"),
        ("cp850", "Müller Gößmann García Lefèvre"),
        ("mac_roman", "Müller Gößmann García Lefèvre"),
        ("koi8-r", "Иванов Петров Сидоров"),
        ("tis-620", "สมชาย สมหญิง"),
        ("cp1256", "محمد علي"),
    ],
)
def test_an_encoding_that_is_not_among_the_guessed_is_refused_as_ever(
    tmp_path: Path, encoding: str, names: str
) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes("".join(f"2026-11-20 09:00:00,{name},sale\n" for name in names.split() * 5).encode(encoding))
    assert sure_guess(path) is None


def test_a_guess_is_said_with_how_sure_it_is(floor: FloorFolder) -> None:
    log = encoded_log(1)
    path = floor.drop / "log.csv"
    path.write_bytes(log.data)
    report = floor.load(path)[0]
    assert report.warnings == [
        'Read as BIG5: that is a guess (99 %). Say encoding = "big5" in its format to be sure.',
    ]
    assert {agent for (agent,) in floor.rows("select agent_id from facts")} == set(log.names)


def test_what_is_no_utf8_far_down_in_the_file_is_found(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    plain = b"2026-11-20 09:00:00,ann,sale\n" * 60_000
    path.write_bytes(plain + "2026-11-20 09:00:00,陳志明林美玲黃淑芬,sale\n".encode("big5"))
    assert sure_guess(path) == Guess("big5", pytest.approx(1, abs=0.03))
    path.write_bytes(plain + "2026-11-20 09:00:00,陳志明,sale\n".encode())
    assert sure_guess(path) is None


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("gb18030", "東京國語對話許應該讀書體國際開發"),  # traditional characters, which GB18030 has and GB2312 has not
        ("gb18030", "㐀㐁㐂㐃㐄㐅㐆㐇㐈㐉"),
        ("cp1252", "10 € – 20 € – 30 € – 40 € “good”"),
        ("cp1252", "MÜLLER GÖTZ ÄRGER ÖL ÜBER ßÄÖÜ"),
        ("big5", "驫鸞鑾灣鬱龘籲纜"),
        ("shift_jis", "アンケート、テレビ・ラジオ"),
    ],
)
def test_what_is_rare_and_rightly_declared_is_not_refused(encoding: str, names: str) -> None:
    refuse_garbled(f"{HEADER}\n2026-11-20 09:00:00,{names},sale\n".encode(encoding), encoding)


@pytest.mark.parametrize("name", ["王\ue000", "\x8f王", "\u0378"])
def test_a_character_that_nobody_writes_refuses_the_file(name: str) -> None:
    with pytest.raises(Refused, match="nobody writes"):
        refuse_garbled(f"{HEADER}\n{name}\n".encode("gb18030"), "gb18030")


@pytest.mark.parametrize("encoding", SCRIPTS)
def test_a_few_names_of_any_language_are_not_taken_for_another(encoding: str) -> None:
    for number in range(list(WRITTEN).index(encoding), FILES, len(WRITTEN)):
        log = encoded_log(number)
        for rows in (1, 2, 4, 8):
            refuse_garbled(b"\n".join(log.data.split(b"\n")[: rows + 1]) + b"\n", encoding)
