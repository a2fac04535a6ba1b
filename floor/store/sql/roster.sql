select agent_id, coalesce(nullif(display_name, ''), nullif(name, ''), agent_id), coalesce(team, '')
from people
