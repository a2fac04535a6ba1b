-- The last day before this one, within a week, on which the floor worked.
select max(day)
from facts
where day between $day::date - 7 and $day::date - 1
