-- Sum and count, not an average: the average stays exact.
select coalesce(sum(list_price_minor), 0)::bigint, count(list_price_minor)
from products
