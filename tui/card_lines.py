"""A scorecard as lines to read, for where there is no screen."""

from collections.abc import Iterator

from content.scorecard import Delivery, Evidence, Scorecard
from practice.clock import minutes
from tui.delivery_words import tell_fillers, tell_understood
from tui.theme import LOOKS


def card_lines(card: Scorecard) -> Iterator[str]:
    """Tell a scorecard line by line, what matters most first."""
    if card.not_scored:
        yield f"Not scored: {card.not_scored}"
    else:
        yield f"Score {card.overall} of 100"
    if card.next_step and card.next_step != card.not_scored:
        yield f"Next time: {card.next_step}"
    for signal in card.signals:
        yield f"  {signal.label:14} {signal.score:.1f} of 4  {signal.why}"
    if card.evidence:
        yield "What was said"
    yield from (f"  {evidence_line(found)}" for found in card.evidence)
    if card.missing:
        yield "Missing"
    yield from (f"  {LOOKS[kind].label}: {LOOKS[kind].ask}" for kind in card.missing)
    if card.numbers:
        yield "Numbers that do not hold"
    yield from (f"  {number.sentence}" for number in card.numbers)
    if card.follow_ups:
        yield "They may ask"
    yield from (f"  {question}" for question in card.follow_ups)
    yield f"Delivery: {', '.join(_delivery(card.delivery))}."
    if understood := tell_understood(card.delivery):
        yield understood


def evidence_line(found: Evidence) -> str:
    """Say what one piece of evidence is, its words, when they were said and what takes from their worth."""
    place = f" at {minutes(found.audio.start)}" if found.audio else ""
    doubts = [
        word
        for word, holds in (("denied", found.negated), ("planned", found.hypothetical), ("alone", found.bare))
        if holds
    ]
    if found.repaired_from:
        doubts.append(f'heard as "{found.repaired_from}"')
    doubt = f" ({', '.join(doubts)})" if doubts else ""
    return f'{LOOKS[found.kind].label}: "{found.text}"{place}{doubt}'


def _delivery(delivery: Delivery) -> Iterator[str]:
    yield f"{delivery.words} words"
    if delivery.words_per_minute is not None:
        yield f"{delivery.words_per_minute:.0f} a minute"
    yield f"fillers {tell_fillers(delivery)}"
    if delivery.longest_pause is not None:
        yield f"longest pause {delivery.longest_pause:.1f} s"
    if delivery.first_number_after is not None:
        yield f"first number after {delivery.first_number_after:.0f} s"
    if delivery.decision_after is not None:
        yield f"decision after {delivery.decision_after:.0f} s"
