"""The program's front: `streamlit run dashboard.py` serves the screens and our own routes beside them."""

from pathlib import Path

import streamlit as st

from floor.web.wall import routes

# An absolute path: a relative one would mean something else under another server.
app = st.App(Path(__file__).parent / "floor" / "ui" / "shell.py", routes=routes())
