import logging

import pytest
import uvicorn

import dashboard


def test_no_address_is_logged_because_some_are_keys_however_often_uvicorn_sets_up_its_logs(
    caplog: pytest.LogCaptureFixture,
) -> None:
    uvicorn.Config(dashboard.app, log_level="info")
    access = logging.getLogger("uvicorn.access")
    access.addHandler(caplog.handler)
    try:
        access.info('%s - "%s %s HTTP/%s" %d', "192.0.2.1", "GET", "/wall/a-key", "1.1", 200)
    finally:
        access.removeHandler(caplog.handler)
    assert not caplog.records
