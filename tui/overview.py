"""What home shows, read from the studio by a thread that may wait for the disk."""

from typing import TYPE_CHECKING

import msgspec

from history.attempt import Progress
from tui.finishing import CutOff, find_cut_off

if TYPE_CHECKING:
    from practice.studio import Studio

ELSEWHERE = "Another Rounds is open on the same data folder: read here as you like, and practise there."


class Overview(msgspec.Struct, frozen=True):
    """How each prompt goes by its id, the prompt answered last, what was cut off, what the user should know."""

    progress: dict[str, Progress]
    latest: str | None
    cut_off: tuple[CutOff, ...]
    notices: tuple[str, ...]

    @property
    def answers(self) -> int:
        """Answers that have been scored."""
        return sum(found.attempts for found in self.progress.values())

    @property
    def best(self) -> int | None:
        """The best score of all."""
        return max((found.best for found in self.progress.values() if found.best is not None), default=None)


def read_overview(studio: "Studio") -> Overview:
    """Read everything; a history that cannot be read leaves an empty overview with a notice that says why."""
    from content.packs import user_pack_faults
    from history.errors import HistoryError

    faults = user_pack_faults(studio.paths.packs)
    notices = [] if studio.writable else [ELSEWHERE]
    if faults:
        more = f" ({len(faults) - 1} more: rounds packs check)" if len(faults) > 1 else ""
        notices.append(f"{faults[0]}{more}")
    try:
        with studio.history() as history:
            progress = history.progress()
            latest = history.list(limit=1)
        cut_off = find_cut_off(studio)
    except HistoryError as error:
        return Overview({}, None, (), (*notices, str(error)))
    return Overview(progress, latest[0].prompt if latest else None, cut_off, tuple(notices))
