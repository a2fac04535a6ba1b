"""Guesses of what an unknown log says, each with its reason: a draft of a format that a person then corrects."""
