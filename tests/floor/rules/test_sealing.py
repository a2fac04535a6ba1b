import random
from dataclasses import replace

import pytest

from floor.rules import sealing
from floor.rules.sealing import Broken, Entry, Fault, Head, Unbroken, first_broken, seal
from tests.audit_of import FIELDS, Chain, another, chain, deleted, edited, swapped

ENTRIES = 10_000
TRIALS = 300


@pytest.fixture(scope="module")
def kept() -> Chain:
    return chain(ENTRIES)


def test_an_audit_that_nobody_touched_is_unbroken(kept: Chain) -> None:
    lines, head = kept
    assert first_broken(lines, head) == Unbroken(Head(ENTRIES, lines[-1].seal))


def test_an_audit_without_entries_is_unbroken() -> None:
    assert first_broken([], Head()) == Unbroken(Head())


def sealed_once(monkeypatch: pytest.MonkeyPatch, kept: Chain) -> None:
    """For speed alone: what nobody touched, behind a seal that nobody touched, is not sealed 900 times."""
    lines = kept[0]

    def known(entry: Entry, before: str) -> str:
        place = entry.id - 1
        if (
            0 <= place < ENTRIES
            and lines[place] is entry
            and before == (lines[place - 1].seal if place else Head().seal)
        ):
            return entry.seal
        return seal(entry, before)

    monkeypatch.setattr(sealing, "seal", known)


def test_any_edit_deletion_swap_or_insertion_among_10_000_entries_is_found_at_its_place(
    kept: Chain, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed_once(monkeypatch, kept)
    chance = random.Random(20261120)
    found = []
    for tamper in (edited, deleted, swapped) * TRIALS:
        done = tamper(chance, kept)
        seen = first_broken(done.lines, done.head)
        found.append(isinstance(seen, Broken) and seen.entry == done.broken)
    assert found == [True] * 3 * TRIALS
    print(f"tampered audits: {sum(found)} of {len(found)} found")  # noqa: T201 - the figure


@pytest.mark.parametrize("field", [*FIELDS, "id", "seal"])
def test_every_field_of_an_entry_is_sealed(field: str) -> None:
    lines, head = chain(5)
    lines[2] = replace(lines[2], **{field: another(getattr(lines[2], field))})
    seen = first_broken(sorted(lines, key=lambda line: line.id), head)
    assert isinstance(seen, Broken)
    assert seen.entry == 3


def test_text_moved_from_one_field_to_the_next_is_another_entry() -> None:
    line = chain(1)[0][0]
    moved = replace(line, actor="A", subject="da")
    assert seal(moved, "") != seal(replace(line, actor="Ad", subject="a"), "")


def test_an_entry_beyond_the_head_was_added_past_the_program() -> None:
    lines, _ = chain(6)
    assert first_broken(lines, Head(5, lines[4].seal)) == Broken(6, Fault.ADDED)
    assert first_broken([replace(lines[0], id=0), *lines], Head(6, lines[5].seal)) == Broken(0, Fault.ADDED)


def test_without_its_head_the_entry_after_the_last_is_missing() -> None:
    assert first_broken(chain(6)[0], None) == Broken(7, Fault.MISSING)


def test_an_audit_sealed_anew_from_an_edit_on_is_told_by_a_seal_that_was_noted() -> None:
    lines, honest = chain(6)
    forged, last = [], Head()
    for line in lines:
        new = replace(line, actor="somebody else" if line.id == 3 else line.actor)
        new.seal = seal(new, last.seal)
        last = Head(new.id, new.seal)
        forged.append(new)
    assert first_broken(forged, last) == Unbroken(last)
    assert first_broken(forged, last, noted=honest) == Broken(6, Fault.NOT_AS_NOTED)
    assert first_broken(lines, honest, noted=honest) == Unbroken(honest)


def test_an_audit_cut_short_together_with_its_head_is_told_by_a_seal_that_was_noted() -> None:
    lines, honest = chain(6)
    assert first_broken(lines[:4], Head(4, lines[3].seal), noted=honest) == Broken(5, Fault.MISSING)
