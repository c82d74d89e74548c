"""The log of what is final in a take (``heard.jsonl``): a header, then one line per utterance.

A line is on the disk before anybody hears of it, so a transcriber that was killed goes on where it was. The
words can always be decoded from the tape again, so a log in doubt is set aside rather than trusted.
"""

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Self

import msgspec

from content.transcript import Stretch, Word

VERSION = 3
"""Of the way words are found; a change that makes other words of the same sound makes this one more."""


class Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the words depend on besides the tape: the way they are found, the weights, the vocabulary."""

    version: int
    weights: str
    terms: tuple[str, ...]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One final utterance: samples ``start`` to ``end`` of the tape, seconds voiced and understood, words.

    ``unheard`` are the stretches of tape with a voice and without words.
    """

    number: int
    start: int
    end: int
    voiced: float
    understood: float
    words: tuple[Word, ...]
    unheard: tuple[Stretch, ...] = ()


class HeardLog:
    """The log of one take, open for more; used by one process at a time.

    ``entries`` are the utterances so far, ``terms`` the vocabulary they were found with. Where the disk takes
    no line, the log goes on in memory: all that can be lost is the work of decoding again after a restart.
    """

    def __init__(self, path: Path, header: Header, entries: Sequence[Entry] = ()) -> None:
        self.path = path
        self.entries = list(entries)
        self._header = header
        self._descriptor: int | None = None

    @classmethod
    def open(cls, path: Path, *, weights: str, terms: tuple[str, ...] = ()) -> Self:
        """Go on with the log at ``path``, or begin it.

        A log of other weights or another version is set aside; a last line that was torn is cut off. The
        vocabulary of a log that goes on is the one it was begun with.
        """
        header, entries, length = _read(path)
        if header is None or (header.version, header.weights) != (VERSION, weights):
            log = cls(path, Header(VERSION, weights, terms))
            log._begin()
            return log
        log = cls(path, header, entries)
        with log._forgiving():
            log._descriptor = os.open(path, os.O_WRONLY | os.O_APPEND)
            os.ftruncate(log._descriptor, length)
        return log

    @property
    def terms(self) -> tuple[str, ...]:
        """The vocabulary that the words were found with."""
        return self._header.terms

    def append(self, entry: Entry) -> None:
        """Add the next utterance; it is on the disk when this returns."""
        self.entries.append(entry)
        with self._forgiving():
            self._write(entry)

    def distrust(self, number: int) -> None:
        """Set the log aside, because utterance ``number`` is not on the tape; go on with the ones before it."""
        self.close()
        del self.entries[number - 1 :]
        self._begin()

    def close(self) -> None:
        """Let go of the file; a second call does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _begin(self) -> None:
        with self._forgiving():
            _set_aside(self.path)
            self._descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL, 0o600)
            self._write(self._header, *self.entries)

    def _write(self, *lines: Header | Entry) -> None:
        if self._descriptor is None:
            return
        rest = memoryview(b"".join(msgspec.json.encode(line) + b"\n" for line in lines))
        while rest:
            rest = rest[os.write(self._descriptor, rest) :]
        os.fsync(self._descriptor)

    @contextmanager
    def _forgiving(self) -> Iterator[None]:
        """Write no more where the disk refuses: a line after a torn one could not be read."""
        try:
            yield
        except OSError as error:
            logging.getLogger(__name__).warning("%s goes on in memory: %s", self.path.name, error.strerror)
            self.close()


def _read(path: Path) -> tuple[Header | None, list[Entry], int]:
    """The header, the entries that are whole and in order, and how many bytes these take."""
    try:
        whole = path.read_bytes().split(b"\n")[:-1]
    except OSError:
        return None, [], 0
    entries: list[Entry] = []
    try:
        header = msgspec.json.decode(whole[0], type=Header)
        length = len(whole[0]) + 1
    except (IndexError, msgspec.DecodeError, UnicodeDecodeError):
        return None, [], 0
    for line in whole[1:]:
        try:
            entry = msgspec.json.decode(line, type=Entry)
        except (msgspec.DecodeError, UnicodeDecodeError):
            break
        if entry.number != len(entries) + 1:
            break
        entries.append(entry)
        length += len(line) + 1
    return header, entries, length


def _set_aside(path: Path) -> None:
    """Rename the log to the first free of ``heard.1.jsonl``, ``heard.2.jsonl``..."""
    if path.exists():
        names = (path.with_suffix(f".{number}{path.suffix}") for number in count(1))
        path.rename(next(name for name in names if not name.exists()))
