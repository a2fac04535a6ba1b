"""What the floor's numbers mean: values in, values out. No clock, no files, no database, no screen."""
