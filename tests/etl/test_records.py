import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.problems import Refused
from etl.records import BAD_QUOTES, LOST, NOT_CLOSED, SPACES, Dialect, record_batches

COMMA = Dialect(",", '"', 3)
TAB = Dialect("\t", "", 3)

# Fields with everything that a log may hold: any script, spaces, the other delimiters, nothing at all.
NOBODYS = "\0\ufeff"
plain_fields = st.text(st.characters(exclude_characters=f'",\t\r\n{NOBODYS}', exclude_categories=("Cs",)), max_size=8)
any_fields = st.text(st.characters(exclude_characters=f"\r{NOBODYS}", exclude_categories=("Cs",)), max_size=8)


def records(data: bytes, dialect: Dialect = COMMA, cut: int = 1 << 20) -> list[tuple[int, list[str], str | None]]:
    blocks = [data[start : start + cut] for start in range(0, len(data), cut)]
    batches = record_batches(blocks, 2, dialect)
    return [(row["line"], row["fields"], row["problem"]) for batch in batches for row in batch.to_pylist()]


def stripped(row: list[str]) -> list[str]:
    return [field.strip(SPACES) for field in row]


def filled(found: list[tuple[int, list[str], str | None]]) -> list[tuple[int, list[str], str | None]]:
    return [record for record in found if record[1] != [""]]


@given(st.lists(st.lists(plain_fields, min_size=1, max_size=5), max_size=8), st.integers(1, 40))
def test_plain_lines_are_cut_at_every_delimiter_wherever_the_blocks_are_cut(rows: list[list[str]], cut: int) -> None:
    data = "".join(",".join(row) + "\n" for row in rows).encode()
    assert records(data, cut=cut) == [(line, stripped(row), None) for line, row in enumerate(rows, start=2)]


@given(st.lists(st.lists(any_fields, min_size=3, max_size=3), min_size=1, max_size=6), st.integers(1, 60))
def test_quoted_records_read_as_the_csv_module_wrote_them(rows: list[list[str]], cut: int) -> None:
    lines: list[str] = []
    writer = csv.writer(type("Lines", (), {"write": lambda _, text: lines.append(text)})(), quoting=csv.QUOTE_ALL)
    writer.writerows(rows)
    data = "".join(lines).replace("\r\n", "\n").encode()
    # A line inside a record that looks like a record itself is told as a problem: nobody can know.
    swallowing = any("\n" in field and "," in field for row in rows for field in row) or any(
        ["\n" in field for field in row] == [True, False, True] for row in rows
    )
    found = records(data, cut=cut)
    if not swallowing:
        assert [fields for _, fields, problem in found if problem is None] == [stripped(row) for row in rows]


