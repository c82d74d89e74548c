"""Pieces become words, and Whisper's readings are judged."""

from pathlib import Path

import numpy as np
import pytest

from content.transcript import Word
from content.vocabulary import expected_terms
from speech.decoder import Decoder, Reading, fingerprint, join_pieces
from speech.models import DEFAULT_MODEL, LIVE_MODEL
from speech.tape import read_tape


def piece(word: str, start: float, end: float, probability: float = 0.9) -> dict[str, object]:
    return {"word": word, "start": start, "end": end, "probability": probability}


def test_a_piece_without_a_space_belongs_to_the_word_before() -> None:
    joined = join_pieces(
        [
            piece(" fell", 0.0, 0.4),
            piece(" 18", 0.4, 0.7, 0.8),
            piece(".4", 0.7, 1.0, 0.6),
            piece("%", 1.0, 1.2, 0.7),
            piece(".", 1.2, 3.0, 0.1),
        ]
    )
    assert joined == (Word("fell", 0.0, 0.4, 0.9), Word("18.4%.", 0.4, 1.2, 0.6))


def test_punctuation_in_front_stays_with_its_word() -> None:
    assert join_pieces([piece(' "', 0.0, 0.2, 0.1), piece("Go", 0.2, 0.5), piece('."', 0.5, 0.9, 0.2)]) == (
        Word('"Go."', 0.2, 0.5, 0.9),
    )


def test_punctuation_alone_is_no_word_but_a_sign_that_is_said_is() -> None:
    words = join_pieces(
        [piece(" -", 0, 1), piece(" AT", 1, 2), piece(" &", 2, 3), piece(" T", 3, 4), piece(" ...", 4, 5)]
    )
    assert [word.text for word in words] == ["AT", "&", "T"]


def reading(text: str, *, likelihood: float = -0.2, no_speech: float = 0.05, capped: bool = False) -> Reading:
    return Reading((1,), text, likelihood, no_speech, capped)


@pytest.mark.parametrize(
    ("given", "silence"),
    [
        (reading("You", no_speech=0.9), True),
        (reading(" Thank you.", no_speech=0.7), True),
        (reading("Thank you.", no_speech=0.1), False),
        (reading(". . .", no_speech=0.7), True),
        (reading("We cut it by half.", no_speech=0.7), False),
        (reading("We cut it by half.", no_speech=0.7, likelihood=-1.4), True),
    ],
)
def test_what_whisper_writes_for_silence_is_silence(given: Reading, silence: bool) -> None:
    assert given.is_silence is silence


@pytest.mark.parametrize(
    "given",
    [
        reading(""),
        reading("..."),
        reading("well", likelihood=-1.2),
        reading("and so it went", capped=True),
        reading("I'm sorry, " * 20),
    ],
)
def test_an_odd_reading_is_not_believed(given: Reading) -> None:
    assert not given.is_plausible
    assert reading("We cut it by half.").is_plausible


@pytest.mark.parametrize(
    ("text", "likelihood", "tokens", "doubtful"),
    [
        ("We cut the time to the first call by half.", -0.2, 12, False),
        ("We sent it over FHIR to the other hospital.", -0.2, 12, True),
        ("ICD-10, ICD-10.", -0.2, 12, True),
        ("We cut the time to the first call by half.", -0.6, 12, True),
        ("Bye now.", -0.2, 3, True),
    ],
)
def test_what_could_come_from_the_vocabulary_is_doubted(
    text: str, likelihood: float, tokens: int, doubtful: bool
) -> None:
    read = Reading(tuple(range(tokens)), text, likelihood, 0.05, False)
    assert read.may_be_made_up(("ICD-10", "FHIR")) is doubtful


@pytest.fixture(scope="module")
def decoder(weights: Path) -> Decoder:
    return Decoder(weights / LIVE_MODEL)


