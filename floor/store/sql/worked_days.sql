-- The days on which somebody was at work: called, talked or was logged in. A sale alone may be a shop's.
select agent_id, day
from facts
where calls > 0 or dials > 0 or login_seconds > 0
group by agent_id, day
