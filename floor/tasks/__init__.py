"""What a user can do, one action each: check the right, do it, write the audit line, all in one transaction."""
