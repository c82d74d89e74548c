"""One take being transcribed: each utterance on its tape is decoded once for good, the open one as time allows.

What is final depends on the tape alone, not on when it was read, so a process that starts again in the middle
finds the same utterances, and decodes only those that the log of the take doesn't hold.
"""

from collections.abc import Callable
from pathlib import Path

from content.transcript import Transcript, Word
from speech.clamp import clamp
from speech.coverage import Coverage, cover
from speech.cutting import find_cut
from speech.decoder import Decoder
from speech.following import TapeFollower
from speech.guessing import Guesser
from speech.heard import Entry, HeardLog
from speech.messages import Done, Heard, Hearing, Listen, Pulse
from speech.segmenter import FRAME, Utterance
from speech.tape import SAMPLE_RATE

HOLE = 1.5
"""Seconds of voice without words that are worth a second look."""

FORESEEABLE = 9 * SAMPLE_RATE
FORESEEN_AFTER = int(0.15 * SAMPLE_RATE)
"""So short an utterance is decoded ahead when so much silence has followed: it will likely end there."""


class Listening:
    """Does one piece of work at a time, the most urgent one, and posts what it heard."""

    def __init__(
        self,
        order: Listen,
        *,
        final: Decoder,
        live: Decoder | None,
        weights: str,
        post: Callable[[Heard | Hearing | Done], None],
    ) -> None:
        self.take = order.take
        self.done = False
        self._follower = TapeFollower(Path(order.tape))
        self._log = HeardLog.open(Path(order.log), weights=weights, terms=order.terms)
        self._final = final
        self._guesser = Guesser(live) if live else None
        self._post = post
        self._entries: list[Entry] = []
        self._foreseen: tuple[Utterance, tuple[Word, ...], Coverage] | None = None
        self._text = ""
        self._finishing = False

    @property
    def pulse(self) -> Pulse:
        """How far it is."""
        reached = self._follower.reached
        return Pulse(self.take, reached, max(0, self._follower.available - reached) / SAMPLE_RATE)

    def expect_end(self) -> None:
        """Guess no more: what is left is decoded for good in a moment."""
        self._guesser = None

    def finish(self, frames: int) -> None:
        """Take note that the tape is complete and has ``frames`` samples.

        Raises:
            TapeError: the tape is gone or damaged.
        """
        self._finishing = True
        self._follower.finish(frames)

    def step(self) -> bool:
        """Read on, then decode at most one utterance; False when there is nothing to do now.

        Raises:
            TapeError: the tape is gone or damaged.
        """
        if utterance := self._follower.read_on():
            self._settle(utterance)
        elif self._follower.finished:
            self._conclude()
        elif self._follower.caught_up and not self._finishing:
            return self._guess() or self._foresee()
        return True

    def close(self) -> None:
        """Let go of the log."""
        self._log.close()

    def _settle(self, utterance: Utterance) -> None:
        """Make the utterance final."""
        number = len(self._entries) + 1
        entry = self._recall(number, utterance)
        if entry is None:
            entry = self._decode(number, utterance)
            self._log.append(entry)
        if not utterance.whole:
            self._follower.cut(entry.end)
        self._entries.append(entry)
        self._foreseen = None
        self._text = ""
        self._post(Heard(self.take, number, entry.words, entry.end / SAMPLE_RATE))

    def _recall(self, number: int, utterance: Utterance) -> Entry | None:
        """What the log says about the utterance, if it is about the same one."""
        if number > len(self._log.entries):
            return None
        entry = self._log.entries[number - 1]
        earliest = utterance.end if utterance.whole else utterance.start + FRAME
        if entry.start == utterance.start and earliest <= entry.end <= utterance.end:
            return entry
        self._log.distrust(number)
        return None

    def _decode(self, number: int, utterance: Utterance) -> Entry:
        if self._foreseen and self._foreseen[0] == utterance:
            _, words, coverage = self._foreseen
        else:
            words, coverage = self._read(utterance)
        if not utterance.whole:
            end, words = find_cut(words, utterance)
            utterance = Utterance(
                utterance.start, end, utterance.probabilities[: (end - utterance.start) // FRAME]
            )
            coverage = cover(words, utterance)
        return Entry(
            number,
            utterance.start,
            utterance.end,
            coverage.voiced,
            coverage.understood,
            words,
            coverage.unheard,
        )

    def _read(self, utterance: Utterance) -> tuple[tuple[Word, ...], Coverage]:
        """Find the words; where a stretch of voice has none, look again with a full window."""
        sound = self._follower.sound(utterance.start, utterance.end)
        found = self._final.words(sound, terms=self._log.terms, broken_off=utterance.broken_off)
        words = clamp(found, utterance)
        coverage = cover(words, utterance)
        if coverage.hole > HOLE:
            again = clamp(self._final.words(sound, terms=self._log.terms, full_window=True), utterance)
            if (better := cover(again, utterance)).understood > coverage.understood:
                return again, better
        return words, coverage

    def _foresee(self) -> bool:
        """Decode the open utterance when it has probably ended, so that it is final as soon as it has."""
        settled = self._follower.settled
        if settled is None or settled.end - settled.start > FORESEEABLE:
            return False
        if self._follower.reached - settled.end < FORESEEN_AFTER or (
            self._foreseen and self._foreseen[0] == settled
        ):
            return False
        self._foreseen = (settled, *self._read(settled))
        return True

    def _guess(self) -> bool:
        """Post what the open utterance sounds like so far, if it is time for it."""
        start, settled = self._follower.open_since, self._follower.settled
        end = settled.end if settled else self._follower.available
        if start is None:
            return self._take_back()
        if self._guesser is None or not self._guesser.is_due(start, end, paused=settled is not None):
            return False
        self._text, stable = self._guesser.guess(start, end, self._follower.sound(start, end))
        self._post(Hearing(self.take, self._text, stable, end / SAMPLE_RATE))
        return True

    def _take_back(self) -> bool:
        """Post that what was provisional came to nothing."""
        if not self._text:
            return False
        self._text = ""
        self._post(Hearing(self.take, "", 0, self._follower.reached / SAMPLE_RATE))
        return True

    def _conclude(self) -> None:
        """Post the whole transcript."""
        voiced = sum(entry.voiced for entry in self._entries)
        understood = sum(entry.understood for entry in self._entries)
        transcript = Transcript.spoken(
            (word for entry in self._entries for word in entry.words),
            self._follower.available / SAMPLE_RATE,
            round(understood / voiced, 3) if voiced else 1.0,
            voiced=round(voiced, 2),
            unheard=(stretch for entry in self._entries for stretch in entry.unheard),
        )
        self.done = True
        self._post(Done(self.take, transcript))
