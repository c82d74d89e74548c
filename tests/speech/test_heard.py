"""The log of what is final outlives whoever writes it."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.transcript import Word
from speech.heard import Entry, HeardLog

ENTRIES = [
    Entry(
        number,
        number * 1000,
        number * 1000 + 900,
        0.5,
        0.4,
        (Word("twenty", 0.1, 0.2, 0.9), Word("é—", 0.2, 0.3, 0.8)),
    )
    for number in (1, 2, 3)
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "heard.jsonl"
    write(path)
    return path


def write(path: Path) -> None:
    log = HeardLog.open(path, weights="w", terms=("FHIR",))
    for entry in ENTRIES:
        log.append(entry)
    log.close()


def test_it_is_read_back_as_it_was_written(path: Path) -> None:
    log = HeardLog.open(path, weights="w")
    assert log.entries == ENTRIES
    log.close()


def test_it_is_for_its_owner_only(path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_log_that_goes_on_keeps_its_vocabulary(path: Path) -> None:
    log = HeardLog.open(path, weights="w", terms=("other",))
    assert log.terms == ("FHIR",)
    log.close()


@settings(max_examples=40)
@given(cut=st.integers(0, 800), junk=st.binary(max_size=20))
def test_a_torn_log_keeps_its_whole_lines_and_goes_on(
    tmp_path_factory: pytest.TempPathFactory, cut: int, junk: bytes
) -> None:
    path = tmp_path_factory.mktemp("torn") / "heard.jsonl"
    write(path)
    data = path.read_bytes()
    path.write_bytes(data[:cut] + junk.replace(b"\n", b""))
    log = HeardLog.open(path, weights="w", terms=("FHIR",))
    left = len(log.entries)
    assert log.entries == ENTRIES[:left]
    assert left >= data[:cut].count(b"\n") - 1
    for entry in ENTRIES[left:]:
        log.append(entry)
    log.close()
    again = HeardLog.open(path, weights="w")
    assert again.entries == ENTRIES
    again.close()


def test_a_log_of_other_weights_is_set_aside(path: Path) -> None:
    before = path.read_bytes()
    log = HeardLog.open(path, weights="other", terms=("KDIGO",))
    assert log.entries == []
    assert log.terms == ("KDIGO",)
    log.close()
    assert path.with_name("heard.1.jsonl").read_bytes() == before
    HeardLog.open(path, weights="w").close()
    assert path.with_name("heard.2.jsonl").exists()


def test_a_log_that_does_not_fit_the_tape_goes_on_from_where_it_did(path: Path) -> None:
    log = HeardLog.open(path, weights="w")
    log.distrust(3)
    assert log.entries == ENTRIES[:2]
    log.append(ENTRIES[2])
    log.close()
    assert path.with_name("heard.1.jsonl").exists()
    again = HeardLog.open(path, weights="w")
    assert again.entries == ENTRIES
    again.close()


def test_where_nothing_can_be_written_it_goes_on_in_memory(tmp_path: Path) -> None:
    log = HeardLog.open(tmp_path / "gone" / "heard.jsonl", weights="w", terms=("FHIR",))
    log.append(ENTRIES[0])
    assert log.entries == ENTRIES[:1]
    assert log.terms == ("FHIR",)
    log.close()


def test_a_full_disk_leaves_the_lines_before_it_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = HeardLog.open(path, weights="w")
    real = os.write

    def full(descriptor: int, data: bytes) -> int:
        real(descriptor, bytes(data)[:7])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    log.append(Entry(4, 4000, 4900, 0.5, 0.4, ()))
    monkeypatch.setattr(os, "write", real)
    log.append(Entry(5, 5000, 5900, 0.5, 0.4, ()))
    assert len(log.entries) == 5
    again = HeardLog.open(path, weights="w")
    assert again.entries == ENTRIES
    again.close()
