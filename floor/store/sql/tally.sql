-- Facts of a span of days, summed by agent. hour_to, where given, is the last hour that counts.
select agent_id, ${columns}
from facts
where day between $day_from and $day_to
  and ($campaign is null or campaign = $campaign)
  and ($hour_to is null or hour <= $hour_to)
group by agent_id
