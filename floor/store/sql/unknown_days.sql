-- Facts of agents whom nobody of the roster ($known) goes by, by day.
select agent_id, day, sum(calls)::bigint, sum(sold_orders)::bigint
from facts
where agent_id not in (select unnest($known::varchar[]))
group by agent_id, day
order by agent_id, day
