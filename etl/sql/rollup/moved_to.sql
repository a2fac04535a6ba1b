-- Of the rows that loads put on different days, the load whose version counts: the latest.
-- {log}: a log.
with ranked as (
    select
        moved.row_key,
        moved.load_id,
        row_number() over (partition by moved.row_key order by active_loads.seq desc) as place
    from moved
    inner join active_loads on active_loads.load_id = moved.load_id
    where moved.log = '{log}'
),

final as (
    select
        row_key,
        load_id
    from ranked
    where place = 1
)

select * from final
