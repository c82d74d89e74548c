"""What the history screen shows, read by a thread that may wait for the disk."""

from typing import TYPE_CHECKING

import msgspec

from content.scorecard import Kind
from history.attempt import Hit
from tui.finishing import taped_seconds

if TYPE_CHECKING:
    from practice.studio import Studio

MOST_ROWS = 500


class Chronicle(msgspec.Struct, frozen=True):
    """What a search found, and how practice goes over all answers.

    ``query`` is what was searched for, ``number`` says which search it was, ``problem`` is a sentence when the
    search or the history makes no sense.
    """

    number: int
    query: str
    hits: tuple[Hit, ...]
    trend: tuple[int, ...]
    said_in: dict[Kind, float]
    problem: str


def read_chronicle(studio: "Studio", query: str, number: int) -> Chronicle:
    """Search the history and read the trends; a history that cannot be read becomes a problem."""
    from history.errors import HistoryError
    from history.query import parse_query

    try:
        with studio.history() as history:
            hits = tuple(_measured(studio, hit) for hit in history.search(query, limit=MOST_ROWS))
            trend, said_in = history.trend(), history.said_in()
    except HistoryError as error:
        return Chronicle(number, query, (), (), {}, str(error))
    return Chronicle(number, query, hits, trend, said_in, " ".join(parse_query(query).problems))


def _measured(studio: "Studio", hit: Hit) -> Hit:
    """Fill in the length of what was never finished from its tape."""
    if hit.attempt.state == "done" or hit.attempt.audio is None:
        return hit
    seconds = taped_seconds(studio, hit.attempt) or 0.0
    return msgspec.structs.replace(hit, attempt=msgspec.structs.replace(hit.attempt, seconds=seconds))
