"""Word error rate of our engine, with one pass of faster-whisper over the same sounds beside it."""

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from faster_whisper import WhisperModel
from rapidfuzz.distance import Levenshtein
from whisper_normalizer.english import EnglishTextNormalizer

from bench.corpus import Clip
from bench.ear import listening
from bench.figures import bare
from content.transcript import Transcript
from speech.models import Model
from speech.tape import read_tape

_normal = EnglishTextNormalizer()


def hear_all(
    clips: Sequence[Clip], model: Model, folder: Path, terms: Sequence[str] = ()
) -> tuple[dict[str, Transcript], float]:
    """The transcript of each clip by its id, and the seconds that all of them took."""
    with listening(model, folder) as ear:
        ear.hear(clips[0].path)
        began = time.monotonic()
        heard = {clip.id: ear.hear(clip.path, terms) for clip in clips}
        return heard, time.monotonic() - began


def hear_in_one_pass(clips: Sequence[Clip], model: Model) -> tuple[dict[str, str], float]:
    """What faster-whisper as it ships makes of each clip, and the seconds that all of them took."""
    whisper = WhisperModel(str(model.path), device="cpu", compute_type="int8", cpu_threads=1)
    began = time.monotonic()
    heard = {clip.id: _one_pass(whisper, clip) for clip in clips}
    return heard, time.monotonic() - began


def error_rates(clips: Sequence[Clip], heard: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """Percent of words that are wrong, normalised and raw, by kind of speech."""
    wrong: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for clip in clips:
        counts = wrong[clip.group]
        for at, split in ((0, normalised), (2, bare)):
            said = split(clip.text)
            counts[at] += Levenshtein.distance(said, split(heard[clip.id]))
            counts[at + 1] += len(said)
    return {
        group: {"wer": 100 * errors / words, "raw": 100 * raw_errors / raw_words, "words": words}
        for group, (errors, words, raw_errors, raw_words) in wrong.items()
    }


def normalised(text: str) -> list[str]:
    """Words as Whisper's authors compare them (https://arxiv.org/abs/2212.04356, appendix C)."""
    return str(_normal(text)).split()


def _one_pass(whisper: WhisperModel, clip: Clip) -> str:
    segments, _ = whisper.transcribe(
        read_tape(clip.path),
        language="en",
        beam_size=5,
        vad_filter=True,
        word_timestamps=True,
        condition_on_previous_text=False,
    )
    return " ".join(segment.text.strip() for segment in segments)
