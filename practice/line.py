"""A line said by heart: which of its words were said, which were changed, and whether the take holds."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec
from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from scoring.amounts import measure_amounts
from scoring.tokens import listen

HOLDS = 0.9
"""Share of a line's words that a take has to have for it to hold.

A recogniser makes up to one mistake in twenty words of clear speech, so a faultless take of 40 words may lack
two; below nine in ten the mistakes are the speaker's. A figure that was changed fails a take whatever the
share: figures are what a line is for.
"""
ALIKE = 82
"""How alike (0-100) two spellings are that stand for one word as it was heard ("actuaries", "actuary's")."""
_CLITICS = {"n't": "not", "'s": "s", "'d": "would", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am"}
_HESITATIONS = frozenset({"um", "uh", "er", "erm", "hm", "hmm", "mhm", "ah"})


class LineWord(msgspec.Struct, frozen=True):
    """One word of the line as written; ``heard`` is what was said in its place, empty when nothing was."""

    text: str
    said: bool
    heard: str = ""


class LineTake(msgspec.Struct, frozen=True):
    """One take of a line, word by word.

    ``added`` are words that are not in the line; ``share`` (0-1) is what is right of it, words added counted
    against it; ``holds`` says whether it is near enough to count.
    """

    words: tuple[LineWord, ...]
    added: tuple[str, ...]
    share: float
    holds: bool

    @property
    def pieces(self) -> tuple[LineWord, ...]:
        """The words, those that were left out or changed together as one."""
        runs = [(said, tuple(run)) for said, run in groupby(self.words, key=lambda word: word.said)]
        return tuple(
            LineWord(
                " ".join(word.text for word in run),
                said=said,
                heard=" ".join(word.heard for word in run if word.heard),
            )
            for said, run in runs
        )

    @property
    def missed(self) -> tuple[str, ...]:
        """The words of the line that were left out or changed, those that stand together as one."""
        return tuple(piece.text for piece in self.pieces if not piece.said)


class Rehearsal(msgspec.Struct, frozen=True):
    """The newest take of a line, how many takes in a row hold by now, and how many are asked for."""

    take: LineTake
    held: int
    of: int

    @property
    def done(self) -> bool:
        """Whether the line sits."""
        return self.held >= self.of


class _Key(msgspec.Struct, frozen=True):
    """What a word or a figure is compared by, and where it stands in its text."""

    key: str
    start: int
    end: int

    @property
    def is_figure(self) -> bool:
        return self.key.startswith("#")


def rehearse(line: str, takes: int, texts: Sequence[str]) -> Rehearsal:
    """Judge the newest of some answers to a line; ``texts`` are newest first and must not be empty."""
    newest = match_line(line, texts[0])
    held = 0
    for text in texts:
        if held == takes or not match_line(line, text).holds:
            break
        held += 1
    return Rehearsal(newest, held, takes)


def match_line(line: str, text: str) -> LineTake:
    """Lay what was said beside the line.

    A figure is the same in digits and in words, with any unit or currency sign; spelling, hyphens and
    contractions make no difference, nor does a hesitation between two words.
    """
    wanted = _keys(line)
    heard = [key for key in _keys(text) if key.key not in _HESITATIONS]
    known = {key.key for key in wanted if not key.is_figure}
    near = [_nearest(key, known) for key in heard]
    right: set[int] = set()
    instead: dict[int, str] = {}
    added: list[str] = []
    for same, first, last, begin, end in _runs([key.key for key in wanted], near):
        said = " ".join(text[key.start : key.end] for key in heard[begin:end])
        if same or _joined_alike(wanted[first:last], heard[begin:end]):
            right.update(range(first, last))
        elif first == last:
            added.append(said)
        else:
            instead[first] = said
    wrong = len(wanted) - len(right) + sum(len(words.split()) for words in added)
    share = max(0.0, 1 - wrong / len(wanted)) if wanted else 0.0
    changed = any(key.is_figure and place not in right for place, key in enumerate(wanted))
    return LineTake(
        tuple(_words(line, wanted, right, instead)), tuple(added), share, share >= HOLDS and not changed
    )


def _keys(text: str) -> list[_Key]:
    """The words and figures of a text, in order."""
    speech = listen(text)
    amounts = {amount.first: amount for amount in measure_amounts(speech)}
    keys = []
    at = 0
    while at < len(speech.tokens):
        token = speech.tokens[at]
        if amount := amounts.get(at):
            start, end = speech.cite(amount.first, amount.stop)
            keys.append(_Key(_figure(amount.value), start, end))
            at = max(amount.stop, at + 1)
            continue
        if token.shape != "mark":
            keys.append(_Key(_CLITICS.get(token.low, token.low), token.start, token.end))
        at += 1
    return keys


def _figure(value: float) -> str:
    """A figure by its digits that count: a recogniser may lose a point or zeros (0.05 percent as "$5%")."""
    return f"#{f'{value:.10f}'.replace('.', '').strip('0')}"


def _nearest(key: _Key, known: set[str]) -> str:
    """The word of the line that a heard word is a spelling of, or the heard word itself."""
    if key.is_figure or key.key in known:
        return key.key
    found = extractOne(key.key, known, scorer=ratio, score_cutoff=ALIKE)
    return found[0] if found else key.key


def _runs(wanted: Sequence[str], heard: Sequence[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Stretches of both that agree or don't, each with its places in the line and in what was heard."""
    blocks = Levenshtein.opcodes(wanted, heard)
    for same, run in groupby(blocks, key=lambda block: block.tag == "equal"):
        parts = list(run)
        yield same, parts[0].src_start, parts[-1].src_end, parts[0].dest_start, parts[-1].dest_end


def _joined_alike(wanted: Sequence[_Key], heard: Sequence[_Key]) -> bool:
    """Whether two stretches are the same letters, cut into words in another way ("sign-on", "sign on")."""
    if not wanted or not heard or any(key.is_figure for key in wanted):
        return False
    one, other = ("".join(key.key for key in keys) for keys in (wanted, heard))
    return ratio(one, other) >= ALIKE


def _words(line: str, wanted: Sequence[_Key], right: set[int], instead: dict[int, str]) -> Iterator[LineWord]:
    """The line's words as they are written, each with what became of it."""
    at = 0
    for text in line.split():
        start = line.index(text, at)
        at = start + len(text)
        places = [place for place, key in enumerate(wanted) if key.start < at and key.end > start]
        said = all(place in right for place in places)
        heard = " ".join(
            instead[place] for place in places if place in instead and wanted[place].start >= start
        )
        yield LineWord(text, said, heard)
