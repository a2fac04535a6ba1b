"""What a column's values look like, whatever it is called."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from etl.formats import Unit
from etl.guess.times import NEARLY_ALL, Written, clocks, days, moments
from etl.guess.words import NO, YES

CLOCK = re.compile(r"\d+(:[0-5]\d){1,2}")
SECONDS_OR_CLOCK = re.compile(rf"\d+|{CLOCK.pattern}")
ISO8601 = re.compile(r"PT(\d+H)?(\d+M)?(\d+(\.\d+)?S)?")
NUMBER = re.compile(r"\d+(\.\d+)?")
COMMA_NUMBER = re.compile(r"(\d+|\d{1,3}([. ]\d{3})+)(,\d+)?")
AMOUNT = re.compile(r"[$€£¥￥₹₩]?\s*(\d+|\d{1,3}(,\d{3})+)(\.\d+)?\s*[€元円]?")
COMMA_AMOUNT = re.compile(r"[$€£¥￥₹₩]?\s*(\d+|\d{1,3}([. ]\d{3})+)(,\d+)?\s*[€元円]?")
# A comma before three digits may be a mark of thousands; before one, two or four digits it is none.
DECIMAL_COMMA = re.compile(r".*,(\d{1,2}|\d{4,})\D*")
PHONE = re.compile(r"\+?[\d\s()./*xX-]{7,20}")
# A column of more codes than this is none of codes.
MOST_CODES = 80
# So many values, from all over the file, say what the rest is.
ENOUGH = 5000
DAY_SECONDS = 86_400
LONGEST_CALL_SECONDS = 6 * 3600


@dataclass(frozen=True)
class Values:
    """One column of a file: its name and what stands below it; empty ones are left out."""

    name: str
    texts: Sequence[str]
    rows: int

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each value stands there."""
        return Counter(self.texts)

    @cached_property
    def moments(self) -> Written | None:
        """How its times with a day are written."""
        return moments(self.texts)

    @cached_property
    def days(self) -> Written | None:
        """How its days without a time are written."""
        return days(self.texts)

    @cached_property
    def clocks(self) -> Written | None:
        """How its times of the day are written."""
        return clocks(self.texts)

    @cached_property
    def unit(self) -> Unit | tuple[Unit, ...] | None:
        """The unit of its durations, or several that it mixes; None: they are none."""
        if self._mixes_seconds_and_clocks():
            return ("s", "hms")
        if self._nearly_all(CLOCK):
            return "hms"
        if self._nearly_all(ISO8601):
            return "iso8601"
        return self._unit_of_numbers() if self.are_numbers else None

    def _mixes_seconds_and_clocks(self) -> bool:
        """Some reports write short times in seconds and long ones by the clock."""
        clocks = sum(":" in text for text in self.texts)
        return 0 < clocks < sum(map(str.isdigit, self.texts)) + clocks and self._nearly_all(SECONDS_OR_CLOCK)

    @cached_property
    def decimal(self) -> str:
        """What stands before its decimals."""
        return "," if self._nearly_all(COMMA_AMOUNT) and any(map(DECIMAL_COMMA.fullmatch, self.texts)) else "."

    def _unit_of_numbers(self) -> Unit:
        name = self.name.casefold()
        texts = (text.replace(".", "").replace(",", ".") if self.decimal == "," else text for text in self.texts)
        numbers = [float(text) for text in texts if NUMBER.fullmatch(text)]
        if re.search(r"(^|[\W_])(ms|msec|millis\w*)($|[\W_])|毫秒", name):
            return "ms"
        if re.search(r"(^|[\W_])(min|mins|minutes?)($|[\W_])|分钟|（分）|\(分\)", name):
            return "min"
        if max(numbers) < 1 and any(len(text) > len("0.000") for text in self.texts):
            return "day_fraction"
        return "ms" if sorted(numbers)[len(numbers) // 2] > LONGEST_CALL_SECONDS else "s"

    @cached_property
    def are_numbers(self) -> bool:
        """Digits, with a point or comma at most."""
        return self._nearly_all(COMMA_NUMBER if self.decimal == "," else NUMBER)

    @cached_property
    def are_amounts(self) -> bool:
        """Numbers with the signs of a currency and marks of thousands, as the loader reads them."""
        return self._nearly_all(COMMA_AMOUNT if self.decimal == "," else AMOUNT)

    @cached_property
    def are_phones(self) -> bool:
        """Seven digits or more, in any writing, and no days or times."""
        return self._nearly_all(PHONE) and self.days is None and self.moments is None and len(self.counts) > 1

    @cached_property
    def are_unique(self) -> bool:
        """No value stands there twice, and none is missing."""
        return len(self.texts) == self.rows == len(self.counts)

    @cached_property
    def are_few(self) -> bool:
        """Few different values for many rows, as codes and agents are."""
        return 0 < len(self.counts) <= min(MOST_CODES, max(2, self.rows // 2))

    @cached_property
    def yes_no(self) -> dict[str, str] | None:
        """Each of its values as y or n; None: it says something else."""
        said = {value: "y" if value.casefold() in YES else "n" for value in self.counts}
        return said if said and all(value.casefold() in YES | NO for value in said) else None

    def _nearly_all(self, pattern: re.Pattern[str]) -> bool:
        some = self.texts[:: max(1, len(self.texts) // ENOUGH)]
        return bool(some) and sum(pattern.fullmatch(text) is not None for text in some) >= NEARLY_ALL * len(some)
