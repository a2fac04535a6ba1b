"""The hand-written board: its payload in Python, its look and movement in CSS and JavaScript."""
