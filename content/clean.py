"""The one boundary where text from outside becomes text that can only be read."""

import re

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_TERMINAL_SEQUENCES = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor, modes
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x80-\x9f]*(?:\x07|\x1b\\\\|\x9c)"  # OSC, DCS, SOS, APC
    "|\x1b[ -/]*[0-~]"  # two-character escapes and character sets
)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 and C1, without tab and the line ends
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # zero width, bidi
    "\U000e0000-\U000e0fff"  # tags and invisible selectors
    "\ud800-\udfff\ufffe\uffff]"  # lone surrogates, noncharacters
)


def clean(text: str) -> str:
    """Make text inert: nothing in it can move a cursor, change a direction or hide between two letters.

    Terminal sequences (ECMA-48) go whole, then every control, bidirectional, zero-width and surrogate code
    point; a newline stays, other line ends become newlines, a tab becomes a space. All else is kept as typed.
    """
    if text.replace("\n", "").isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = _TERMINAL_SEQUENCES.sub("", text)
    return _INVISIBLE.sub("", text).replace("\t", " ")
