-- The rows of the days at hand that count, where each day has one load: all, but for those that a load moved to another day.
-- {log}, {key}: a log and its key column.
with moved_to as (
    select
        moved.row_key,
        max(active_loads.seq) as seq
    from moved
    inner join active_loads on active_loads.load_id = moved.load_id
    where moved.log = '{log}'
    group by moved.row_key
),

final as (
    select rows_of_day.*
    from lake_{log} as rows_of_day
    inner join active_loads on active_loads.load_id = rows_of_day.load_id
    left join moved_to on moved_to.row_key = rows_of_day.{key}
    where moved_to.seq is null or moved_to.seq = active_loads.seq
)

select * from final
