"""The transcriber with its real process and real weights, on speech whose words are known."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from content.transcript import Transcript
from speech.errors import TranscriberError
from speech.models import DEFAULT_MODEL, LIVE_MODEL, Model, find_model
from speech.tape import SAMPLE_RATE, Tape, read_pcm
from speech.transcriber import (
    Broken,
    Done,
    Heard,
    Hearing,
    Ready,
    Restarted,
    Transcriber,
    TranscriberEvent,
    transcribe,
)
from speech.voice import speak

SENTENCES = (
    "We rebuilt the sepsis alert for forty two hospital units.",
    "Alert delay fell by twenty percent in six months, and the nurses trusted it again.",
    "Our lawyers approved the privacy review before we went live.",
    "Next year we extend it to the emergency department.",
)
PAUSE = 1.2


class Ear:
    """Keeps every event, and can do something when one comes."""

    def __init__(self) -> None:
        self.events: list[TranscriberEvent] = []
        self.on_event: Callable[[TranscriberEvent], None] = lambda event: None

    def __call__(self, event: TranscriberEvent) -> None:
        self.events.append(event)
        self.on_event(event)

    def of(self, *kinds: type) -> list[TranscriberEvent]:
        return [event for event in self.events if isinstance(event, kinds)]

    @property
    def transcript(self) -> Transcript:
        (done,) = [event for event in self.events if isinstance(event, Done)]
        return done.transcript


@pytest.fixture(scope="module")
def final(weights: Path) -> Model:
    return find_model(DEFAULT_MODEL, cache=weights)


@pytest.fixture(scope="module")
def live(weights: Path) -> Model:
    return find_model(LIVE_MODEL, cache=weights)


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[float]]:
    """Twenty seconds of speech (PCM_16), and where each sentence begins (seconds)."""
    folder = tmp_path_factory.mktemp("sentences")
    pcm = bytes(2 * SAMPLE_RATE)
    starts = []
    for number, sentence in enumerate(SENTENCES):
        speak(sentence, folder / f"{number}.wav")
        sound = read_pcm(folder / f"{number}.wav")
        voice = np.flatnonzero(np.abs(sound.astype(int)) > 600)
        starts.append((len(pcm) // 2 + int(voice[0])) / SAMPLE_RATE)
        pcm += sound.tobytes() + bytes(int(2 * PAUSE * SAMPLE_RATE))
    return pcm, starts


def lay(folder: Path, pcm: bytes) -> Path:
    """Put a whole tape into a take's folder."""
    with Tape.create(folder / "tape.wav") as tape:
        tape.append(pcm)
    return folder


def frames_of(pcm: bytes) -> int:
    return len(pcm) // 2


@pytest.fixture(scope="module")
def undisturbed(
    answer: tuple[bytes, list[float]], final: Model, tmp_path_factory: pytest.TempPathFactory
) -> Transcript:
    """What is heard when nothing goes wrong."""
    folder = lay(tmp_path_factory.mktemp("undisturbed"), answer[0])
    return transcribe(folder / "tape.wav", final=final)


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def transcriber(final: Model, live: Model, ear: Ear, tmp_path: Path) -> Iterator[Transcriber]:
    with contextlib.closing(Transcriber(final, live, ear, log=tmp_path / "worker.log")) as transcriber:
        yield transcriber


def is_running(pid: int) -> bool:
    """Is the process there, and not only waiting to be buried?"""
    found = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return bool(found.stdout.strip()) and not found.stdout.startswith("Z")


