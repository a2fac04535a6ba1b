"""Names for the numpy arrays that a day is made of."""

from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
# An array of Python strings: indexing one with an array of numbers spells a whole column at once.
Texts = npt.NDArray[Any]


def texts(values: list[str]) -> Texts:
    """The strings as an array that other arrays can index."""
    return np.array(values, dtype=object)
