"""Who asks what after an answer, and in which order."""

from collections.abc import Collection, Iterator, Sequence

import msgspec

from content.lexicons import load_lexicons
from content.pack import Persona, Probe, Prompt
from content.scorecard import Kind


class Question(msgspec.Struct, frozen=True):
    """A follow-up question: who asks it ("" is the interviewer), and which kind of evidence would answer it.

    An objection has no such kind: it is answered by what its role has to hear.
    """

    asker: str
    ask: str
    missing: Kind | None = None

    @property
    def said(self) -> str:
        """The question with its asker before it, as it is put and kept."""
        return f"{self.asker}: {self.ask}" if self.asker else self.ask


def every_question(prompt: Prompt) -> tuple[Question, ...]:
    """Every question that can follow an answer to the prompt, those of one asker together."""
    return tuple(question for seat in _seats(prompt) for question in seat)


def open_questions(
    prompt: Prompt, said: Collection[Kind], unconvinced: Collection[str], asked: Collection[str] = ()
) -> tuple[Question, ...]:
    """The questions that are left, the next one first.

    ``said`` are the kinds of evidence that were given, which nobody asks for any more; ``unconvinced`` are the
    roles that still have to hear something, which may object; ``asked`` is what was asked already. The table
    takes turns: next is whoever has asked least, in the order of the seats.
    """
    seats = _seats(prompt)
    turns = [sum(question.said in asked for question in seat) for seat in seats]
    left = [
        [
            question
            for question in seat
            if question.said not in asked
            and (question.missing not in said if question.missing else question.asker in unconvinced)
        ]
        for seat in seats
    ]
    order = []
    while any(left):
        place = min((place for place, seat in enumerate(left) if seat), key=lambda place: (turns[place], place))
        turns[place] += 1
        order.append(left[place].pop(0))
    return tuple(order)


def _seats(prompt: Prompt) -> list[Sequence[Question]]:
    """What each persona asks, and last what the interviewer does."""
    return [*(tuple(_of_persona(persona)) for persona in prompt.personas), tuple(_of_interviewer(prompt))]


def _of_persona(persona: Persona) -> Iterator[Question]:
    """Probes and objections by turns, as in a conversation."""
    probes, objections = list(_of_probes(persona.role, persona.probes)), list(persona.objections)
    while probes or objections:
        if probes:
            yield probes.pop(0)
        if objections:
            yield Question(persona.role, objections.pop(0))


def _of_probes(asker: str, probes: Sequence[Probe]) -> Iterator[Question]:
    for probe in probes:
        yield Question(asker, probe.ask, probe.missing)


def _of_interviewer(prompt: Prompt) -> Iterator[Question]:
    """The prompt's own probes, and for what else it requires the role that would ask for it."""
    yield from _of_probes("", prompt.probes)
    probes = (prompt.probes, *(persona.probes for persona in prompt.personas))
    own = {probe.missing for some in probes for probe in some}
    for voice in load_lexicons().voices:
        if voice.kind in prompt.rubric.required and voice.kind not in own:
            own.add(voice.kind)
            yield Question(voice.role.capitalize(), voice.ask, voice.kind)
