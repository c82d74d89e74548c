"""What has been done to prepare, as the plan takes it in."""

import msgspec

from history.preparation import Rehearsal, Sitting
from practice.paths import Paths


class Prepared(msgspec.Struct, frozen=True):
    """Answers and sittings, oldest first."""

    rehearsals: tuple[Rehearsal, ...] = ()
    sittings: tuple[Sitting, ...] = ()


def read_prepared(paths: Paths) -> Prepared:
    """Read them from the history; where nothing was ever kept, nothing is made. Raises HistoryError."""
    if not (paths.data / "rounds.db").exists():
        return Prepared()
    from history.store import History

    with History(paths.data) as history:
        return Prepared(history.rehearsals(), history.sittings())
