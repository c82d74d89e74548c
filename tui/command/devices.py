"""``rounds devices``: the microphones there are."""

import os
from pathlib import Path

import click

from tui.command.common import Common, common_options, pass_common
from tui.command.output import print_json, say


@click.command
@common_options
@pass_common
def command(common: Common) -> None:
    """List the microphones; --input-device takes their names."""
    from speech.devices import list_devices
    from speech.native_noise import native_noise_to

    with native_noise_to(Path(os.devnull)):
        devices = list_devices()
    if common.as_json:
        print_json(devices)
        return
    for device in devices:
        label = "" if device.label == device.name else f"  {device.label}"
        marks = [
            mark
            for mark, holds in ((", default", device.default), (", hears what is played", device.monitor))
            if holds
        ]
        say(f"{device.name}{label}{''.join(marks)}")
    if not devices:
        say("No microphone was found; plug one in, or use 'rounds practice PROMPT --from FILE'.")
