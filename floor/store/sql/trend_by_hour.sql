-- Facts of one day, summed by agent and hour.
select agent_id, hour as slot, ${columns}
from facts
where day between $day_from and $day_to
  and ($campaign is null or campaign = $campaign)
group by agent_id, hour
