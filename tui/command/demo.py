"""``rounds demo``: a whole round without a microphone."""

import threading

import click

from tui.command.app import is_terminal, open_app
from tui.command.common import Common, common_options, pass_common
from tui.opening import Opening


@click.command
@click.option("--plain", is_flag=True, help="Lines of text, no screens.")
@common_options
@pass_common
def command(common: Common, *, plain: bool) -> int:
    """Watch a whole round: a sample answer is spoken, heard, scored and kept."""
    from content.packs import load_packs
    from practice.demo import choose_demo, demo_audio

    prompt, exemplar = choose_demo(load_packs())
    audio = demo_audio(exemplar, common.paths.models.parent / "voice")
    if not (plain or common.as_json) and is_terminal():
        return open_app(common, Opening(prompt.id, audio, realtime=True))

    from speech.audio_file import AudioFile
    from tui.command.round import speak_round

    return speak_round(common, common.choose_settings(), prompt, AudioFile(audio), threading.Event())