def test_a_row_with_a_field_too_many_or_too_few_keeps_its_own_fields() -> None:
    assert records(b"a,b,c,d\ne,f\ng,h,i\n") == [
        (2, ["a", "b", "c", "d"], None),
        (3, ["e", "f"], None),
        (4, ["g", "h", "i"], None),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_ends_a_line_and_the_last_may_lack_its_own(end: str) -> None:
    assert records(f"a,b,c{end}d,e,f".encode()) == [(2, ["a", "b", "c"], None), (3, ["d", "e", "f"], None)]


def test_a_quoted_field_may_run_over_lines_and_the_count_of_lines_goes_on() -> None:
    assert records(b'a,"b\nb",c\nd,e,f\n') == [(2, ["a", "b\nb", "c"], None), (4, ["d", "e", "f"], None)]


def test_a_stray_quote_costs_its_own_line_and_not_the_rest_of_the_file() -> None:
    data = b'a,"b,c\n' + b"d,e,f\n" * 60 + b'g,"h",i\n'
    found = records(data)
    assert found[0] == (2, ['a,"b,c'], NOT_CLOSED)
    assert [record[1] for record in found[1:]] == [["d", "e", "f"]] * 60 + [["g", "h", "i"]]


def test_two_stray_quotes_do_not_swallow_the_records_between_them() -> None:
    found = records(b'a,"b,c\nd,e,f\ng,h",i\n')
    assert found == [(2, ['a,"b,c'], NOT_CLOSED), (3, ["d", "e", "f"], None), (4, ['g,h",i'], BAD_QUOTES)]


def test_text_after_a_closing_quote_is_a_broken_line() -> None:
    assert records(b'a,"b"x,c\nd,e,f\n') == [(2, ['a,"b"x,c'], BAD_QUOTES), (3, ["d", "e", "f"], None)]


def test_a_quote_inside_a_field_is_a_character() -> None:
    assert records(b'a,5" pipe,c\n') == [(2, ["a", '5" pipe', "c"], None)]


def test_where_the_format_knows_no_quotes_a_quote_is_a_character() -> None:
    assert records(b'a\t"b\tc\n', TAB) == [(2, ["a", '"b', "c"], None)]


def test_an_open_record_at_the_end_of_a_block_waits_for_the_next_one() -> None:
    data = b'a,"b\nb\nb",c\nd,e,f\n'
    for cut in range(1, len(data)):
        assert filled(records(data, cut=cut)) == [(2, ["a", "b\nb\nb", "c"], None), (5, ["d", "e", "f"], None)]


def test_bytes_that_are_no_utf8_refuse_the_file_and_name_the_line() -> None:
    with pytest.raises(Refused, match="line 3"):
        records(b"a,b,c\nd,\xb5,f\n")


def test_a_file_without_line_ends_is_refused_before_it_fills_the_memory() -> None:
    with pytest.raises(Refused, match="line ends"):
        list(record_batches((b"x" * (1 << 20) for _ in range(40)), 2, COMMA))


def test_spaces_around_a_field_are_nobodys_value() -> None:
    assert records(" a ,b\u3000,\u00a0c\n".encode()) == records(b'" a ",b,c\n') == [(2, ["a", "b", "c"], None)]


def test_two_damaged_lines_that_would_make_one_record_are_not_taken_for_one() -> None:
    found = records(b'a,"b,c\ng,h",i\n')
    assert found == [(2, ['a,"b,c'], NOT_CLOSED), (3, ['g,h",i'], BAD_QUOTES)]


def test_a_first_field_that_runs_over_lines_is_read() -> None:
    assert records(b'"a\nb",c,d\n') == [(2, ["a\nb", "c", "d"], None)]


def test_a_quote_is_a_character_between_a_number_and_a_word_and_nowhere_else() -> None:
    for mark in ('15" TV', "37°36'37.8\"N 121°2'17.9\"W", '7" (small)', 'TV 5.5" wide'):
        assert records(f"a,{mark},c\n".encode()) == [(2, ["a", mark, "c"], None)]
    for damage in ('Chen"', 'Ch"en', '15"', '1"5', 'f12"-3', 'a1"b', 'x"y z"'):
        assert records(f"a,{damage},c\nd,e,f\n".encode()) == [
            (2, [f"a,{damage},c"], BAD_QUOTES),
            (3, ["d", "e", "f"], None),
        ]


def test_blanks_before_a_quote_do_not_make_it_a_character() -> None:
    assert records(b'"a", "b, b",  "c"\n') == [(2, ["a", "b, b", "c"], None)]


@pytest.mark.parametrize("dialect", [COMMA, TAB])
@pytest.mark.parametrize(("sign", "reason"), LOST.items())
def test_a_sign_that_no_dialer_writes_costs_its_line_and_not_the_rest(sign: str, reason: str, dialect: Dialect) -> None:
    cut = dialect.delimiter
    lines = [cut.join(row) for row in (("a", "b", "c"), (f"d{sign}", "e", "f"), ("g", "h", "i"))]
    assert records("\n".join(lines).encode(), dialect) == [
        (2, ["a", "b", "c"], None),
        (3, [lines[1]], reason),
        (4, ["g", "h", "i"], None),
    ]


def test_a_record_over_lines_with_a_field_too_many_is_one_record() -> None:
    assert records(b'a,"b\nb",c,d\ne,f,g\n') == [(2, ["a", "b\nb", "c", "d"], None), (4, ["e", "f", "g"], None)]


def test_a_long_log_whose_lines_end_in_carriage_returns_alone_is_read() -> None:
    block = b"a,b,c\r" * 1000
    found = record_batches((block for _ in range(3000)), 2, COMMA)
    assert sum(batch.num_rows for batch in found) == 3_000_000


@given(st.lists(st.sampled_from(["\n", "\r", "\r\n"]), min_size=1, max_size=9), st.integers(1, 9))
def test_mixed_line_ends_are_lines_wherever_the_blocks_are_cut(ends: list[str], cut: int) -> None:
    data = "".join(f"a,b,{at}{end}" for at, end in enumerate(ends)).encode()
    # `a\r` and an empty line that ends in `\n` cannot be told from `a\r\n`; no row here is empty.
    assert filled(records(data, cut=cut)) == [(at + 2, ["a", "b", str(at)], None) for at in range(len(ends))]


@pytest.mark.parametrize("cut", [1, 7, 1000])
@pytest.mark.parametrize("pieces", ['c2"', 'c2\nc3"'])
def test_a_stray_quote_that_closes_a_field_before_its_line_end_makes_no_shorter_field(pieces: str, cut: int) -> None:
    found = filled(records(f'd,e,f\na,b,"c1"\n{pieces}\ng,h,"i"\n'.encode(), cut=cut))
    assert found[0] == (2, ["d", "e", "f"], None)
    assert found[1] == (3, ['a,b,"c1"'], BAD_QUOTES)
    assert found[-1][1:] == (["g", "h", "i"], None)
    assert all(problem or len(fields) < 3 for _, fields, problem in found[1:-1])
