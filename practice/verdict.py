"""What there is to say of an answer beside its score, by the kind of its prompt."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from content.errors import ContentError
from content.pack import Pack, Prompt
from content.packs import locate_prompt
from content.scorecard import Scorecard
from history.attempt import Attempt
from practice.checks import FrameworkShown, lay_over
from practice.line import Rehearsal, rehearse

if TYPE_CHECKING:
    from history.store import History


class Verdict(msgspec.Struct, frozen=True):
    """A part is None or empty where the prompt asks for nothing of the sort."""

    line: Rehearsal | None = None
    frameworks: tuple[FrameworkShown, ...] = ()


def find_asked(attempt: Attempt, packs: Sequence[Pack]) -> Prompt | None:
    """The prompt of an attempt as it stands in its pack, None when the pack is gone."""
    try:
        return locate_prompt(attempt.prompt, packs)[2]
    except ContentError:
        return None


def read_verdict(history: "History", prompt: Prompt, attempt: Attempt, card: Scorecard) -> Verdict:
    """Judge a finished answer by what its prompt asks for.

    Raises a HistoryError.
    """
    if attempt.follows:
        return Verdict()
    line = None
    if prompt.line and attempt.state == "done":
        line = rehearse(prompt.line, prompt.takes, history.said(prompt.id, until=attempt.id))
    return Verdict(line=line, frameworks=lay_over(prompt.frameworks, card.evidence))
