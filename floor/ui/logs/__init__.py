"""The screen on which an administrator brings logs in, sees what became of them and takes them back."""
