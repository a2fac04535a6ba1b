"""The program's front: `streamlit run dashboard.py` serves the screens and our own routes, all behind one guard."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from floor.web.guard import Guard
from floor.web.wall import routes as wall_routes

# An absolute path: a relative one would mean something else under another server.
app = st.App(
    Path(__file__).parent / "floor" / "ui" / "shell.py",
    routes=[*wall_routes()],
    middleware=[Middleware(Guard)],
)
