"""The endings of files that the screens take as logs. The loader itself goes by a file's first bytes."""

LOG_ENDINGS = ("csv", "txt", "tsv", "log", "xlsx", "xls", "xlsm", "xlsb", "ods", "parquet", "gz", "zip")
