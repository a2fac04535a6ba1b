-- Facts of one person by day; `agents` are their dialer ids.
select day, ${columns}
from facts
where agent_id in (select unnest($agents::varchar[])) and day between $day_from and $day_to
group by day
order by day
