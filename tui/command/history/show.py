"""``rounds history show``: one attempt, to read."""

import click

from tui.command.common import Common, common_options, pass_common
from tui.command.history.lines import attempt_line
from tui.command.output import print_json, say
from tui.command.scored import Scored


@click.command
@click.argument("attempt_id", metavar="ATTEMPT")
@common_options
@pass_common
def command(common: Common, attempt_id: str) -> None:
    """Show an attempt: the question, what was said, what it was worth."""
    from content.packs import load_packs
    from history.store import History
    from practice.verdict import find_asked, read_verdict

    with History(common.paths.data) as history:
        attempt = history.get(attempt_id)
        transcript = history.transcript(attempt_id)
        card = history.scorecard(attempt_id)
        prompt = find_asked(attempt, load_packs(common.paths.packs))
        verdict = None
        if prompt and transcript and card:
            verdict = read_verdict(history, prompt, attempt, transcript, card)
    scored = Scored.of(transcript, card) if transcript and card else None
    if common.as_json:
        print_json({"attempt": attempt, "score": scored, "verdict": verdict})
        return
    say(f"{attempt_line(attempt)}\n\n{attempt.question}\n")
    if attempt.note:
        say(f"{attempt.note}\n")
    if transcript and card:
        from tui.card_lines import card_lines
        from tui.verdict_lines import verdict_lines

        say(f"{transcript.text}\n")
        for line in verdict_lines(verdict) if verdict else ():
            say(line)
        for line in card_lines(card):
            say(line)