def test_speech_is_read_with_times_and_without(decoder: Decoder, spoken: Path) -> None:
    sound = read_tape(spoken)
    words = decoder.words(sound)
    text = " ".join(word.text for word in words).lower()
    assert "sepsis" in text
    assert "hipaa" in text
    assert all(0 <= word.start <= word.end <= len(sound) / 16_000 + 0.1 for word in words)
    assert len(set(decoder.text(sound)) & {word.text for word in words}) > len(words) / 2


def test_the_same_sound_gives_the_same_words(decoder: Decoder, spoken: Path) -> None:
    noisy = read_tape(spoken) + np.random.default_rng(1).standard_normal(1).astype(np.float32) * 0.1
    sound = (noisy + np.random.default_rng(2).standard_normal(len(noisy)).astype(np.float32) * 0.2)[
        : 16_000 * 4
    ]
    assert decoder.words(sound) == decoder.words(sound)


def test_a_fast_speaker_is_heard_to_the_end(decoder: Decoder, spoken: Path) -> None:
    sound = read_tape(spoken)
    fast = np.interp(np.arange(0, len(sound), 1.35), np.arange(len(sound)), sound).astype(np.float32)
    assert "review" in " ".join(decoder.text(fast)).lower()


def test_what_is_broken_off_is_read_once(
    decoder: Decoder, spoken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows = []
    encode = decoder._encode
    monkeypatch.setattr(decoder, "_encode", lambda mel, window: windows.append(window) or encode(mel, window))
    unsure = read_tape(spoken)[16_000:28_000]
    decoder.words(unsure)
    whole = len(windows)
    decoder.words(unsure, broken_off=True)
    assert (whole, len(windows)) == (2, 3)


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("He dropped it.", True),
        ('He said "I dropped it."', True),
        ("He dropped,", True),
        ("He dropped...", True),
        ("He dropped", False),
        ("", False),
    ],
)
def test_whisper_ends_what_it_has_heard_to_the_end(text: str, ended: bool) -> None:
    assert reading(text).is_ended is ended


@pytest.mark.parametrize(
    ("short", "heard"),
    [("He dropped", "He dropped it."), ("He stopped.", "He stopped.")],
    ids=["lost", "ended"],
)
def test_what_lost_its_end_in_a_short_window_is_read_in_the_full_one(
    decoder: Decoder, spoken: Path, monkeypatch: pytest.MonkeyPatch, short: str, heard: str
) -> None:
    readings = iter([short, short, "He dropped it."])

    def read(*_args: object, **_options: object) -> Reading:
        text = next(readings)
        return Reading(tuple(decoder._tokenizer.encode(f" {text}")), text, -0.3 + len(text) / 100, 0.05, False)

    monkeypatch.setattr(decoder, "_read", read)
    words = decoder.words(read_tape(spoken)[:32_000], terms=("HIPAA",))
    assert " ".join(word.text for word in words) == heard


def test_exact_zeros_are_not_decoded(decoder: Decoder) -> None:
    assert decoder.words(np.zeros(32_000, np.float32)) == ()
    assert decoder.text(np.zeros(32_000, np.float32)) == ()


def test_vocabulary_makes_no_words_of_noise(decoder: Decoder) -> None:
    noise = np.random.default_rng(3).standard_normal(48_000).astype(np.float32) * 10 ** (-62 / 20)
    assert decoder.words(noise, terms=("ICD-10", "FHIR", "HIPAA")) == ()


def test_a_long_vocabulary_takes_no_words_away(decoder: Decoder, spoken: Path) -> None:
    sound = read_tape(spoken)
    plain, ready = decoder.words(sound), decoder.words(sound, terms=expected_terms(("holdout", "rollback")))
    assert abs(len(ready) - len(plain)) <= 2
    said = " ".join(word.text for word in ready)
    assert "HIPAA" in said
    assert not [name for name in ("FHIR", "KDIGO", "SHAP", "holdout") if name in said]


def test_weights_are_told_apart(weights: Path, tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes((weights / LIVE_MODEL / "model.bin").read_bytes())
    assert fingerprint(tmp_path) == fingerprint(weights / LIVE_MODEL) != fingerprint(weights / DEFAULT_MODEL)
