-- Orders, cancellations and revenue of the facts are those of the sales lines.
with lines as (
    select
        day,
        sum(case when status = 'cancelled' then 0 else 1 end) as orders,
        sum(case when status = 'cancelled' then 1 else 0 end) as cancelled_orders,
        sum(case when status = 'cancelled' then 0 else coalesce(amount_minor, 0) end) as revenue_minor
    from next.sales
    where day in (select day from days_at_hand)
    group by day
),

facts as (
    select
        day,
        sum(orders) as orders,
        sum(cancelled_orders) as cancelled_orders,
        sum(revenue_minor) as revenue_minor
    from next.facts
    where day in (select day from days_at_hand)
    group by day
)

select 'sales of ' || cast(coalesce(lines.day, facts.day) as varchar) || ' differ between the lines and the facts' as fault
from lines
full outer join facts on facts.day = lines.day
where
    coalesce(lines.orders, 0) <> coalesce(facts.orders, 0)
    or coalesce(lines.cancelled_orders, 0) <> coalesce(facts.cancelled_orders, 0)
    or coalesce(lines.revenue_minor, 0) <> coalesce(facts.revenue_minor, 0)
