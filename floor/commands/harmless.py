"""A line that a terminal only shows: names in it come from logs and from strangers."""


def harmless(line: str) -> str:
    """The line without the signs that a terminal would obey, and without the space at its end."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in line).rstrip()
