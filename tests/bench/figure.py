"""A measured figure beside its bound."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured; `bound` is the most that it may be."""

    what: str
    value: float
    bound: float
    unit: str

    def line(self) -> str:
        """One line of the report; a figure over its bound says so."""
        verdict = "ok" if self.value <= self.bound else "OVER"
        return f"{verdict:<5}{self.value:8.2f} {self.unit:<4} (at most {self.bound:g})  {self.what}"
