"""``rounds models calibrate``: the best model that this computer keeps up with."""

import tempfile
from pathlib import Path

import click

from practice.settings_file import keep_settings
from tui.command.common import Common, common_options, pass_common
from tui.command.output import note, print_json, say

SAMPLE = (
    "Within six months the median time from alert to bedside fell from 34 to 11 minutes for 1,240 patients, "
    "and the safety committee could switch the model off on any morning."
)


@click.command
@common_options
@pass_common
def command(common: Common) -> None:
    """Measure what this computer can do, choose model, threads and beams for it, and keep the choice."""
    from speech.calibration import calibrate
    from speech.models import find_model, list_models
    from speech.voice import speak

    cache = common.paths.models
    names = [common.model] if common.model else [name for name, here in list_models(cache).items() if here]
    models = [find_model(name, cache=cache) for name in names]
    note("Measuring; this takes a few seconds for each model.", verbose=common.verbose)
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "sample.wav"
        speak(SAMPLE, sample)
        found = calibrate(models, sample)
    threads, beams = found.effort.threads, found.effort.beams
    keep_settings(common.paths.config, {"model": found.model, "threads": threads, "beams": beams})
    if common.as_json:
        print_json(found)
        return
    pace = f"a minute of speech takes {60 * found.real_time_factor:.0f} s to write down for good"
    say(f"{found.model}, {threads} thread{'s' * (threads > 1)}, {beams} beam{'s' * (beams > 1)}: {pace}.")
    if not found.keeps_up:
        say("That is slow: the words will come late, and the recording is complete all the same.")
