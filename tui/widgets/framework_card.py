"""A framework to read: what it is for, what it asks, and where it can be practised."""

from collections.abc import Sequence

from textual.content import Content

from content.clean import clean
from content.framework import Framework
from content.pack import Pack
from practice.checks import FrameworkShown
from tui.theme import LOOKS
from tui.widgets.found import SAID, UNSAID
from tui.widgets.wrapping import hang

QUIET = "$text-muted"
INDENT = 2


def describe_framework(framework: Framework, packs: Sequence[Pack], width: int) -> Content:
    """Its purpose, each check with the kind of evidence that shows it, and the questions that train it."""
    rows = [
        Content.styled(clean(framework.title), "bold $text-primary"),
        Content(clean(framework.about.strip())),
        Content(""),
        Content.styled("It asks", "bold"),
    ]
    for check in framework.checks:
        look = LOOKS[check.shown_by]
        rows += [
            Content.assemble((f"{UNSAID} ", f"${check.shown_by}"), hang(clean(check.ask), width, INDENT)),
            Content.assemble((f"  shown by  {look.label}", f"${check.shown_by}")),
        ]
    questions = [
        (pack, prompt)
        for pack in packs
        for round_ in pack.rounds
        for prompt in round_.prompts
        if framework.id in prompt.frameworks
    ]
    rows += [Content(""), Content.styled("Trained by", "bold")]
    rows += [
        Content.assemble(clean(prompt.title), (f"  {clean(pack.employer)}", QUIET))
        for pack, prompt in questions
    ]
    if not questions:
        rows.append(Content.styled("No question trains it yet.", QUIET))
    return Content("\n").join(rows)


def describe_shown(frameworks: Sequence[FrameworkShown], width: int) -> Content:
    """Each framework of a question with its checks: the words that show one, or the check that is open."""
    parts = []
    for framework in frameworks:
        shown = f"  {framework.shown} of {len(framework.checks)} shown"
        rows = [Content.assemble((clean(framework.title), "bold"), (shown, QUIET))]
        for check in framework.checks:
            if check.words:
                words = hang(f"{clean(check.ask)} “{clean(check.words)}”", width, INDENT)
                rows.append(Content.assemble((f"{SAID} ", f"${check.kind}"), words))
            else:
                words = hang(clean(check.ask), width, INDENT)
                rows.append(Content.assemble((f"{UNSAID} ", QUIET), (words, f"italic {QUIET}")))
        parts.append(Content("\n").join(rows))
    return Content("\n\n").join(parts)
