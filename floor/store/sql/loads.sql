select load_id, file, format, log, loaded_at, rows_read, loaded, rejected, duplicates, first_day, last_day, undone_at
from loads
order by seq desc
