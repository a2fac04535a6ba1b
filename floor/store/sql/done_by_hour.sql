-- Facts by agent and hour after the midnight of their day, over a span of days. Stays as in tally.sql.
with stays as (
    select
        unnest($agents::varchar[]) as agent_id,
        unnest($days_from::date[]) as day_from,
        unnest($days_to::date[]) as day_to
)

select facts.agent_id, coalesce(stays.day_from, $day_from) as since, date_diff('hour', day::timestamp, hour) as slot, ${columns}
from facts
left join stays on stays.agent_id = facts.agent_id and facts.day between stays.day_from and stays.day_to
where facts.day between $day_from and $day_to
group by facts.agent_id, stays.day_from, slot
