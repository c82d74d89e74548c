"""Whisper, one utterance at a time, with an encoder window as long as the utterance needs instead of 30 s.

A vocabulary or a short window can make Whisper repeat itself or stop early, so a reading that looks wrong or
unsure is tried again without the vocabulary, then with the full window, then with repetition forbidden.
Nothing is sampled: the same sound always gives the same words.
"""

import contextlib
import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from ctranslate2 import StorageView, get_cuda_device_count
from faster_whisper import WhisperModel
from faster_whisper.tokenizer import Tokenizer
from faster_whisper.transcribe import get_suppressed_tokens
from numpy.typing import NDArray

from content.transcript import Word
from speech.effort import USUAL, Effort
from speech.repetition import is_too_compressible, repeated_tail
from speech.tape import SAMPLE_RATE

MEL_PER_SECOND = 100
FULL_WINDOW = 3000
WINDOW_STEP = 200
LEAST_WINDOW, SLACK = 1600, 800
LEAST_LIVE_WINDOW, LIVE_SLACK = 1000, 400
"""Mel frames of 10 ms. Steps keep the number of compiled kernels, and so the memory, small."""

TELLING_BYTES = 2**20

MOST_TOKENS = 220
TOKENS_PER_SECOND = 9
VOCABULARY_TOKENS = 150
HESITATIONS = ("um", "uh")
"""At the end of a vocabulary they keep base from leaving out most of those that were said (docs/speech.md);
an English-only model of the smallest size loses passages by them."""
LIKELY_SILENCE = 0.6
UNLIKELY = -1.0
SURE = -0.45
ENDS = (".", "?", "!", ",", ";", ":", "…", "-", "—")
"""A short window sometimes loses the end of a short utterance, and is less sure than this then, or writes no
mark at its end."""

SILENCE_BEFORE_VOCABULARY = 0.5
FEW_TOKENS = 8
SPOKEN_SIGNS = "%&+=$€£@#°"
FILLINGS = frozenset({"you", "thank you", "thanks for watching", "thank you for watching", "bye", "so", "the"})
"""What Whisper writes for silence (https://arxiv.org/abs/2501.11378)."""


class Reading(msgspec.Struct, frozen=True):
    """One way to read an utterance, how likely it is (mean log probability), and the signs of a bad one."""

    tokens: tuple[int, ...]
    text: str
    likelihood: float
    no_speech: float
    capped: bool

    @property
    def is_silence(self) -> bool:
        """Does Whisper itself doubt that there was a voice?"""
        return self.no_speech > LIKELY_SILENCE and (
            self.likelihood < UNLIKELY or not self._bare or self._bare in FILLINGS
        )

    @property
    def is_plausible(self) -> bool:
        """Does it look like something that was said?"""
        return not (
            self.capped or not self._bare or self.likelihood < UNLIKELY or is_too_compressible(self.text)
        )

    @property
    def is_ended(self) -> bool:
        """Does it end with a mark, as Whisper ends what it has heard to the end?"""
        return self.text.rstrip("\"')").endswith(ENDS)

    def may_be_made_up(self, terms: Sequence[str]) -> bool:
        """Could it come from the vocabulary instead of the sound: is it short, unsure, or names a term?"""
        words = f" {self._bare} "
        named = any(f" {_bare(term)} " in words for term in terms)
        return named or self.likelihood < SURE or len(self.tokens) < FEW_TOKENS

    @property
    def _bare(self) -> str:
        return _bare(self.text)


