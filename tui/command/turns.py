"""Whose chair, or which follow-up question, a round on the command line is about."""

from content.pack import Prompt
from practice.turn import FIRST_TURN, Turn, next_turn
from tui.command.common import Common
from tui.command.misuse import Misuse


def choose_turn(common: Common, prompt: Prompt, chair: str, after: str | None) -> Turn:
    """Read the options ``--chair`` and ``--after``.

    Raises Misuse when there is no such role or no question left, and a HistoryError.
    """
    if after:
        return _follow(common, prompt, after)
    if not chair:
        return FIRST_TURN
    roles = {persona.role.casefold(): persona.role for persona in prompt.personas}
    if chair.casefold() not in roles:
        known = f"the roles are {', '.join(roles.values())}." if roles else "it is no simulation."
        raise Misuse(f'There is no "{chair[:64]}" in {prompt.id}; {known}')
    return Turn(chair=roles[chair.casefold()])


def _follow(common: Common, prompt: Prompt, after: str) -> Turn:
    from history.store import History
    from practice.verdict import read_verdict

    with History(common.paths.data) as history:
        attempt = history.get(after)
        transcript, card = history.transcript(after), history.scorecard(after)
        if attempt.prompt != prompt.id:
            raise Misuse(f"{after} is an answer to {attempt.prompt}, not to {prompt.id}.")
        if transcript is None or card is None:
            raise Misuse(f"{after} has no words yet; 'rounds history recover {after}' finishes it.")
        asks = read_verdict(history, prompt, attempt, transcript, card).asks
    if not asks:
        raise Misuse(f"Nobody asks any more about {after}: everything they wanted was said.")
    return next_turn(attempt, asks[0])
