"""An answer and what it is worth, as ``--json`` prints it."""

import msgspec

from content.scorecard import Delivery, Evidence, Kind, NumberCheck, Scorecard, Signal, Story
from content.transcript import Transcript

SCHEMA = 1


class Scored(msgspec.Struct, frozen=True):
    """A public contract: names are added to it, and with a new ``schema`` number only is one changed."""

    schema: int
    engine: str
    transcript: Transcript
    evidence: tuple[Evidence, ...]
    stories: tuple[Story, ...]
    signals: tuple[Signal, ...]
    overall: int
    missing: tuple[Kind, ...]
    next_step: str
    follow_ups: tuple[str, ...]
    numbers: tuple[NumberCheck, ...]
    delivery: Delivery
    not_scored: str | None

    @classmethod
    def of(cls, transcript: Transcript, card: Scorecard) -> "Scored":
        """Put an answer and its scorecard together."""
        fields = {field.name: getattr(card, field.name) for field in msgspec.structs.fields(card)}
        return cls(schema=SCHEMA, transcript=transcript, **fields)
