-- The rows of the days at hand that count, where each day has one load: all but those that a load moved to another day.
-- {log}, {key}: a log and its key column.
select rows_of_days.*
from lake_{log} as rows_of_days
left join moved_to_{log} as moved_to on moved_to.row_key = rows_of_days.{key}
where moved_to.load_id is null or moved_to.load_id = rows_of_days.load_id
