"""The screen on which an administrator looks after people."""
