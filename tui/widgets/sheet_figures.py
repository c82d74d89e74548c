"""What a worksheet comes to: the verdict, the matrix, and each figure with a bar and a sentence."""

from collections.abc import Iterator

from textual.content import Content

from content.amount import say_amount
from content.clean import clean
from content.reckoning import Outcome, Reckoning
from content.worksheet import Result, Tone
from tui.widgets.quadrants import draw_quadrants
from tui.widgets.wrapping import hang

TONE_LOOKS: dict[Tone, tuple[str, str]] = {
    "go": ("✓", "$text-success"),
    "care": ("!", "$text-warning"),
    "stop": ("✗", "$text-error"),
}
QUIET = "$text-muted"
BAR = 24
OVER = 1.5
"""How far past its limit a bar is drawn, in limits."""


def describe_verdict(reckoning: Reckoning, width: int) -> Content:
    """Say every verdict that holds, the worst first, or what none can be given without."""
    several = {one.case for one in reckoning.judgements if one.case}
    rows = []
    for judgement in sorted(reckoning.judgements, key=lambda one: one.case or 99):
        sign, style = TONE_LOOKS[judgement.verdict.tone]
        whose = f"{clean(reckoning.case_name(judgement.case))}: " if several and judgement.case else ""
        head = f"{sign} {whose}{clean(judgement.verdict.word)}"
        text = hang(f"{head}. {clean(judgement.sentence)}", width, 2)
        rows.append(Content.assemble((text[: len(head) + 1], f"bold {style}"), text[len(head) + 1 :]))
    if reckoning.undecided:
        rows.append(Content.styled(hang(reckoning.undecided, width, 2), QUIET))
    return Content("\n").join(rows)


def describe_figures(reckoning: Reckoning, width: int) -> Content:
    """Draw the matrix of a sheet that has one, then tell each result and what it means."""
    blocks: list[Content] = []
    if reckoning.sheet.plot:
        blocks.append(draw_quadrants(reckoning.sheet.plot, reckoning, width))
    for result in reckoning.sheet.results:
        outcomes = [one for one in reckoning.outcomes if one.result.id == result.id]
        if result.each:
            blocks.append(Content("\n").join(_compared(reckoning, result, outcomes, width)))
        elif outcomes:
            blocks.append(Content("\n").join(_single(outcomes[0], width)))
    return Content("\n\n").join(blocks)


def _single(outcome: Outcome, width: int) -> Iterator[Content]:
    yield Content.assemble(
        (clean(outcome.result.label), "bold"), "  ", (clean(outcome.shown), "bold $text-accent")
    )
    if outcome.value is not None and outcome.result.limit > 0:
        yield _measured(outcome.value, outcome.result)
    yield Content.styled(hang(clean(outcome.sentence), width, 2, first=2), QUIET)


def _compared(reckoning: Reckoning, result: Result, outcomes: list[Outcome], width: int) -> Iterator[Content]:
    yield Content.styled(clean(result.label), "bold")
    if not outcomes:
        yield Content.styled(f"  Fill in a first {clean(reckoning.sheet.case).lower()}.", QUIET)
    most = max((abs(one.value) for one in outcomes if one.value is not None), default=0.0)
    drawn = len({one.unit for one in outcomes}) == 1 and len({one.value for one in outcomes}) > 1
    names = {one.case: clean(reckoning.case_name(one.case)) for one in outcomes}
    longest = min(18, max(map(len, names.values()), default=0))
    for one in outcomes:
        name = names[one.case][:longest].ljust(longest)
        full = round(abs(one.value) / most * BAR / 2) if one.value is not None and most and drawn else 0
        bar = ("█" if (one.value or 0) >= 0 else "▒") * full
        gap = "  " if bar else ""
        yield Content.assemble(f"  {name}  ", (bar, "$primary"), gap, (clean(one.shown), "bold $text-accent"))
        sentence = clean(one.sentence).removeprefix(f"{names[one.case]}: ")
        yield Content.styled(hang(sentence[:1].upper() + sentence[1:], width, 4, first=4), QUIET)


def _measured(value: float, result: Result) -> Content:
    """A bar with a line at the limit of its result; what lies beyond is drawn with another character."""
    share = value / result.limit
    cells = round(max(0.0, min(OVER, share)) * BAR)
    within, beyond = min(cells, BAR), max(0, cells - BAR)
    return Content.assemble(
        "  ",
        ("█" * within, "$primary"),
        ("░" * (BAR - within), "$text-disabled"),
        ("│", "bold"),
        ("▓" * beyond + ("▸" if share > OVER else ""), "$text-warning"),
        (f"  │ {say_amount(result.limit, clean(result.unit))}", QUIET),
    )
