select min(day), max(day)
from facts
