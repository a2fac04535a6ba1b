from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from floor.i18n import Words
from floor.rules.metrics import METRICS
from tests.signed_in import identity

PAGE = Path(__file__).parents[3] / "pages" / "everyone" / "definitions.py"


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_every_metric_stands_with_its_definition(language: str) -> None:
    page = AppTest.from_file(str(PAGE), default_timeout=20)
    page.user = dict(identity("agent"))
    page.query_params["lang"] = language
    page.run()
    assert not page.exception
    t = Words(language)
    names = [t.label(metric.name) for metric in METRICS.values()]
    assert [heading.value for heading in page.subheader] == [*names, t("Target and pace")]
    shown = {text.value for text in page.markdown}
    assert {t.label(metric.definition) for metric in METRICS.values()} <= shown
