select agent_id, min(day), max(day), sum(calls)::bigint, sum(sold_orders)::bigint
from facts
where agent_id not in (select agent_id from people)
group by agent_id
order by agent_id
