"""What there is to say of an answer beside its score, by the kind of its prompt."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from content.errors import ContentError
from content.pack import Pack
from content.packs import locate_prompt
from history.attempt import Attempt
from practice.line import Rehearsal, rehearse

if TYPE_CHECKING:
    from history.store import History


class Verdict(msgspec.Struct, frozen=True):
    """A part is None or empty where the prompt asks for nothing of the sort."""

    line: Rehearsal | None = None


def read_verdict(history: "History", packs: Sequence[Pack], attempt: Attempt) -> Verdict | None:
    """Judge a finished answer by what its prompt asks for; None when its pack is gone.

    Raises a HistoryError.
    """
    try:
        prompt = locate_prompt(attempt.prompt, packs)[2]
    except ContentError:
        return None
    if attempt.follows:
        return Verdict()
    line = None
    if prompt.line and attempt.state == "done":
        line = rehearse(prompt.line, prompt.takes, history.said(prompt.id, until=attempt.id))
    return Verdict(line=line)
