-- The rows of the days at hand that count: of several loads with one key the latest, unless it moved the row to another day.
-- {log}, {key}: a log and its key column.
with ranked as (
    select
        rows_of_days.*,
        row_number() over (partition by rows_of_days.{key} order by active_loads.seq desc) as place
    from lake_{log} as rows_of_days
    inner join active_loads on active_loads.load_id = rows_of_days.load_id
),

final as (
    select ranked.*
    from ranked
    left join moved_to_{log} as moved_to on moved_to.row_key = ranked.{key}
    where ranked.place = 1 and (moved_to.load_id is null or moved_to.load_id = ranked.load_id)
)

select * from final
