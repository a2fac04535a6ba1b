-- A count or a duration below zero is a fault of the roll-up.
select 'facts of ' || agent_id || ' on ' || cast(day as varchar) || ' are below zero' as fault
from next.facts
where
    day in (select day from days_at_hand)
    and least(dials, calls, answered, talks, contacts, ring_seconds, talk_seconds, hold_seconds, wrap_seconds, login_seconds, orders, sold_orders) < 0
