-- Sales of a span of days, newest first, that the three lists let through; without lists everybody's.
-- A sale that is shared is seen by both; `is_own` tells whose account it stands on, for that is the seller's alone.
with seen as (
    select
        unnest($agents::varchar[]) as agent_id,
        unnest($days_from::date[]) as day_from,
        unnest($days_to::date[]) as day_to
),

sold as (
    select sales.sale_id, true as is_own
    from sales
    where sales.day between $day_from and $day_to
      and ($agents is null or exists (
          select 1
          from seen
          where seen.agent_id = sales.agent_id and sales.day between seen.day_from and seen.day_to
      ))
),

shared as (
    select sales.sale_id, false as is_own
    from sales
    where sales.day between $day_from and $day_to
      and exists (
          select 1
          from seen
          where seen.agent_id = sales.shared_with and sales.day between seen.day_from and seen.day_to
      )
      and sales.sale_id not in (select sold.sale_id from sold)
),

final as (
    select * from sold
    union all
    select * from shared
)

select
    sales.sale_id,
    sales.sold_at,
    sales.day,
    sales.agent_id,
    sales.campaign,
    sales.product,
    coalesce(nullif(trim(products.name), ''), sales.product),
    sales.quantity,
    sales.amount_minor,
    sales.status,
    sales.cancelled_at,
    sales.shared_with,
    sales.share_bp,
    final.is_own
from final
inner join sales on sales.sale_id = final.sale_id
left join products on products.product = sales.product
order by sales.sold_at desc, sales.sale_id desc
