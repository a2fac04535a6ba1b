"""Lists drawn by a script of ours: lines under their days, a block on a phone, one line where there is room."""
