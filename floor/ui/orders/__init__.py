"""The parts of the orders screen."""
