select coalesce(sum(calls), 0)::bigint
from unknown_codes
where day between $day_from and $day_to
  and ($campaign is null or campaign = $campaign)
