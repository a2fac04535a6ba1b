"""The screens of accounts: an administrator's over all of them, and everybody's of their own."""
