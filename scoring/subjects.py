"""Who does what: whether a role is the subject of its clause."""

from scoring.patterns import Match
from scoring.people import NAMED
from scoring.tokens import Speech
from scoring.words import word_set

_REACH = 5


def is_subject(speech: Speech, match: Match, opening: int) -> bool:
    """Whether the noun that begins a match can be the subject of what the match says of it.

    It is not after a preposition ("a note for the nurses"), in a clause that hangs on a pronoun ("everything
    the nurses signed"), or where something is done to it ("the nurse gets told"). Articles, numbers and
    adjectives before it belong to it; ``opening`` is the first token of its clause.
    """
    low, at = speech.low, match.first
    if low[match.stop - 1] in word_set("done_to") and low[match.stop - 2] in word_set("be"):
        return False
    settled = False
    reach = 1 if low[at] == NAMED else _REACH
    for before in range(at - 1, max(opening - 1, at - 1 - reach), -1):
        word = low[before]
        if word in word_set("determiner"):
            settled = True
        elif word in word_set("before_object"):
            return False
        elif settled or word in word_set("before_subject"):
            return True
    return True
