"""``rounds transcribe``: words from a sound file."""

import os
from pathlib import Path

import click

from content.clean import clean
from content.transcript import Transcript
from tui.command.common import Common, common_options, pass_common
from tui.command.hearing import hear
from tui.command.misuse import Misuse
from tui.command.output import to_json
from tui.command.subtitles import to_srt, to_vtt, to_whisper


@click.command
@click.argument("audio", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["txt", "json", "srt", "vtt"]), help="txt if not given.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A new file for it, instead of stdout.")
@common_options
@pass_common
def command(common: Common, audio: Path, form: str | None, output: Path | None) -> None:
    """Write down what is said in a sound file."""
    if output and output.exists():
        raise Misuse(f"{output} is there already and is not written over; choose another name.")
    form = form or ("json" if common.as_json else "txt")
    written = _write(hear(common, audio), form)
    if output is None:
        click.echo(written.encode(), nl=False)
        return
    with os.fdopen(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(written.encode())


def _write(transcript: Transcript, form: str) -> str:
    match form:
        case "json":
            return f"{to_json(to_whisper(transcript))}\n"
        case "srt":
            return to_srt(transcript)
        case "vtt":
            return to_vtt(transcript)
        case _:
            return f"{clean(transcript.text)}\n"
