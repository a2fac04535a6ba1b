"""The screen on which a manager keeps the calendar: which days are worked, and who is away."""
