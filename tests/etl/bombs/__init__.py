"""Files that were made to hurt whoever opens them: small ones that hold much, and ones that are not what they say."""

from tests.etl.bombs import packed, parquet, text, workbooks
from tests.etl.bombs.kept import MAKERS

__all__ = ["MAKERS", "packed", "parquet", "text", "workbooks"]
