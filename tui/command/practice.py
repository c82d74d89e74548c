"""``rounds practice``: one round."""

import sys
import threading
from pathlib import Path

import click

from tui.command.answer_file import demand_file, read_text
from tui.command.app import is_terminal, open_app
from tui.command.common import Common, common_options, pass_common
from tui.command.misuse import Misuse
from tui.command.turns import choose_turn
from tui.opening import Opening


@click.command
@click.argument("prompt_id", metavar="PROMPT")
@click.option(
    "--from", "audio", type=click.Path(path_type=Path), help="A sound file to hear as the microphone."
)
@click.option("--realtime", is_flag=True, help="Play it at the pace of speech.")
@click.option("--typed", metavar="FILE|-", help="An answer in writing, instead of speech.")
@click.option("--chair", metavar="ROLE", default="", help="In a simulation, the role to play.")
@click.option("--after", metavar="ATTEMPT", help="Answer the next follow-up question about this attempt.")
@click.option("--plain", is_flag=True, help="Lines of text, no screens.")
@common_options
@pass_common
def command(
    common: Common,
    prompt_id: str,
    audio: Path | None,
    *,
    realtime: bool,
    typed: str | None,
    chair: str,
    after: str | None,
    plain: bool,
) -> int:
    """Answer one prompt; 'rounds packs list' names them all."""
    from content.packs import find_prompt, load_packs

    if typed and audio:
        raise Misuse("An answer is either spoken or written; give --from or --typed.")
    prompt = find_prompt(prompt_id, load_packs(common.paths.packs))
    turn = choose_turn(common, prompt, chair, after)
    text = read_text(typed) if typed else None
    if audio:
        demand_file(audio)
    if not (plain or common.as_json or typed) and is_terminal():
        return open_app(common, Opening(prompt.id, audio, realtime, turn if chair or after else None))

    from tui.command.round import speak_round, write_round

    settings = common.choose_settings()
    if text is not None:
        write_round(common, settings, prompt, text, turn)
        return 0
    if audio:
        from speech.audio_file import AudioFile

        source = AudioFile(audio, realtime=realtime)
        return speak_round(common, settings, prompt, source, threading.Event(), turn)
    if not sys.stdin.isatty():
        raise Misuse("The microphone needs a terminal, where Enter ends the answer; give --from or --typed.")
    from speech.microphone import Microphone
    from tui.plain import enter_pressed

    return speak_round(common, settings, prompt, Microphone(settings.input_device), enter_pressed(), turn)
