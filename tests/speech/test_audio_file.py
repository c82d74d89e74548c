import io
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile

from speech.audio_file import AudioFile
from speech.errors import AudioFileError
from speech.tape import SAMPLE_RATE, read_tape


def hear(source: AudioFile) -> np.ndarray:
    blocks: list[bytes] = []
    ended = threading.Event()
    source.start(blocks.append, ended.set)
    assert ended.wait(30)
    source.stop()
    assert all(len(block) == 3200 for block in blocks[:-1])
    return np.frombuffer(b"".join(blocks), dtype="<i2").astype(np.float32) / 2**15


def encode(sound: np.ndarray, path: Path, container: str, codec: str) -> None:
    with av.open(str(path), "w", format=container) as output:
        stream = output.add_stream(codec, rate=48_000)
        resampler = av.AudioResampler(format=stream.format, layout=stream.layout, rate=48_000, frame_size=1024)
        frame = av.AudioFrame.from_ndarray(sound[np.newaxis], format="flt", layout="mono")
        frame.sample_rate = SAMPLE_RATE
        for piece in (*resampler.resample(frame), *resampler.resample(None)):
            output.mux(stream.encode(piece))
        output.mux(stream.encode(None))


FORMATS: dict[str, Callable[[np.ndarray, Path], None]] = {
    "stereo.wav": lambda sound, path: soundfile.write(
        path, np.repeat(sound, 3).repeat(2).reshape(-1, 2), 48_000
    ),
    "deep.flac": lambda sound, path: soundfile.write(path, sound, SAMPLE_RATE, subtype="PCM_24"),
    "float.wav": lambda sound, path: soundfile.write(path, sound, SAMPLE_RATE, subtype="FLOAT"),
    "phone.wav": lambda sound, path: soundfile.write(path, sound[::2], 8_000, subtype="ULAW"),
    "song.mp3": lambda sound, path: soundfile.write(path, sound, SAMPLE_RATE, format="MP3"),
    "memo.ogg": lambda sound, path: soundfile.write(path, sound, SAMPLE_RATE, format="OGG"),
    "memo.m4a": lambda sound, path: encode(sound, path, "mp4", "aac"),
    "meeting.webm": lambda sound, path: encode(sound, path, "webm", "libopus"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_any_format_is_heard_as_16_khz_mono(name: str, tmp_path: Path, spoken: Path) -> None:
    sound = read_tape(spoken)
    FORMATS[name](sound, tmp_path / name)
    source = AudioFile(tmp_path / name)
    assert source.name == name
    heard = hear(source)
    assert source.fault is None
    assert source.seconds == pytest.approx(len(heard) / SAMPLE_RATE)
    assert len(heard) == pytest.approx(len(sound), abs=0.15 * SAMPLE_RATE)
    length = min(len(heard), len(sound))
    spectra = np.conj(np.fft.rfft(sound[:length])) * np.fft.rfft(heard[:length])
    likeness = np.fft.irfft(spectra).max() / np.linalg.norm(sound) / np.linalg.norm(heard)
    assert likeness > 0.9


def test_in_real_time_sound_comes_no_sooner_than_it_was_said(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.zeros(8000), SAMPLE_RATE)
    source = AudioFile(tmp_path / "a.wav", realtime=True)
    arrivals: list[float] = []
    ended = threading.Event()
    began = time.monotonic()
    source.start(lambda _: arrivals.append(time.monotonic() - began), ended.set)
    assert ended.wait(30)
    assert len(arrivals) == 5
    assert all(arrival >= 0.1 * block for block, arrival in enumerate(arrivals, 1))


def test_a_file_that_is_stopped_ends_there_without_saying_that_it_ended(spoken: Path) -> None:
    first = threading.Event()
    ended = threading.Event()
    source = AudioFile(spoken, realtime=True)
    source.start(lambda _: first.set(), ended.set)
    assert first.wait(30)
    source.stop()
    assert not ended.is_set()


def flac(sound: np.ndarray) -> bytes:
    file = io.BytesIO()
    soundfile.write(file, sound, SAMPLE_RATE, format="FLAC")
    return file.getvalue()


def test_each_bad_file_has_its_own_sentence(tmp_path: Path, spoken: Path) -> None:
    whole = flac(read_tape(spoken))
    middle = len(whole) // 2
    files = {
        "text.wav": b"These are words, not sounds.\n" * 100,
        "empty.wav": b"",
        "none.wav": spoken.read_bytes()[:40] + bytes(4),
        "short.wav": spoken.read_bytes()[:100_000],
        "short.flac": whole[: len(whole) * 6 // 10],
        "damaged.flac": whole[:middle] + bytes(3000) + whole[middle + 3000 :],
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "folder.wav").mkdir()
    sentences = {}
    for name in (*files, "folder.wav", "missing.wav"):
        with pytest.raises(AudioFileError) as caught:
            AudioFile(tmp_path / name)
        sentences[name] = str(caught.value).replace(str(tmp_path / name), "FILE")
    assert sentences["text.wav"].startswith("FILE is not a sound file")
    assert sentences["empty.wav"].startswith("FILE is empty")
    assert sentences["none.wav"].startswith("FILE holds no sound")
    assert sentences["short.wav"].startswith("FILE is cut short")
    assert sentences["short.flac"].startswith("FILE is cut short or damaged after 5.")
    assert sentences["damaged.flac"].startswith("FILE is incomplete or damaged")
    assert sentences["folder.wav"].startswith("FILE is a folder")
    assert sentences["missing.wav"] == "There is no file FILE: check its name."


def test_a_wav_that_was_streamed_and_so_states_no_length_is_heard(tmp_path: Path, spoken: Path) -> None:
    streamed = spoken.read_bytes()
    streamed = streamed[:4] + b"\xff" * 4 + streamed[8:40] + b"\xff" * 4 + streamed[44:]
    (tmp_path / "streamed.wav").write_bytes(streamed)
    assert np.array_equal(hear(AudioFile(tmp_path / "streamed.wav")), read_tape(spoken))


def test_what_stands_behind_an_mp3_is_no_damage(tmp_path: Path, spoken: Path) -> None:
    file = io.BytesIO()
    soundfile.write(file, read_tape(spoken), SAMPLE_RATE, format="MP3")
    tail = np.random.default_rng(0).integers(0, 256, 3000, dtype=np.uint8).tobytes()
    (tmp_path / "tagged.mp3").write_bytes(file.getvalue() + tail)
    assert AudioFile(tmp_path / "tagged.mp3").seconds > 8


def test_a_file_that_goes_bad_while_it_plays_is_a_fault_and_ends(tmp_path: Path, spoken: Path) -> None:
    path = tmp_path / "a.flac"
    path.write_bytes(flac(read_tape(spoken)))
    source = AudioFile(path)
    path.write_bytes(path.read_bytes()[:50_000])
    assert len(hear(source)) > 0
    assert "cut short or damaged" in (source.fault or "")


def test_a_playlist_is_not_followed_to_where_it_points(tmp_path: Path) -> None:
    asked: list[str] = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
            pass

    with HTTPServer(("127.0.0.1", 0), Server) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}/secret.ts"
        path = tmp_path / "list.m3u8"
        path.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{address}\n#EXT-X-ENDLIST\n")
        with pytest.raises(AudioFileError, match="not a sound file"):
            AudioFile(path)
        with path.open("rb") as file, pytest.raises(av.FFmpegError):
            av.open(file)
        assert asked == ["/secret.ts"], "without the guard it is followed, once"
        server.shutdown()
        thread.join()
