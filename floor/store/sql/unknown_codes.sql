select format, campaign, outcome_code, sum(calls)::bigint, min(day), max(day)
from unknown_codes
group by all
order by 4 desc, 1, 2, 3
