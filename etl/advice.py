"""What whoever reads why a row was rejected can do about it."""

AGAIN = "Correct the row and load it again."

# By how the reason begins, the first that fits.
ADVICE = (
    ("is empty", "Fill it in, or have the export bring it."),
    ("is not a time", "Write it as the format says, or add the dialer's way of writing to the format (format)."),
    ("is not a day", "Write it as the format says, or add the dialer's way of writing to the format (format)."),
    ("is not within a day after the start", "Correct the start or the end. The end of a night shift has the next day."),
    ("is before the day of the sale", "Correct one of the two days. Many of them: day and month are swapped in one."),
    (
        "is longer than",
        "Correct it. Many of them: one of the two columns is in another unit; say so in the format (unit).",
    ),
    ("lies in the future", "Correct the date. Many of them: day and month are swapped, or a clock is wrong."),
    ("lies before", "Correct the date; a dialer without its clock writes the beginning of its time."),
    ("is not a duration", "Correct it; where the whole column is in another unit, say so in the format (unit)."),
    ("is not an amount of money", "Write the number alone, with a point before its decimals."),
    ("is none of", "Write one of these, or map your word to one of them in the format (values)."),
    ("is neither yes nor no", "Write yes or no, or map your word to one of them in the format (values)."),
    ("fields stand in this row", "Put quotes around a field that holds the delimiter, or take the surplus one out."),
    ("A quote opens", "Close the quote, or take it out, and load the row again."),
    ("The quotes in this line", "Double each quote inside a quoted field, and load the row again."),
    ("is the header again", "Nothing is lost: take the line out."),
    ("is in a line of totals", "Nothing is lost: totals are reckoned anew."),
    ("is what a dialer writes where there is no agent", "Nothing is to be done where nobody took the call."),
)


def advice(reason: str) -> str:
    """A sentence for any reason."""
    return next((what for begins, what in ADVICE if reason.startswith(begins)), AGAIN)
