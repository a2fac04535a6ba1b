-- Facts of a span of days, summed by agent. Who changes team in it has a row for each stay (the three lists), `since`
-- its first day; everybody else has one row, since the first day of all. hour_to, where given, is the last hour that counts.
with stays as (
    select
        unnest($agents::varchar[]) as agent_id,
        unnest($days_from::date[]) as day_from,
        unnest($days_to::date[]) as day_to
)

select facts.agent_id, coalesce(stays.day_from, $day_from) as since, ${columns}
from facts
left join stays on stays.agent_id = facts.agent_id and facts.day between stays.day_from and stays.day_to
where facts.day between $day_from and $day_to
  and ($campaign is null or campaign = $campaign)
  and ($hour_to is null or hour <= $hour_to)
group by facts.agent_id, stays.day_from
