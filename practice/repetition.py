"""When a rehearsed answer is due again.

The model is FSRS-6 (https://github.com/open-spaced-repetition) with its published parameters, asked for a
recall of nine in ten, in whole days and without its chance element: the same answers give the same days.
"""

import datetime
from collections.abc import Iterable

from fsrs import Card, Rating, Scheduler

from history.preparation import Rehearsal

LONGEST_REST = 60
"""Days; an answer that sits well is still said once in two months."""
EXPECTED = 70
"""The overall that a plan counts on for an answer that has not been given yet."""

_SCHEDULER = Scheduler(
    learning_steps=(), relearning_steps=(), maximum_interval=LONGEST_REST, enable_fuzzing=False
)
_NOON = datetime.time(12, tzinfo=datetime.UTC)


class Repetition:
    """The prompts that were rehearsed, and the day on which each is due."""

    def __init__(self, rehearsals: Iterable[Rehearsal] = ()) -> None:
        self._cards: dict[str, Card] = {}
        for rehearsal in rehearsals:
            self.rehearse(rehearsal)

    def copy(self) -> "Repetition":
        """Another one that knows the same, to go on from."""
        other = Repetition()
        other._cards = dict(self._cards)
        return other

    def rehearse(self, rehearsal: Rehearsal) -> None:
        """Take in an answer; they have to come in order."""
        moment = datetime.datetime.combine(rehearsal.day, _NOON)
        before = self._cards.get(rehearsal.prompt) or Card(card_id=0, due=moment)
        self._cards[rehearsal.prompt], _ = _SCHEDULER.review_card(before, rate(rehearsal.overall), moment)

    def due(self, by: datetime.date) -> tuple[str, ...]:
        """The prompts that are due on a day or were before, the longest due first."""
        days = {prompt: card.due.date() for prompt, card in self._cards.items()}
        return tuple(sorted((prompt for prompt in days if days[prompt] <= by), key=lambda prompt: days[prompt]))


def rate(overall: int) -> Rating:
    """What an overall (0-100) means for memory: below 40 forgotten, below 60 hard, below 80 good, then easy."""
    if overall < 40:
        return Rating.Again
    if overall < 60:
        return Rating.Hard
    return Rating.Good if overall < 80 else Rating.Easy
