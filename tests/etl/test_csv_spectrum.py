"""The twelve cases of csv-spectrum, in texts of our own: what each is about reads as it was meant.

A line end inside a field is always read as a line feed, so the same log from another system is the same log.
"""

from pathlib import Path

import pytest

from etl.formats import LogFormat
from etl.source import open_source

Rows = list[dict[str, str]]

CASES: dict[str, tuple[str, Rows]] = {
    "comma_in_quotes": (
        'first,last,address,city,zip\nAda,Chen,7 any st.,"Anytown, WW",08123\n',
        [{"first": "Ada", "last": "Chen", "address": "7 any st.", "city": "Anytown, WW", "zip": "08123"}],
    ),
    "empty": ('a,b,c\n1,"",""\n2,3,4\n', [{"a": "1", "b": "", "c": ""}, {"a": "2", "b": "3", "c": "4"}]),
    "empty_crlf": (
        'a,b,c\r\n1,"",""\r\n2,3,4\r\n',
        [{"a": "1", "b": "", "c": ""}, {"a": "2", "b": "3", "c": "4"}],
    ),
    "escaped_quotes": ('a,b\n1,"ha ""ha"" ha"\n3,4\n', [{"a": "1", "b": 'ha "ha" ha'}, {"a": "3", "b": "4"}]),
    "json": (
        'key,val\n1,"{""type"": ""Point"", ""coordinates"": [102.0, 0.5]}"\n',
        [{"key": "1", "val": '{"type": "Point", "coordinates": [102.0, 0.5]}'}],
    ),
    "location_coordinates": (
        "Phone,Location,City\n02095550100,37°36'37.8\"N 121°2'17.9\"W,Modesto\n",
        [{"Phone": "02095550100", "Location": "37°36'37.8\"N 121°2'17.9\"W", "City": "Modesto"}],
    ),
    "newlines": (
        'a,b,c\n1,2,3\n"Once upon \na time",5,6\n7,8,9\n',
        [
            {"a": "1", "b": "2", "c": "3"},
            {"a": "Once upon \na time", "b": "5", "c": "6"},
            {"a": "7", "b": "8", "c": "9"},
        ],
    ),
    "newlines_crlf": (
        'a,b,c\r\n1,2,3\r\n"Once upon \r\na time",5,6\r\n7,8,9\r\n',
        [
            {"a": "1", "b": "2", "c": "3"},
            {"a": "Once upon \na time", "b": "5", "c": "6"},
            {"a": "7", "b": "8", "c": "9"},
        ],
    ),
    "quotes_and_newlines": (
        'a,b\n1,"ha \n""ha"" \nha"\n3,4\n',
        [{"a": "1", "b": 'ha \n"ha" \nha'}, {"a": "3", "b": "4"}],
    ),
    "simple": ("a,b,c\n1,2,3\n", [{"a": "1", "b": "2", "c": "3"}]),
    "simple_crlf": ("a,b,c\r\n1,2,3\r\n", [{"a": "1", "b": "2", "c": "3"}]),
    "utf8": ("a,b,c\n1,2,3\n4,5,ʤ\n", [{"a": "1", "b": "2", "c": "3"}, {"a": "4", "b": "5", "c": "ʤ"}]),
}


def read(path: Path) -> Rows:
    """The rows of a file below its header, each by the names there; a row with a problem is an error."""
    first, second = path.read_text(encoding="utf-8").split("\n")[0].strip().split(",")[:2]
    columns = {"product": first, "name": second}
    source = open_source(path, [LogFormat.model_validate({"name": "own", "log": "products", "columns": columns})])
    records = [record for batch in source.batches() for record in batch.to_pylist() if record["fields"] != [""]]
    assert [record["problem"] for record in records] == [None] * len(records)
    return [dict(zip(source.header, record["fields"], strict=True)) for record in records]


@pytest.mark.parametrize("case", CASES)
def test_a_case_of_csv_spectrum_reads_as_it_was_meant(tmp_path: Path, case: str) -> None:
    text, rows = CASES[case]
    path = tmp_path / f"{case}.csv"
    path.write_bytes(text.encode())
    assert read(path) == rows


def test_all_twelve_cases_are_here() -> None:
    print(f"csv-spectrum: {len(CASES)} cases")  # noqa: T201 - the figure of the issue
    assert len(CASES) == 12
