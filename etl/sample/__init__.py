"""An invented floor with log files like a real one's: `SampleFloor` writes them, `DayTruth` says what is in them."""

from etl.sample.floor import SampleFloor
from etl.sample.truth import DayTruth

__all__ = ["DayTruth", "SampleFloor"]
