"""The short names a wall can hold."""

from collections.abc import Iterable

# The scripts from here on (Chinese, Japanese, Korean) are short already and are shown in full.
FIRST_WIDE_CHARACTER = "\u2e80"


def display_names(names: Iterable[str]) -> list[str]:
    """Latin names as "Grace D.", others in full. Of two who would look alike the later one gets more letters.

    The earlier keeps the short form: nobody's name on the wall changes because somebody new is hired.
    """
    taken: dict[str, None] = {}
    for name in names:
        taken[next(form for form in _forms(name) if form not in taken)] = None
    return list(taken)


def _forms(name: str) -> list[str]:
    first, _, last = name.partition(" ")
    if not last or any(letter >= FIRST_WIDE_CHARACTER for letter in name):
        return [name]
    return [f"{first} {last[:letters]}." for letters in range(1, len(last))] + [name]
