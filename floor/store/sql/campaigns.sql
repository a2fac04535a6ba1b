select distinct campaign
from facts
where day between $day_from and $day_to
  and campaign <> ''
order by campaign
