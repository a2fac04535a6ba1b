-- What was changed of days after they were over, newest first, of a span of days and of those that the three lists let
-- through; without lists everybody's. With a load, what that load did.
with seen as (
    select
        unnest($agents::varchar[]) as agent_id,
        unnest($days_from::date[]) as day_from,
        unnest($days_to::date[]) as day_to
)

select number, restated_at, day, agent_id, fact, before, after, loads
from restatements
where day between $day_from and $day_to
  and ($load_id is null or list_contains(loads, $load_id))
  and (
      $agents is null
      or exists (
          select 1 from seen
          where seen.agent_id = restatements.agent_id and restatements.day between seen.day_from and seen.day_to
      )
  )
order by number desc
