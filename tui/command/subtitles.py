"""A transcript cut into segments, as subtitle files and the tools of whisper have them."""

from collections.abc import Iterator, Sequence

import msgspec

from content.clean import clean
from content.transcript import Transcript, Word

LONGEST_SEGMENT = 84
"""Characters: two lines of 42, as subtitles are set."""
PAUSE = 0.8
"""Seconds of silence that end a segment."""


class Segment(msgspec.Struct, frozen=True):
    """Words that are shown together."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """What is said."""
        return " ".join(clean(word.text) for word in self.words)

    @property
    def start(self) -> float:
        """Second at which it begins."""
        return self.words[0].start

    @property
    def end(self) -> float:
        """Second at which it ends."""
        return self.words[-1].end


def cut(words: Sequence[Word]) -> Iterator[Segment]:
    """Cut words into segments: at pauses, at the ends of sentences, and before a line gets too long."""
    open_: list[Word] = []
    length = 0
    for word in words:
        if open_ and (
            word.start - open_[-1].end > PAUSE
            or open_[-1].text.endswith((".", "?", "!"))
            or length + len(word.text) > LONGEST_SEGMENT
        ):
            yield Segment(tuple(open_))
            open_, length = [], 0
        open_.append(word)
        length += len(word.text) + 1
    if open_:
        yield Segment(tuple(open_))


def to_srt(transcript: Transcript) -> str:
    """Write SubRip."""
    blocks = (
        f"{number}\n{_time(segment.start, ',')} --> {_time(segment.end, ',')}\n{segment.text}\n"
        for number, segment in enumerate(cut(transcript.words), 1)
    )
    return "\n".join(blocks)


def to_vtt(transcript: Transcript) -> str:
    """Write WebVTT."""
    cues = (
        f"{_time(segment.start, '.')} --> {_time(segment.end, '.')}\n{_escape(segment.text)}\n"
        for segment in cut(transcript.words)
    )
    return "\n".join(("WEBVTT\n", *cues))


def to_whisper(transcript: Transcript) -> dict[str, object]:
    """Name everything as whisper's own JSON does; the four after ``language`` are ours."""
    return {
        "text": transcript.text,
        "language": "en",
        "duration": transcript.duration,
        "understood": transcript.understood,
        "voiced": transcript.voiced,
        "unheard": transcript.unheard,
        "segments": [
            {
                "id": number,
                "start": segment.start,
                "end": segment.end,
                "text": segment.text,
                "words": [
                    {"word": word.text, "start": word.start, "end": word.end, "probability": word.probability}
                    for word in segment.words
                ],
            }
            for number, segment in enumerate(cut(transcript.words))
        ],
    }


def _time(seconds: float, point: str) -> str:
    thousandths = round(seconds * 1000)
    hours, rest = divmod(thousandths, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}{point}{rest % 1000:03}"


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
