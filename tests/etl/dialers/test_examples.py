"""Each shipped format on a file made after the dialer's documented export, which it alone knows."""

from pathlib import Path

import pytest

from etl.formats import SHIPPED, read_format
from etl.problems import Refused
from etl.source import open_source
from tests.floor_folder import FloorFolder

EXAMPLES = {path.stem: path for path in sorted(Path(__file__).with_name("examples").iterdir())}
FORMATS = {path.stem: read_format(path) for path in sorted(SHIPPED.glob("*.toml"))}
NEVER = [name for name, one in FORMATS.items() if one.never]
SECRETS = (b"15550123456", b"5550100", b"Hortensia", b"Quiet Lane")


def test_each_shipped_format_has_an_example() -> None:
    assert EXAMPLES.keys() == FORMATS.keys()


@pytest.mark.parametrize("name", FORMATS)
def test_an_example_is_known_by_exactly_its_format(name: str) -> None:
    formats = list(FORMATS.values())
    if name in NEVER:
        with pytest.raises(Refused) as refusal:
            open_source(EXAMPLES[name], formats)
        assert str(refusal.value) == FORMATS[name].never
    else:
        assert open_source(EXAMPLES[name], formats).format.name == name


@pytest.mark.parametrize("name", FORMATS)
def test_without_its_format_an_example_is_no_other_dialers(name: str) -> None:
    maker = name.partition("-")[0]
    with pytest.raises(Refused, match="No format fits its header"):
        open_source(EXAMPLES[name], [one for other, one in FORMATS.items() if other.partition("-")[0] != maker])


@pytest.mark.parametrize("name", FORMATS)
def test_every_column_of_an_example_is_named_by_its_format(name: str) -> None:
    one = FORMATS[name].model_copy(update={"never": ""})
    statuses = {"NI", "SALE", ""}
    assert set(open_source(EXAMPLES[name], [one]).header) - one.named_sources() - statuses == set()


def test_no_name_address_or_number_of_a_customer_is_stored_from_any_of_them(floor: FloorFolder) -> None:
    reports = floor.load(*(path for name, path in EXAMPLES.items() if name not in NEVER))
    assert {Path(report.file).stem for report in reports if report.status != "loaded"} == set()
    # The refused rows are kept as they stood, so that they can be corrected; nothing else holds what a customer is.
    kept = [path for path in floor.settings.data.rglob("*") if path.is_file() and path.parent != floor.folder.rejects]
    held = b"".join(path.read_bytes() for path in kept)
    assert [secret for secret in SECRETS if secret in held] == []
