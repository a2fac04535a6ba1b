-- The rows of the days at hand that count: of several loads with one key the latest, unless it moved the row to another day.
-- {log}, {key}: a log and its key column.
with ranked as (
    select
        rows_of_day.*,
        active_loads.seq,
        row_number() over (partition by rows_of_day.{key} order by active_loads.seq desc) as place
    from lake_{log} as rows_of_day
    inner join active_loads on active_loads.load_id = rows_of_day.load_id
),

moved_to as (
    select
        moved.row_key,
        max(active_loads.seq) as seq
    from moved
    inner join active_loads on active_loads.load_id = moved.load_id
    where moved.log = '{log}'
    group by moved.row_key
),

final as (
    select ranked.*
    from ranked
    left join moved_to on moved_to.row_key = ranked.{key}
    where ranked.place = 1 and (moved_to.seq is null or moved_to.seq = ranked.seq)
)

select * from final
