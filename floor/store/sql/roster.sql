select agent_id, coalesce(nullif(trim(display_name), ''), nullif(trim(name), ''), agent_id), coalesce(team, '')
from people
