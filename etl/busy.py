"""Whether a load runs at this moment, for those who would rather be told than wait."""

from filelock import FileLock, Timeout

from etl.folders import DataFolder
from floor.settings import Settings


def another_load_runs(settings: Settings) -> bool:
    """Whether the lock of loads is held now."""
    folder = DataFolder(settings.data)
    folder.root.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder.lock, timeout=0):
            return False
    except Timeout:
        return True
