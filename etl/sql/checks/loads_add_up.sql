-- Every row that was read was loaded, rejected or a duplicate.
select 'load ' || load_id || ' does not add up' as fault
from next.loads
where rows_read <> loaded + rejected + duplicates
