"""Logs in, warehouse out: read, conform, check, lake, roll up, publish."""
