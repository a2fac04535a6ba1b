"""Floorboard: the whiteboard of a telemarketing floor."""
