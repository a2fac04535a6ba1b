"""Gzip and zip that unpack to much, lie about it, or lead elsewhere."""

import gzip
import io
import struct
import zipfile
import zlib

from tests.etl.bombs.kept import HEADER, MEGABYTE, ROW, bomb, zipped


@bomb("a-gigabyte-of-zeros.csv.gz")
def a_gigabyte_of_zeros() -> bytes:
    return gzip.compress(bytes(16 * MEGABYTE)) * 64


@bomb("a-log-that-never-ends.csv.gz")
def a_log_that_never_ends() -> bytes:
    rows = gzip.compress(ROW * 200_000, 9)
    return gzip.compress(HEADER) + rows * 128


@bomb("gzip-in-gzip-in-gzip.csv.gz")
def gzip_in_gzip_in_gzip() -> bytes:
    held = bytes(64 * MEGABYTE)
    for _ in range(3):
        held = gzip.compress(held)
    return held


@bomb("a-hundred-thousand-empty-members.csv.gz")
def a_hundred_thousand_empty_members() -> bytes:
    return gzip.compress(HEADER) + gzip.compress(b"") * 100_000


@bomb("cut-off.csv.gz")
def cut_off() -> bytes:
    return gzip.compress(HEADER + b"".join(ROW.replace(b"c1", b"c%d" % at) for at in range(9000)))[:-200]


@bomb("wrong-sum.csv.gz")
def wrong_sum() -> bytes:
    held = bytearray(gzip.compress(HEADER + ROW))
    held[-8] ^= 0xFF
    return bytes(held)


@bomb("half-a-gigabyte-of-zeros.zip")
def half_a_gigabyte_of_zeros() -> bytes:
    return zipped({"calls.csv": bytes(512 * MEGABYTE)}, level=1)


@bomb("states-a-small-size.zip")
def states_a_small_size() -> bytes:
    size = 64 * MEGABYTE
    return zipped({"calls.csv": bytes(size)}, level=1).replace(struct.pack("<I", size), struct.pack("<I", 100))


@bomb("twenty-thousand-files.zip")
def twenty_thousand_files() -> bytes:
    return zipped({f"{at}.csv": b"" for at in range(20_000)})


@bomb("one-content-for-many-names.zip")
def one_content_for_many_names() -> bytes:
    """Entries that overlap: each name in the directory points to the same packed bytes."""
    size = 64 * MEGABYTE
    packed = zlib.compress(bytes(size), 9)[2:-4]
    crc, name = zlib.crc32(bytes(size)), b"calls.csv"
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(packed), size, len(name), 0) + name
    entries = b""
    for at in range(500):
        other = b"%05d.csv" % at
        entries += struct.pack(
            "<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 0, crc, len(packed), size, len(other), 0, 0, 0, 0, 0, 0
        )
        entries += other
    body = local + packed
    return body + entries + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 500, 500, len(entries), len(body), 0)


@bomb("zip-in-zip-in-zip.zip")
def zip_in_zip_inzipped() -> bytes:
    held = zipped({"calls.csv": bytes(64 * MEGABYTE)})
    for _ in range(3):
        held = zipped({f"{at}.zip": held for at in range(8)})
    return held


@bomb("names-that-lead-outside.zip")
def names_that_lead_outside() -> bytes:
    names = ["../../evil.csv", "/tmp/evil.csv", "..\\..\\evil.csv", "a/../../evil.csv", "C:\\evil.csv", "\n.csv"]  # noqa: S108
    return zipped(dict.fromkeys(names, HEADER))


@bomb("a-link-that-leads-outside.zip")
def a_link_that_leads_outside() -> bytes:
    held = io.BytesIO()
    link = zipfile.ZipInfo("calls.csv")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr(link, "/etc/passwd")
    return held.getvalue()


@bomb("locked.zip")
def locked() -> bytes:
    held = bytearray(zipped({"calls.csv": HEADER + ROW}))
    for sign, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        held[held.index(sign) + flags] |= 1
    return bytes(held)
