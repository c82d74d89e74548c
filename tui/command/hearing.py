"""Words from a sound file, without making an attempt of it."""

import shutil
import tempfile
import time
from pathlib import Path

from content.transcript import Transcript
from content.vocabulary import expected_terms
from tui.command.answer_file import demand_file
from tui.command.common import Common
from tui.command.output import note

_PREFIX = ".hearing-"
_LONGEST = 24 * 3600.0
"""Seconds; a copy older than that belongs to nobody who still listens."""


def hear(common: Common, path: Path, terms: tuple[str, ...] = ()) -> Transcript:
    """Transcribe a sound file in any format, expecting ``terms`` and the names of the field; nothing is kept.

    The copy that the transcriber reads lies in the data folder, for its owner only, and goes at the end; what
    somebody left who was killed goes a day later. Raises Misuse and SpeechError.
    """
    from speech.decoding import decode
    from speech.effort import Effort
    from speech.models import find_model
    from speech.tape import Tape
    from speech.transcriber import transcribe

    demand_file(path)
    settings = common.choose_settings()
    model = find_model(settings.model, cache=common.paths.models)
    data = common.paths.data
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    _clear(data)
    with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=data) as folder:
        tape = Path(folder) / "tape.wav"
        with Tape.create(tape) as recording:
            for piece in decode(path):
                recording.append(piece)
        note(
            f"Listening to {recording.seconds:.0f} seconds with the model {model.name}.", verbose=common.verbose
        )
        effort = Effort(settings.threads, settings.beams)
        return transcribe(tape, final=model, effort=effort, terms=expected_terms(terms))


def _clear(data: Path) -> None:
    """Remove the copies that were left behind."""
    for left in data.glob(f"{_PREFIX}*"):
        if time.time() - left.stat().st_mtime > _LONGEST:
            shutil.rmtree(left, ignore_errors=True)
