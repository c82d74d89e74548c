"""The people at the table of a simulation, after an answer: what each has heard and asks now."""

from collections.abc import Sequence

import msgspec

from content.pack import Persona, Prompt
from practice.concerns import ConcernHeard, Said, listen_for
from practice.questions import Question


class Seat(msgspec.Struct, frozen=True):
    """One role with its concerns; ``yours`` is the chair you sit in.

    ``says`` is what it asks next, empty when it asks no more.
    """

    role: str
    concerns: tuple[ConcernHeard, ...]
    says: str = ""
    yours: bool = False

    @property
    def open(self) -> int:
        """How many concerns were not met."""
        return sum(not concern.words for concern in self.concerns)


def hear_table(prompt: Prompt, answers: Sequence[Said], chair: Persona | None = None) -> tuple[Seat, ...]:
    """Listen for what every role has to hear; from a role's own chair, for what you had to ask for."""
    own = (Seat(chair.role, listen_for(chair.must_hear, answers), yours=True),) if chair else ()
    return (*own, *(Seat(one.role, listen_for(one.must_hear, answers)) for one in prompt.personas))


def unconvinced(seats: Sequence[Seat], *, chaired: bool) -> frozenset[str]:
    """The roles that may object: those with an open concern, and everybody when you play a part yourself."""
    return frozenset(seat.role for seat in seats if not seat.yours and (seat.open or chaired))


def let_speak(seats: Sequence[Seat], questions: Sequence[Question]) -> tuple[Seat, ...]:
    """Give each role the first of the open questions that is its own."""
    return tuple(
        seat
        if seat.yours
        else msgspec.structs.replace(
            seat, says=next((question.ask for question in questions if question.asker == seat.role), "")
        )
        for seat in seats
    )