def bare(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def test_known_sentences_are_recognised(undisturbed: Transcript, answer: tuple[bytes, list[float]]) -> None:
    expected = bare(" ".join(SENTENCES).replace("forty two", "42").replace("twenty percent", "20"))
    assert bare(undisturbed.text) == expected
    assert undisturbed.text == " ".join(word.text for word in undisturbed.words)
    assert undisturbed.duration == frames_of(answer[0]) / SAMPLE_RATE
    assert undisturbed.understood > 0.95


def test_words_lie_where_they_were_said(undisturbed: Transcript, answer: tuple[bytes, list[float]]) -> None:
    firsts = [undisturbed.words[0]]
    firsts += [
        b for a, b in zip(undisturbed.words, undisturbed.words[1:], strict=False) if b.start - a.end > 0.7
    ]
    assert [word.start for word in firsts] == pytest.approx(answer[1], abs=0.2)
    assert all(word.start <= word.end for word in undisturbed.words)
    assert all(a.end <= b.start for a, b in zip(undisturbed.words, undisturbed.words[1:], strict=False))


def test_words_are_heard_while_the_tape_still_grows(
    transcriber: Transcriber,
    ear: Ear,
    answer: tuple[bytes, list[float]],
    undisturbed: Transcript,
    tmp_path: Path,
    until: Callable[..., None],
) -> None:
    pcm = answer[0]
    transcriber.start()
    until(lambda: ear.of(Ready), 60)
    clock = threading.Event()
    with Tape.create(tmp_path / "tape.wav") as tape:
        transcriber.listen("take", tmp_path)
        for block in range(0, len(pcm), 3200):
            tape.append(pcm[block : block + 3200])
            clock.wait(0.1)
        on_time = list(ear.events)
        assert 0 < (transcriber.reached("take") or 0) <= tape.seconds
        transcriber.finish("take", tape.frames)
    until(lambda: ear.of(Done, Broken), 60)
    heard = [event for event in on_time if isinstance(event, Heard)]
    hearing = [event for event in on_time if isinstance(event, Hearing) and event.text]
    assert [event.utterance for event in heard] == list(range(1, len(heard) + 1))
    assert len(heard) >= len(SENTENCES) - 1
    assert len(hearing) >= len(SENTENCES)
    assert any(event.stable for event in hearing)
    assert all(event.stable <= len(event.text.split()) for event in hearing)
    assert ear.transcript == undisturbed
    assert transcriber.reached("take") is None


def test_nothing_is_guessed_once_the_end_is_expected(
    transcriber: Transcriber,
    ear: Ear,
    answer: tuple[bytes, list[float]],
    undisturbed: Transcript,
    tmp_path: Path,
    until: Callable[..., None],
) -> None:
    transcriber.start()
    until(lambda: ear.of(Ready), 60)
    half = len(answer[0]) // 4 * 2
    with Tape.create(tmp_path / "tape.wav") as tape:
        tape.append(answer[0][:half])
        transcriber.listen("take", tmp_path)
        until(lambda: any(isinstance(event, Hearing) for event in ear.events), 60)
        transcriber.expect_end("take")
        (tmp_path / "other").mkdir()
        transcriber.listen("other", lay(tmp_path / "other", bytes(32_000)))
        transcriber.finish("other", 16_000)
        until(lambda: ear.of(Done, Broken), 60)
        guesses = len(ear.of(Hearing))
        tape.append(answer[0][half:])
        transcriber.finish("take", tape.frames)
    until(lambda: len(ear.of(Done, Broken)) == 2, 60)
    assert [event for event in ear.of(Hearing)[guesses:] if event.text] == []
    assert ear.events[-1] == Done("take", undisturbed)


def test_a_killed_worker_changes_no_word(
    transcriber: Transcriber,
    ear: Ear,
    answer: tuple[bytes, list[float]],
    undisturbed: Transcript,
    tmp_path: Path,
    until: Callable[..., None],
) -> None:
    kills = []

    def kill(event: TranscriberEvent) -> None:
        first_of_its_kind = not isinstance(event, Heard) or event.utterance > len(kills)
        if isinstance(event, Heard | Ready) and first_of_its_kind and len(kills) < 4:
            kills.append(event)
            os.kill(transcriber.pid or 0, signal.SIGKILL)

    ear.on_event = kill
    transcriber.listen("take", lay(tmp_path, answer[0]))
    transcriber.finish("take", frames_of(answer[0]))
    until(lambda: ear.of(Done, Broken), 120)
    assert len(kills) == 4
    assert len(ear.of(Restarted)) == 4
    assert ear.transcript == undisturbed


def test_a_take_that_is_known_is_not_decoded_again(
    transcriber: Transcriber,
    ear: Ear,
    answer: tuple[bytes, list[float]],
    undisturbed: Transcript,
    tmp_path: Path,
    until: Callable[..., None],
) -> None:
    transcriber.listen("take", lay(tmp_path, answer[0]))
    transcriber.finish("take", frames_of(answer[0]))
    until(lambda: ear.of(Done, Broken), 60)
    log = tmp_path / "heard.jsonl"
    whole = log.read_bytes()
    log.write_bytes(whole.replace(b'"text":"nurses"', b'"text":"purses"')[:-9])
    first = len(ear.events)
    transcriber.listen("again", tmp_path)
    transcriber.finish("again", frames_of(answer[0]))
    until(lambda: len(ear.of(Done, Broken)) == 2, 60)
    assert (
        len([event for event in ear.events[first:] if isinstance(event, Heard)]) == len(whole.splitlines()) - 1
    )
    again = ear.events[-1]
    assert isinstance(again, Done)
    assert again.transcript.text == undisturbed.text.replace("nurses", "purses")
    assert log.read_bytes() == whole.replace(b'"text":"nurses"', b'"text":"purses"')


def test_a_log_of_another_tape_is_not_believed(
    transcriber: Transcriber,
    ear: Ear,
    answer: tuple[bytes, list[float]],
    undisturbed: Transcript,
    tmp_path: Path,
    until: Callable[..., None],
) -> None:
    transcriber.listen("other", lay(tmp_path, bytes(32_000) + answer[0][: 20 * SAMPLE_RATE]))
    transcriber.finish("other", SAMPLE_RATE + 10 * SAMPLE_RATE)
    until(lambda: ear.of(Done, Broken), 60)
    (tmp_path / "tape.wav").unlink()
    transcriber.listen("take", lay(tmp_path, answer[0]))
    transcriber.finish("take", frames_of(answer[0]))
    until(lambda: len(ear.of(Done, Broken)) == 2, 60)
    done = ear.events[-1]
    assert isinstance(done, Done)
    assert done.transcript == undisturbed
    assert (tmp_path / "heard.1.jsonl").exists()


def test_no_words_are_made_of_what_is_no_speech(final: Model, tmp_path: Path) -> None:
    dice = np.random.default_rng(7)
    seconds = 6
    time = np.arange(seconds * SAMPLE_RATE) / SAMPLE_RATE
    white = dice.standard_normal(len(time))
    spectrum = np.fft.rfft(white) / np.sqrt(np.maximum(1, np.arange(len(time) // 2 + 1)))
    pink = np.fft.irfft(spectrum, len(time))
    clicks = np.where(dice.random(len(time)) < 8 / SAMPLE_RATE, 0.4, 0.0)
    signals = {
        "zeros": np.zeros(len(time)),
        "room": white * 10 ** (-62 / 20),
        "pink": pink / pink.std() * 10 ** (-35 / 20),
        "hum": 0.1 * np.sin(2 * np.pi * 50 * time) + 0.03 * np.sin(2 * np.pi * 150 * time),
        "keys": np.convolve(clicks, np.exp(-np.arange(400) / 60) * dice.standard_normal(400), "same"),
        "chord": 0.1 * sum(np.sin(2 * np.pi * hertz * time) for hertz in (262, 330, 392)),
    }
    sound = np.concatenate(list(signals.values()))
    lay(tmp_path, (np.clip(sound, -1, 1) * 32_767).astype("<i2").tobytes())
    for terms in ((), ("HIPAA", "FHIR", "ICD-10", "KDIGO")):
        transcript = transcribe(tmp_path / "tape.wav", final=final, terms=terms)
        assert transcript.words == ()
        assert transcript.duration == len(signals) * seconds


def test_flac_is_heard_like_the_tape_it_was_and_progress_is_told(
    answer: tuple[bytes, list[float]], undisturbed: Transcript, final: Model, tmp_path: Path
) -> None:
    soundfile.write(tmp_path / "tape.flac", np.frombuffer(answer[0], "<i2"), SAMPLE_RATE, subtype="PCM_16")
    shares: list[float] = []
    assert transcribe(tmp_path / "tape.flac", final=final, on_progress=shares.append) == undisturbed
    assert shares == sorted(shares)
    assert 0.8 < shares[-1] <= 1


def test_two_takes_at_once_do_not_mix(
    transcriber: Transcriber,
    ear: Ear,
    answer: tuple[bytes, list[float]],
    undisturbed: Transcript,
    tmp_path: Path,
    until: Callable[..., None],
) -> None:
    for name, pcm in (("whole", answer[0]), ("silent", bytes(64_000))):
        (tmp_path / name).mkdir()
        transcriber.listen(name, lay(tmp_path / name, pcm))
        transcriber.finish(name, frames_of(pcm))
    until(lambda: len(ear.of(Done, Broken)) == 2, 60)
    found = {event.take: event.transcript for event in ear.events if isinstance(event, Done)}
    assert found == {"whole": undisturbed, "silent": Transcript.spoken((), 2.0)}


def test_an_abandoned_take_is_heard_no_more(
    transcriber: Transcriber,
    ear: Ear,
    answer: tuple[bytes, list[float]],
    tmp_path: Path,
    until: Callable[..., None],
) -> None:
    (tmp_path / "next").mkdir()
    transcriber.listen("take", lay(tmp_path, answer[0]))
    transcriber.abandon("take")
    transcriber.finish("take", frames_of(answer[0]))
    transcriber.listen("next", lay(tmp_path / "next", bytes(64_000)))
    transcriber.finish("next", 32_000)
    until(lambda: ear.of(Done, Broken), 60)
    assert [event.take for event in ear.events if not isinstance(event, Ready)] == ["next"]


def test_a_worker_that_hangs_is_replaced(
    transcriber: Transcriber,
    ear: Ear,
    answer: tuple[bytes, list[float]],
    undisturbed: Transcript,
    tmp_path: Path,
    until: Callable[..., None],
) -> None:
    transcriber.start()
    until(lambda: ear.of(Ready), 60)
    os.kill(transcriber.pid or 0, signal.SIGSTOP)

    def relent(event: TranscriberEvent) -> None:
        if isinstance(event, Restarted):
            transcriber.patience = 60

    ear.on_event = relent
    transcriber.listen("take", lay(tmp_path, answer[0]))
    transcriber.finish("take", frames_of(answer[0]))
    transcriber.patience = 0.5
    until(lambda: ear.of(Done, Broken), 120)
    assert len(ear.of(Restarted)) == 1
    assert ear.transcript == undisturbed


def test_it_gives_up_on_a_worker_that_never_gets_anywhere(
    transcriber: Transcriber, ear: Ear, until: Callable[..., None]
) -> None:
    buried: set[int] = set()

    def kill_the_newborn() -> bool:
        if (pid := transcriber.pid) and pid not in buried:
            buried.add(pid)
            os.kill(pid, signal.SIGKILL)
        return bool(ear.of(Broken))

    transcriber.start()
    until(kill_the_newborn, 60)
    assert len(buried) == 5
    (broken,) = ear.of(Broken)
    assert broken.take is None
    assert "is kept" in broken.sentence


def test_weights_that_cannot_be_loaded_are_told_at_once(
    final: Model, ear: Ear, tmp_path: Path, until: Callable[..., None]
) -> None:
    for file in final.path.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes()[:1000])
    with contextlib.closing(Transcriber(Model("broken", tmp_path), None, ear)) as transcriber:
        transcriber.start()
        until(lambda: ear.of(Broken), 60)
    (broken,) = ear.events
    assert isinstance(broken, Broken)
    assert str(tmp_path) in broken.sentence
    with Tape.create(tmp_path / "tape.wav") as tape:
        tape.append(bytes(32_000))
    with pytest.raises(TranscriberError, match=re.escape(str(tmp_path))):
        transcribe(tape.path, final=Model("broken", tmp_path))


def test_it_may_be_started_again_while_it_says_that_it_broke(
    ear: Ear, tmp_path: Path, until: Callable[..., None]
) -> None:
    (tmp_path / "model.bin").touch()
    with contextlib.closing(Transcriber(Model("broken", tmp_path), None, ear)) as transcriber:
        ear.on_event = lambda event: transcriber.start() if len(ear.events) == 1 else None
        transcriber.start()
        until(lambda: transcriber.pid, 60)
        pids = {transcriber.pid}
        until(lambda: pids.add(transcriber.pid) or len(ear.of(Broken)) == 2, 60)
    assert not any(is_running(pid) for pid in pids if pid)


def test_a_take_without_a_tape_breaks_alone(
    transcriber: Transcriber, ear: Ear, tmp_path: Path, until: Callable[..., None]
) -> None:
    (tmp_path / "empty").mkdir()
    transcriber.listen("lost", tmp_path / "empty")
    transcriber.listen("kept", lay(tmp_path, bytes(64_000)))
    transcriber.finish("kept", 32_000)
    until(lambda: ear.of(Done) and ear.of(Broken), 60)
    (broken,) = ear.of(Broken)
    assert broken.take == "lost"
    assert "tape" in broken.sentence


def test_closing_leaves_no_process(
    transcriber: Transcriber,
    ear: Ear,
    answer: tuple[bytes, list[float]],
    tmp_path: Path,
    until: Callable[..., None],
) -> None:
    transcriber.listen("take", lay(tmp_path, answer[0]))
    until(lambda: ear.of(Heard), 60)
    pid = transcriber.pid
    transcriber.close()
    transcriber.close()
    assert pid
    assert not is_running(pid)
    assert transcriber.pid is None
    transcriber.listen("late", tmp_path)
    assert transcriber.pid is None


def test_the_worker_does_not_outlive_the_app(
    final: Model, answer: tuple[bytes, list[float]], tmp_path: Path, until: Callable[..., None]
) -> None:
    lay(tmp_path, 20 * answer[0])
    app = f"""
import sys
from pathlib import Path
from speech.models import Model
from speech.transcriber import Heard, Transcriber

def post(event):
    if isinstance(event, Heard):
        print(transcriber.pid, flush=True)

transcriber = Transcriber(Model("final", Path({str(final.path)!r})), None, post)
transcriber.listen("take", Path({str(tmp_path)!r}))
sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", app], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout
        pid = int(parent.stdout.readline())
        assert is_running(pid)
        parent.kill()
    until(lambda: not is_running(pid))


def test_the_app_side_loads_no_model_library() -> None:
    check = (
        "import sys, speech.transcriber\n"
        "heavy = {'numpy', 'faster_whisper', 'ctranslate2', 'onnxruntime', 'soundfile'} & sys.modules.keys()\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    subprocess.run([sys.executable, "-c", check], check=True)
