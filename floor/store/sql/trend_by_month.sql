-- Facts of several whole months, summed by agent and month; slot is its first day, as in rules/periods.py.
select agent_id, date_trunc('month', day)::timestamp as slot, ${columns}
from facts
where day between $day_from and $day_to
  and ($campaign is null or campaign = $campaign)
group by all
