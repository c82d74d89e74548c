"""A text as the networks see it: what is noticed about its clauses and figures, and where they are."""

from collections.abc import Mapping, Sequence

import msgspec

from content.transcript import Transcript
from content.weights import Weights
from scoring.figure_features import Figures, notice_figures, with_told
from scoring.hearing import Heard, hear
from scoring.network import ask
from training.network import Example, Floats

Stretch = tuple[int, int]


class Passage(msgspec.Struct, frozen=True):
    """What is noticed and what is right is told by the name of the subject, "clauses" or "figures".

    ``clauses`` are characters of ``text`` (end exclusive), ``clause_of`` is the clause of each figure.
    ``answers`` are one array per question, as an ``Example`` has them; nobody may have judged yet.
    """

    text: str
    clauses: Sequence[Stretch]
    clause_of: Sequence[int]
    noticed: Mapping[str, Sequence[frozenset[str]]]
    answers: Mapping[str, Sequence[Floats]]

    def example(self, subject: str) -> Example:
        """What there is to be learned about a subject."""
        return Example(self.noticed[subject], self.answers[subject])


def passage_of(heard: Heard, figures: Figures, answers: Mapping[str, Sequence[Floats]]) -> Passage:
    """The passage that was heard."""
    cite = heard.speech.cite
    return Passage(
        heard.speech.text,
        [cite(one.first, one.stop) for one in heard.clauses],
        [heard.clause_at[one.first] for one in figures.candidates],
        {"clauses": heard.noticed, "figures": figures.noticed},
        answers,
    )


def hear_passage(text: str) -> Passage:
    """Hear a text as a passage."""
    heard = hear(Transcript.typed(text))
    return passage_of(heard, notice_figures(heard), {})


def told(passage: Passage, clauses: Weights) -> Passage:
    """The passage with what its figures have from their clauses, as the weights of ``clauses`` hear those."""
    labels = ask(clauses, passage.noticed["clauses"]).label
    noticed = with_told(passage.noticed["figures"], passage.clause_of, labels)
    return msgspec.structs.replace(passage, noticed={**passage.noticed, "figures": noticed})
