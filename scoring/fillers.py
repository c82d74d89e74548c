"""Filler sounds and discourse markers, each occurrence once; only where the grammar does not need the words."""

from content.lexicons import load_lexicons
from scoring.spans import Find
from scoring.tokens import Speech

_NEEDS_LIKE = frozenset(
    "look looks looked looking feel feels felt sound sounds sounded seem seems seemed would 'd something anything nothing "
    "more things thing stuff someone people patients just exactly much act acts acted behave behaves really do you i we they "
    "n't not was were is are 's be been being work works worked read reads smell anyone nobody cases places ones treat treated "
    "wrote used built go went".split()
)
_LIKE_AFTER_BE = frozenset("was were is are 's be been i we they it you".split())
_KIND_BEFORE = frozenset(
    "what which that this some any the a an every each one same no all other these those certain whatever different only another first two new own some".split()
)


def _is_marker(speech: Speech, first: int, stop: int) -> bool:
    low = speech.low
    before = low[first - 1] if first else "."
    after = low[stop] if stop < len(low) else "."
    opens = before in (",", ".", "?", "!", ";", "...", "-", "—") or first == 0
    closes = after in (",", ".", "?", "!", ";", "...", "-", "—")
    phrase = " ".join(low[first:stop])
    if phrase == "like":
        if opens and closes:
            return True
        if closes and before not in _NEEDS_LIKE:
            return True
        if opens:
            return after not in (
                "the",
                "a",
                "an",
                "i",
                "we",
                "before",
                "that",
                "this",
                "you",
                "when",
                "in",
                "our",
                "for",
            ) or (first > 0 and speech.tokens[first - 1].low == "," and False)
        if before in _LIKE_AFTER_BE and after in ("like",):
            return True
        return before in (
            "there",
            "it",
            "she",
            "he",
            "and",
            "so",
            "but",
            "had",
            "have",
            "has",
            "to",
            "at",
            "about",
            "of",
            "by",
            "with",
            "from",
        ) and (
            after
            in (
                "a",
                "the",
                "way",
                "um",
                "uh",
                "every",
                "really",
                "so",
                "super",
                "totally",
                "twenty",
                "ten",
                "five",
                "thirty",
                "half",
            )
            or speech.tokens[stop].shape == "digits"
        )
    if phrase == "you know":
        if before in (
            "as",
            "do",
            "did",
            "if",
            "let",
            "what",
            "how",
            "n't",
            "when",
            "that",
            "because",
            "whether",
            "where",
            "who",
            "than",
            "did",
            "would",
            "will",
            "all",
            "before",
            "everything",
            "unless",
        ):
            return False
        return (
            opens
            or closes
            or after
            not in (
                "the",
                "that",
                "what",
                "how",
                "who",
                "where",
                "when",
                "why",
                "if",
                "a",
                "this",
                "your",
                "about",
                "which",
                "it",
                "them",
                "our",
                "whether",
                "my",
                "his",
                "her",
                "their",
            )
        )
    if phrase == "i mean":
        return before not in (
            "what",
            "that",
            "know",
            "which",
            "whatever",
            "did",
            "do",
            "how",
            "and_what",
        ) and after not in ("is", "by", "that_by", "it", "business")
    if phrase in ("sort of", "kind of"):
        return before not in _KIND_BEFORE and not (
            before in ("right", "best", "worst", "hard", "wrong", "good", "bad")
        )
    if phrase == "right":
        return before == "," and (after in ("?", ".", ","))
    if phrase == "basically":
        return True
    return opens


def find_fillers(speech: Speech) -> list[Find]:
    """All fillers of a speech, in order."""
    sets = load_lexicons().sets
    sounds, markers = sets["filler_sound"], sets["filler_marker"]
    found = []
    at = 0
    while at < len(speech.low):
        length = 0
        if speech.low[at] in sounds:
            if speech.low[at] not in ("ah", "eh") or speech.tokens[at].shape == "word":
                length = 1
        elif speech.pairs[at] in markers and _is_marker(speech, at, at + 2):
            length = 2
        elif speech.low[at] in markers and _is_marker(speech, at, at + 1):
            length = 1
        if length:
            found.append(
                Find(kind="filler", first=at, stop=at + length, term=" ".join(speech.low[at : at + length]))
            )
        at += max(length, 1)
    return found