def _bare(text: str) -> str:
    """The words of a text and nothing else."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


class Decoder:
    """One set of weights, loaded once, used by one thread.

    Raises:
        RuntimeError: CTranslate2 cannot load what is in ``folder``.
    """

    def __init__(self, folder: Path, effort: Effort = USUAL) -> None:
        self._beams = effort.beams
        self._whisper = _load(folder, effort.threads)
        self._tokenizer = Tokenizer(
            self._whisper.hf_tokenizer, self._whisper.model.is_multilingual, task="transcribe", language="en"
        )
        self._hesitations = HESITATIONS if self._whisper.model.is_multilingual else ()
        self._suppressed = list(get_suppressed_tokens(self._tokenizer, [-1]))

    def words(
        self,
        sound: NDArray[np.float32],
        *,
        terms: Sequence[str] = (),
        full_window: bool = False,
        broken_off: bool = False,
    ) -> tuple[Word, ...]:
        """Read one utterance of at most 30 s for good (float32, 16 kHz); times are seconds from its start.

        ``terms`` is vocabulary that may come up. A reading that could be made of it counts only where Whisper
        hears a voice without it. What is ``broken_off`` in the middle of a word makes any
        reading unsure, and is not read again for that.
        """
        if not sound.any():
            return ()
        mel = self._mel(sound)
        window = FULL_WINDOW if full_window else _window(mel, LEAST_WINDOW, SLACK)
        encoded = self._encode(mel, window)
        vocabulary = self._vocabulary(terms)
        ways = ((window, vocabulary), (window, ()), (FULL_WINDOW, ()))
        readings: list[tuple[bool, float, tuple[int, ...]]] = []
        for width, prompt in dict.fromkeys(ways):
            if width != window:
                window, encoded = width, self._encode(mel, width)
            reading = self._read(encoded, mel, prompt, beams=self._beams)
            if (
                prompt
                and reading.may_be_made_up(terms)
                and self._no_speech(encoded) > SILENCE_BEFORE_VOCABULARY
            ):
                continue
            if reading.is_silence:
                return ()
            loops = window < FULL_WINDOW and repeated_tail(reading.text.split()) > 0
            good = reading.is_plausible and not loops
            readings.append((good, reading.likelihood, reading.tokens))
            sure = reading.likelihood >= SURE and (window == FULL_WINDOW or reading.is_ended)
            if good and (broken_off or sure):
                break
        good, _, tokens = max(readings)
        if not good:
            tokens = self._read(encoded, mel, (), beams=self._beams, strict=True).tokens
        if not tokens:
            return ()
        pieces = self._whisper.find_alignment(self._tokenizer, [list(tokens)], encoded, mel.shape[1])
        return join_pieces(pieces[0])

    def text(self, sound: NDArray[np.float32]) -> tuple[str, ...]:
        """Read the utterance that is still being spoken, quickly: words as they stand now, without times."""
        if not sound.any():
            return ()
        mel = self._mel(sound)
        reading = self._read(self._encode(mel, _window(mel, LEAST_LIVE_WINDOW, LIVE_SLACK)), mel, (), beams=1)
        if reading.is_silence:
            return ()
        words = reading.text.split()
        while repeated := repeated_tail(words):
            del words[-repeated:]
        return tuple(words)

    def warm_up(self) -> None:
        """Decode next to nothing, so that the kernels are there when the first utterance comes."""
        self.text(np.full(SAMPLE_RATE, 1e-4, np.float32))

    def _mel(self, sound: NDArray[np.float32]) -> NDArray[np.float32]:
        mel: NDArray[np.float32] = self._whisper.feature_extractor(sound)[:, :-1]
        return mel[:, :FULL_WINDOW]

    def _encode(self, mel: NDArray[np.float32], window: int) -> StorageView:
        padded = np.pad(mel[:, :window], ((0, 0), (0, max(0, window - mel.shape[1]))))
        return self._whisper.encode(np.ascontiguousarray(padded))

    def _vocabulary(self, terms: Sequence[str]) -> tuple[int, ...]:
        """The terms as a prompt that ends like a sentence: as many whole ones as there is room for."""
        tokens: list[int] = []
        room = VOCABULARY_TOKENS - 2 * len(self._hesitations)
        for term in terms:
            more = self._tokenizer.encode(f"{',' if tokens else ''} {term.strip()}")
            if len(tokens) + len(more) >= room:
                break
            tokens += more
        if tokens:
            for sound in self._hesitations:
                tokens += self._tokenizer.encode(f", {sound}")
        return (*tokens, *self._tokenizer.encode(".")) if tokens else ()

    def _prompt(self, vocabulary: Sequence[int]) -> list[int]:
        before = [self._tokenizer.sot_prev, *vocabulary] if vocabulary else []
        return [*before, *self._tokenizer.sot_sequence, self._tokenizer.no_timestamps]

    def _no_speech(self, encoded: StorageView) -> float:
        prompt = self._prompt(())
        found = self._whisper.model.generate(
            encoded, [prompt], beam_size=1, max_length=len(prompt) + 1, return_no_speech_prob=True
        )
        return float(found[0].no_speech_prob)

    def _read(
        self,
        encoded: StorageView,
        mel: NDArray[np.float32],
        vocabulary: Sequence[int],
        *,
        beams: int,
        strict: bool = False,
    ) -> Reading:
        prompt = self._prompt(vocabulary)
        most = min(MOST_TOKENS, 16 + TOKENS_PER_SECOND * mel.shape[1] // MEL_PER_SECOND)
        found = self._whisper.model.generate(
            encoded,
            [prompt],
            beam_size=beams,
            # CTranslate2 generates at most the half of max_length, and what the prompt leaves of it.
            max_length=max(2 * most, most + len(prompt) - 1),
            no_repeat_ngram_size=4 if strict else 0,
            return_scores=True,
            return_no_speech_prob=True,
            suppress_blank=True,
            suppress_tokens=self._suppressed,
        )[0]
        tokens = tuple(token for token in found.sequences_ids[0] if token < self._tokenizer.eot)
        return Reading(
            tokens=tokens,
            text=self._tokenizer.decode(list(tokens)).strip(),
            likelihood=found.scores[0] * len(tokens) / (len(tokens) + 1),
            no_speech=found.no_speech_prob,
            capped=len(found.sequences_ids[0]) >= most,
        )


def _load(folder: Path, threads: int) -> WhisperModel:
    """Load weights onto a graphics card that CTranslate2 can use, else onto the processor."""
    if get_cuda_device_count():
        with contextlib.suppress(RuntimeError):  # a card without its libraries, or too small for the weights
            whisper = WhisperModel(str(folder), device="cuda", compute_type="int8_float16")
            whisper.encode(whisper.feature_extractor(np.zeros(SAMPLE_RATE, np.float32)))
            return whisper
    return WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=threads)


def fingerprint(folder: Path) -> str:
    """A name for the weights in ``folder`` that other weights don't have: of their size, beginning and end."""
    digest = hashlib.sha256()
    with (folder / "model.bin").open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        digest.update(str(size).encode())
        for offset in (0, max(0, size - TELLING_BYTES)):
            file.seek(offset)
            digest.update(file.read(TELLING_BYTES))
    return digest.hexdigest()[:16]


def _window(mel: NDArray[np.float32], least: int, slack: int) -> int:
    """Mel frames to encode: the sound and some slack, in whole steps."""
    enough: int = max(least, mel.shape[1] + slack)
    return min(FULL_WINDOW, -(-enough // WINDOW_STEP) * WINDOW_STEP)


def join_pieces(pieces: Iterable[Mapping[str, Any]]) -> tuple[Word, ...]:
    """Make words of Whisper's pieces: one without a leading space ("18" + ".4") belongs to the one before.

    A piece has ``word``, ``start``, ``end`` and ``probability``. Punctuation lends its word no time and no
    doubt, and is no word alone.
    """
    groups: list[list[Mapping[str, Any]]] = []
    for piece in pieces:
        if groups and not piece["word"].startswith(" "):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    words = []
    for group in groups:
        spoken = [piece for piece in group if any(c.isalnum() or c in SPOKEN_SIGNS for c in piece["word"])]
        if spoken:
            words.append(
                Word(
                    text="".join(piece["word"] for piece in group).strip(),
                    start=float(spoken[0]["start"]),
                    end=float(spoken[-1]["end"]),
                    probability=float(min(piece["probability"] for piece in spoken)),
                )
            )
    return tuple(words)
