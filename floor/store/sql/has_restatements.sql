-- A warehouse that an older version published has none.
select count(*) > 0 from duckdb_tables() where table_name = 'restatements' and not internal
