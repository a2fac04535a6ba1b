-- The roster: each agent's row of the latest load that has one.
select
    agent_id,
    name,
    display_name,
    team,
    hire_date,
    left_date,
    level
from latest_people
order by agent_id
