"""Words from a sound file, without making an attempt of it."""

import tempfile
from pathlib import Path

from content.transcript import Transcript
from content.vocabulary import expected_terms
from tui.command.answer_file import demand_file
from tui.command.common import Common
from tui.command.output import note


def hear(common: Common, path: Path, terms: tuple[str, ...] = ()) -> Transcript:
    """Transcribe a sound file in any format, expecting ``terms`` and the names of the field; nothing is kept.

    The copy that the transcriber reads lies in the data folder, for its owner only, and goes at the end.
    Raises Misuse and SpeechError.
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
    with tempfile.TemporaryDirectory(prefix=".hearing-", dir=data) as folder:
        tape = Path(folder) / "tape.wav"
        with Tape.create(tape) as recording:
            for piece in decode(path):
                recording.append(piece)
        note(
            f"Listening to {recording.seconds:.0f} seconds with the model {model.name}.", verbose=common.verbose
        )
        effort = Effort(settings.threads, settings.beams)
        return transcribe(tape, final=model, effort=effort, terms=expected_terms(terms))
