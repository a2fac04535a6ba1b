-- Facts of a span of days, summed by agent and day.
select agent_id, day, ${columns}
from facts
where day between $day_from and $day_to
group by agent_id, day
