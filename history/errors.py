"""What can go wrong with the history; every message is a sentence for the user that says what to do.

HistoryError
├── FolderUnusable       the data folder cannot be made, read or written
├── DiskFull             nothing more fits on the disk
├── DatabaseBusy         another program holds the database for longer than we wait
├── DatabaseDamaged      the database, or one attempt in it, cannot be read
├── NewerHistory         a newer Rounds wrote the database; this one only reads it
└── UnknownAttempt       there is no attempt of that id
"""


class HistoryError(Exception):
    """Anything that keeps the history from being read or written."""


class FolderUnusable(HistoryError):
    """The data folder cannot be made, read or written."""


class DiskFull(HistoryError):
    """Nothing more fits on the disk; what was kept before is untouched."""


class DatabaseBusy(HistoryError):
    """Another program holds the database for longer than we wait."""


class DatabaseDamaged(HistoryError):
    """The database, or one attempt in it, cannot be read; its bytes are left as they are."""


class NewerHistory(HistoryError):
    """A newer Rounds wrote the database, so this one only reads it."""


class UnknownAttempt(HistoryError):
    """There is no attempt of that id."""
