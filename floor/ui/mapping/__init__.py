"""The screen on which somebody says what the columns of an unknown log are."""
