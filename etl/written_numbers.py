"""Numbers as people and spreadsheets write them, as SQL: wide digits, thousands marks, signs of currency."""

WIDE = "０１２３４５６７８９．，％－"
NARROW = "0123456789.,%-"
CURRENCY = "$€£¥￥₹₩元円"
# A thousands mark stands before exactly three digits: 12,34 and 1,2345 are no number that can be known.
GROUPED = "[0-9]{{1,3}}([{marks}][0-9]{{3}})+({point}[0-9]*)?"
BARE = "[0-9]+({point}[0-9]*)?"


def plain(raw: str, decimal: str, signs: str = "") -> str:
    """The text `raw` as digits and a decimal point, its outer `signs` gone; NULL where its marks cannot be understood.

    What stands there plainly already is taken as it is, for nearly every number does and a log has millions.
    """
    narrow = f"translate({raw}, '{WIDE}', '{NARROW}')"
    bare = f"regexp_replace({narrow}, '^[{signs}]\\s*|\\s*[{signs}]$', '')" if signs else narrow
    point, marks = ("\\.", ",'' \u00a0\u202f") if decimal == "." else (",", ".'' \u00a0\u202f")
    pattern = f"{GROUPED.format(marks=marks, point=point)}|{BARE.format(point=point)}"
    digits = f"regexp_replace({bare}, '[{marks}]', '', 'g')"
    read = f"case when regexp_full_match({bare}, '{pattern}') then replace({digits}, '{decimal}', '.') end"
    known = "[0-9]+(\\.[0-9]*)?" if decimal == "." else "[0-9]+"
    return f"case when regexp_full_match({raw}, '{known}') then {raw} else {read} end"
