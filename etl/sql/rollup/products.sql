-- The products: each one's row of the latest load that has one.
select
    product,
    name,
    category,
    list_price_minor
from latest_products
order by product
