"""What there is to say of an answer beside its score, in sentences and lines to read."""

from collections.abc import Iterator

from practice.clock import minutes
from practice.decision import Decision
from practice.limits import Brevity, StageSpent, TimeBox
from practice.line import LineTake, Rehearsal
from practice.table import Seat
from practice.verdict import Verdict

ANSWERED = "That answers the question."
UNANSWERED = "The question is still open: what it asks for was not said."
SECONDS_IN_WORDS = 100


def headline(verdict: Verdict) -> str:
    """The one sentence that the kind of prompt calls for; empty where it calls for none."""
    if verdict.line:
        return line_sentence(verdict.line)
    if verdict.answered is not None:
        return ANSWERED if verdict.answered else UNANSWERED
    if verdict.brevity:
        return brevity_sentence(verdict.brevity)
    if verdict.time_box:
        return time_box_sentence(verdict.time_box)
    return decision_sentence(verdict.decision) if verdict.decision else ""


def verdict_lines(verdict: Verdict) -> Iterator[str]:
    """Tell a verdict line by line."""
    if sentence := headline(verdict):
        yield sentence
    if verdict.line:
        yield from line_lines(verdict.line.take)
    yield from (stage_line(stage) for stage in verdict.stages)
    for seat in verdict.table:
        yield from seat_lines(seat)
    for framework in verdict.frameworks:
        yield f"{framework.title}: {framework.shown} of {len(framework.checks)} shown"
        for check in framework.checks:
            yield f'  + {check.ask} "{check.words}"' if check.words else f"  - {check.ask}"
    if verdict.asks:
        yield f"Next question: {verdict.asks[0].said}"


def brevity_sentence(brevity: Brevity) -> str:
    """Say whether an answer was brief enough."""
    if brevity.over:
        return f"{brevity.words} words: {brevity.over} more than the {brevity.most} that there are."
    return f"Brief enough: {brevity.words} of at most {brevity.most} words."


def time_box_sentence(box: TimeBox) -> str:
    """Say how long it was written at."""
    over = f", {minutes(box.spent - box.limit)} too long" if box.spent > box.limit else ""
    return f"Written in {minutes(box.spent)} of {minutes(box.limit)}{over}."


def stage_line(stage: StageSpent) -> str:
    """Say what a stage took of its plan."""
    took = "not reached" if stage.spent is None else f"{minutes(stage.spent)}"
    return f"  {stage.title}: {took}, planned {minutes(stage.planned)}"


def decision_sentence(decision: Decision) -> str:
    """Say when the decision fell, and what comes of hesitating."""
    if decision.seconds is None:
        told = "No decision fell."
    elif decision.at_once:
        told = f"The decision, “{decision.word.lower()}”, fell at once."
    else:
        told = f"The decision, “{decision.word.lower()}”, fell after {seconds(decision.seconds)}."
    if decision.hesitated and decision.strict:
        return f"{told} Hesitation disqualifies: say the decision first, and then earn it."
    return told


def seat_lines(seat: Seat) -> Iterator[str]:
    """What a role has heard, what it waits for, and what it says now."""
    yield f"{seat.role} (you)" if seat.yours else seat.role
    for concern in seat.concerns:
        yield f"  {'+' if concern.words else '-'} {concern.hear}"
    if seat.says:
        yield f'  "{seat.says}"'


def seconds(number: float) -> str:
    """Say a time of the order of seconds."""
    if number >= SECONDS_IN_WORDS:
        return minutes(number)
    return "1 second" if round(number) == 1 else f"{number:.0f} seconds"


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
    yield "  " + " ".join(_word(word.text, word.heard, said=word.said) for word in take.pieces)
    if take.added:
        yield f"  Added: {', '.join(take.added)}"


def times(number: int) -> str:
    """Say how often."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _word(text: str, heard: str, *, said: bool) -> str:
    if said:
        return text
    return f"[{text}: {heard}]" if heard else f"[{text}]"
