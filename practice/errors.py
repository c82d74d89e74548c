"""What can go wrong while practising; every message is a sentence for the user.

::

    PracticeError
    ├── AlreadyOpen      another Rounds holds the data folder
    ├── CalendarNotKept  the plan could not be written as a calendar file
    ├── NoPlan           the interview is over, or too far away
    ├── NoRoom           the disk has too little space for an answer
    └── SettingsNotKept  a choice could not be written to the settings file
"""


class PracticeError(Exception):
    """A round cannot go on; the message says what happened and what to do."""


class AlreadyOpen(PracticeError):
    """Another Rounds holds the data folder."""


class CalendarNotKept(PracticeError):
    """The plan could not be written as a calendar file."""


class NoPlan(PracticeError):
    """Nothing can be planned for this date."""


class NoRoom(PracticeError):
    """The disk has too little space left for an answer."""


class SettingsNotKept(PracticeError):
    """A choice could not be written to the settings file, which is as it was."""
