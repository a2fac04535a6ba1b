"""How far somebody is ahead of what is due by now, or behind it: the words of the store, for the screens."""

from floor.store.pace_words import gap_words, pace_mark, pace_side, pace_words, signed

__all__ = ["gap_words", "pace_mark", "pace_side", "pace_words", "signed"]
