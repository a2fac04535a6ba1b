-- No sale stands twice, on one day or on two.
select 'sale ' || sale_id || ' stands ' || cast(count(*) as varchar) || ' times' as fault
from next.sales
where sale_id in (select sale_id from next.sales where day in (select day from days_at_hand))
group by sale_id
having count(*) > 1
