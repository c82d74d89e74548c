"""What there is to say of an answer beside its score, in sentences and lines to read."""

from collections.abc import Iterator

from practice.line import LineTake, Rehearsal
from practice.verdict import Verdict


def headline(verdict: Verdict) -> str:
    """The one sentence that the kind of prompt calls for; empty where it calls for none."""
    return line_sentence(verdict.line) if verdict.line else ""


def verdict_lines(verdict: Verdict) -> Iterator[str]:
    """Tell a verdict line by line."""
    if sentence := headline(verdict):
        yield sentence
    if verdict.line:
        yield from line_lines(verdict.line.take)
    for framework in verdict.frameworks:
        yield f"{framework.title}: {framework.shown} of {len(framework.checks)} shown"
        for check in framework.checks:
            yield f'  + {check.ask} "{check.words}"' if check.words else f"  - {check.ask}"


def line_sentence(rehearsal: Rehearsal) -> str:
    """Say whether the newest take of a line holds, and how many more are wanted."""
    left = rehearsal.of - rehearsal.held
    if rehearsal.done:
        return f"The line sits: {rehearsal.of} takes in a row hold, word for word."
    if rehearsal.take.holds:
        return f"This take holds: {rehearsal.held} of {rehearsal.of} in a row. Say it {times(left)} more."
    return f"This take does not hold yet: {rehearsal.take.share:.0%} of the line stands. Say it again."


def line_lines(take: LineTake) -> Iterator[str]:
    """The line with what was left out or changed in brackets, and what was put in."""
    yield "  " + " ".join(_word(word.text, word.heard, said=word.said) for word in take.words)
    if take.added:
        yield f"  Added: {', '.join(take.added)}"


def times(number: int) -> str:
    """Say how often."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _word(text: str, heard: str, *, said: bool) -> str:
    if said:
        return text
    return f"[{text}: {heard}]" if heard else f"[{text}]"
