"""A typed value (of a spreadsheet's cell, of a Parquet column) as the text that someone would have typed into a CSV."""

import datetime as dt
from decimal import Decimal
from math import isnan


def typed_text(value: object) -> str:
    """Its text; nothing, and what is no number, is empty."""
    if value is None:
        return ""
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, dt.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, dt.time) else str(value)


def _number(value: float) -> str:
    # A spreadsheet shows 15 digits; what a formula leaves behind them (0.7999999999999999) is nobody's number.
    if isnan(value):
        return ""
    return str(int(value)) if value.is_integer() else f"{value:.15g}"
