import pytest

from content.transcript import Transcript, Word
from tui.command.subtitles import LONGEST_SEGMENT, cut, to_srt, to_vtt, to_whisper


def spoken(*words):
    return Transcript.spoken([Word(text, start, end, 0.9) for text, start, end in words], 4000.0)


TWO = spoken(("We", 0.5, 0.7), ("grew.", 0.7, 1.25), ("Then", 1.3, 1.5), ("R&D", 3661.0, 3661.04))


def test_a_segment_ends_with_its_sentence_and_at_a_pause():
    assert [segment.text for segment in cut(TWO.words)] == ["We grew.", "Then", "R&D"]


def test_a_segment_fits_on_two_lines():
    words = spoken(*((f"word{number}", number * 0.3, number * 0.3 + 0.3) for number in range(100))).words
    segments = list(cut(words))
    assert max(len(segment.text) for segment in segments) <= LONGEST_SEGMENT
    assert [word for segment in segments for word in segment.words] == list(words)


def test_subrip():
    assert to_srt(TWO).startswith("1\n00:00:00,500 --> 00:00:01,250\nWe grew.\n\n2\n00:00:01,300 --> ")
    assert to_srt(TWO).endswith("3\n01:01:01,000 --> 01:01:01,040\nR&D\n")


def test_webvtt():
    assert to_vtt(TWO).startswith("WEBVTT\n\n00:00:00.500 --> 00:00:01.250\nWe grew.\n\n")
    assert to_vtt(TWO).endswith("01:01:01.000 --> 01:01:01.040\nR&amp;D\n")


def test_json_has_the_names_of_whisper():
    written = to_whisper(TWO)
    assert written.keys() >= {"text", "segments", "language"}
    first = written["segments"][0]
    assert first.keys() == {"id", "start", "end", "text", "words"}
    assert first["words"][1] == {"word": "grew.", "start": 0.7, "end": 1.25, "probability": 0.9}


@pytest.mark.parametrize("write", [to_srt, to_vtt])
def test_nothing_said_is_no_segment(write):
    assert "-->" not in write(spoken())
