"""Workbooks whose cells are strewn, whose strings grow, or whose insides lead round in a circle."""

import struct

from tests.etl.bombs.kept import bomb, zipped

SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
WORKBOOK = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r" Target="xl/workbook.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
    ),
    "xl/workbook.xml": (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="Calls" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="worksheets/sheet1.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>'
        '<Relationship Id="r2" Target="sharedStrings.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/></Relationships>'
    ),
}
ODS_HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:body><office:spreadsheet><table:table table:name="Calls">'
)
ODS_TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>"


def _xlsx(sheet: str, strings: str = "<sst/>") -> bytes:
    return zipped({**WORKBOOK, "xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": strings})


def _ods(table: str) -> bytes:
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/></manifest:manifest>'
    )
    return zipped({"mimetype": mime, "META-INF/manifest.xml": manifest, "content.xml": ODS_HEAD + table + ODS_TAIL})


@bomb("a-billion-laughs.xlsx")
def a_billion_laughs() -> bytes:
    rise = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
    strings = f'<!DOCTYPE sst [<!ENTITY l0 "ha">{rise}]><sst><si><t>&l9;</t></si></sst>'
    return _xlsx(SHEET.format('<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'), strings)


@bomb("one-long-entity-many-times.xlsx")
def one_long_entity_many_times() -> bytes:
    long = f'<!DOCTYPE sst [<!ENTITY a "{"a" * 100_000}">]>'
    return _xlsx(SHEET.format(""), f"{long}<sst><si><t>{'&a;' * 100_000}</t></si></sst>")


@bomb("a-file-of-the-machine.xlsx")
def a_file_of_the_machine() -> bytes:
    strings = '<!DOCTYPE sst [<!ENTITY p SYSTEM "file:///etc/passwd">]><sst><si><t>&p;</t></si></sst>'
    return _xlsx(SHEET.format('<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'), strings)


@bomb("two-cells-at-the-far-corners.xlsx")
def two_cells_at_the_far_corners() -> bytes:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return _xlsx(SHEET.format(f'<dimension ref="A1:XFD1048576"/><sheetData>{cells}</sheetData>'))


@bomb("far-corners-and-a-small-dimension.xlsx")
def far_corners_and_a_small_dimension() -> bytes:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return _xlsx(SHEET.format(f'<dimension ref="A1:B2"/><sheetData>{cells}</sheetData>'))


@bomb("a-cell-in-the-last-column-of-each-row.xlsx")
def a_cell_in_the_last_column_of_each_row() -> bytes:
    rows = "".join(f'<row r="{at}"><c r="XFD{at}"><v>1</v></c></row>' for at in range(1, 40_000))
    return _xlsx(SHEET.format(f"<sheetData>{rows}</sheetData>"))


@bomb("four-billion-strings-stated.xlsx")
def four_billion_strings_stated() -> bytes:
    return _xlsx(SHEET.format(""), '<sst count="4294967295" uniqueCount="4294967295"><si><t>a</t></si></sst>')


@bomb("a-string-that-is-not-there.xlsx")
def a_string_that_is_not_there() -> bytes:
    return _xlsx(SHEET.format('<sheetData><row r="1"><c r="A1" t="s"><v>4000000000</v></c></row></sheetData>'))


@bomb("elements-in-elements.xlsx")
def elements_in_elements() -> bytes:
    return _xlsx(SHEET.format("<a>" * 300_000 + "</a>" * 300_000))


@bomb("all-cells-of-a-sheet-repeated.ods")
def all_cells_of_a_sheet_repeated() -> bytes:
    text = 'office:value-type="string"><text:p>a</text:p></table:table-cell>'
    cell = f'<table:table-cell table:number-columns-repeated="16384" {text}'
    return _ods(f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>')


@bomb("four-billion-rows-repeated.ods")
def four_billion_rows_repeated() -> bytes:
    cell = '<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'
    return _ods(f'<table:table-row table:number-rows-repeated="4294967295">{cell}</table:table-row>' * 2)


@bomb("no-workbook.xls")
def no_workbook() -> bytes:
    return bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00\x07" * 2048


@bomb("a-chain-that-bites-its-tail.xls")
def a_chain_that_bites_its_tail() -> bytes:
    """A compound file each of whose sectors names itself as the one that follows."""
    head = bytearray(512)
    head[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    struct.pack_into("<5H", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<I", head, 44, 1)
    struct.pack_into("<IIIIIII", head, 48, 0, 0, 4096, 0, 1, 0, 0)
    struct.pack_into("<109I", head, 76, *([0] * 109))
    return bytes(head) + struct.pack("<128I", *range(128)) + bytes(512 * 127)
