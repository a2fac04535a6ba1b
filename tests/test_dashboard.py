import logging

import dashboard


def test_no_address_is_logged_because_some_are_keys_however_much_is_to_be_logged() -> None:
    """At level "info" Streamlit sets up this logger from the first change of its config.toml on."""
    assert dashboard.app is not None
    assert not logging.getLogger("uvicorn.access").isEnabledFor(logging.CRITICAL)
