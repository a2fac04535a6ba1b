-- The sales line by line: those of the sales log, and before its first day the calls that ended in a sale.
with of_log as (
    select
        sale_id, sold_at, day, agent_id, call_id, campaign, product, quantity, amount_minor, status,
        cancelled_at, cast(cancelled_at - day_start.since_midnight as date) as cancelled_day,
        cancel_reason, shared_with, share_bp
    from latest_sales
    cross join day_start
),

of_calls as (
    select
        'call:' || latest_calls.call_id as sale_id,
        latest_calls.started_at as sold_at,
        latest_calls.day,
        latest_calls.agent_id,
        latest_calls.call_id,
        latest_calls.campaign,
        coalesce(latest_calls.product, '') as product,
        1 as quantity,
        products.list_price_minor as amount_minor,
        'booked' as status,
        cast(null as timestamp) as cancelled_at,
        cast(null as date) as cancelled_day,
        cast(null as varchar) as cancel_reason,
        cast(null as varchar) as shared_with,
        cast(null as integer) as share_bp
    from latest_calls
    inner join outcomes on outcomes.outcome = latest_calls.outcome and outcomes.sale = 1
    cross join sales_log
    left join products on products.product = latest_calls.product
    where sales_log.first_day is null or latest_calls.day < sales_log.first_day
),

final as (
    select * from of_log
    union all
    select * from of_calls
)

select * from final
