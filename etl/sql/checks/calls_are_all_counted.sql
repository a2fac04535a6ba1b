-- Every call that counts stands in the facts, once.
select 'calls of ' || cast(day as varchar) || ': ' || cast(in_lake as varchar) || ' in the lake, ' || cast(in_facts as varchar) || ' in the facts' as fault
from (
    select
        day,
        sum(in_lake) as in_lake,
        sum(in_facts) as in_facts
    from (
        select day, 1 as in_lake, 0 as in_facts from latest_calls
        union all
        select day, 0 as in_lake, calls as in_facts from next.facts where day in (select day from days_at_hand)
    ) as both_sides
    group by day
) as days
where in_lake <> in_facts
