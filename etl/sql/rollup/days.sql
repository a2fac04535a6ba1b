-- The newest call or sale of each day.
with moments as (
    select day, started_at as moment from latest_calls
    union all
    select day, sold_at as moment from sales_of_days
),

final as (
    select
        day,
        max(moment) as newest
    from moments
    group by day
)

select * from final
