"""The forms of an English verb or noun, so that a lexicon lists it once."""

_IRREGULAR = {
    "agree": "agrees agreed agreeing",
    "be": "is are was were been being am",
    "begin": "begins began begun beginning",
    "break": "breaks broke broken breaking",
    "bring": "brings brought bringing",
    "build": "builds built building",
    "buy": "buys bought buying",
    "catch": "catches caught catching",
    "choose": "chooses chose chosen choosing",
    "come": "comes came coming",
    "cut": "cuts cutting",
    "do": "does did done doing",
    "draw": "draws drew drawn drawing",
    "drive": "drives drove driven driving",
    "fall": "falls fell fallen falling",
    "feel": "feels felt feeling",
    "fight": "fights fought fighting",
    "find": "finds found finding",
    "freeze": "freezes froze frozen freezing",
    "get": "gets got gotten getting",
    "give": "gives gave given giving",
    "go": "goes went gone going",
    "grow": "grows grew grown growing",
    "have": "has had having",
    "hear": "hears heard hearing",
    "hold": "holds held holding",
    "keep": "keeps kept keeping",
    "know": "knows knew known knowing",
    "lead": "leads led leading",
    "learn": "learns learned learnt learning",
    "leave": "leaves left leaving",
    "let": "lets letting",
    "lose": "loses lost losing",
    "make": "makes made making",
    "meet": "meets met meeting",
    "override": "overrides overrode overridden overriding",
    "pay": "pays paid paying",
    "put": "puts putting",
    "read": "reads reading",
    "rerun": "reruns reran rerunning",
    "rewrite": "rewrites rewrote rewritten rewriting",
    "ring": "rings rang rung ringing",
    "rise": "rises rose risen rising",
    "run": "runs ran running",
    "say": "says said saying",
    "see": "sees saw seen seeing",
    "send": "sends sent sending",
    "set": "sets setting",
    "show": "shows showed shown showing",
    "shrink": "shrinks shrank shrunk shrinking",
    "shut": "shuts shutting",
    "sit": "sits sat sitting",
    "speak": "speaks spoke spoken speaking",
    "spend": "spends spent spending",
    "split": "splits splitting",
    "stand": "stands stood standing",
    "stick": "sticks stuck sticking",
    "take": "takes took taken taking",
    "teach": "teaches taught teaching",
    "tell": "tells told telling",
    "think": "thinks thought thinking",
    "understand": "understands understood understanding",
    "win": "wins won winning",
    "write": "writes wrote written writing",
}
_DOUBLE = (
    "ban cap chop commit control drop fit flag hop jot log map mop nip pin plan plot plug prefer pop refer "
    "scan scrub ship skip slip snap spot step stop strip submit swap tag tap top trap trim trip unplug wrap"
)
_DOUBLING = frozenset(_DOUBLE.split())
_SIBILANT = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


def expand(word: str) -> tuple[str, ...]:
    """A lexicon entry with its forms: ``stop*`` and ``shut* off`` turn the word before the star."""
    head, star, tail = word.partition("*")
    if not star:
        return (word,)
    return tuple(dict.fromkeys(form + tail for form in (head, *_forms(head))))


def _forms(word: str) -> tuple[str, ...]:
    for prefix in ("", "re", "un", "out", "over"):
        root = word.removeprefix(prefix)
        if word.startswith(prefix) and root in _IRREGULAR:
            return tuple(prefix + form for form in _IRREGULAR[root].split())
    if word.endswith(_SIBILANT):
        return (word + "es", word + "ed", word + "ing")
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return (word[:-1] + "ies", word[:-1] + "ied", word + "ing")
    if word.endswith("ee"):
        return (word + "s", word + "d", word + "ing")
    if word.endswith("e"):
        return (word + "s", word + "d", word[:-1] + "ing")
    stem = word + word[-1] if word in _DOUBLING else word
    return (word + "s", stem + "ed", stem + "ing")
