"""A written answer as a paragraph, what was found in it marked and counted."""

from textual.content import Content

from content.scorecard import KINDS, Scorecard
from tui.theme import LOOKS
from tui.widgets.found import SAID
from tui.widgets.inert import inert


def describe_answer(title: str, text: str, card: Scorecard) -> Content:
    """The answer under its title and score, its evidence marked, and below it each kind that was said."""
    words = Content(inert(text))
    for one in sorted(card.evidence, key=lambda one: -KINDS.index(one.kind)):
        style = "italic" if one.negated or one.hypothetical else LOOKS[one.kind].style
        words = words.stylize(f"{style} ${one.kind}", one.start, one.end)
    said = [kind for kind in KINDS if any(one.kind == kind and not one.negated for one in card.evidence)]
    kinds = [Content.styled(f"{SAID} {LOOKS[kind].label}", f"${kind}") for kind in said]
    heading = Content.assemble((title, "bold"), (f"  {card.overall} of 100", "$text-muted"))
    return Content("\n").join([heading, words, Content("   ").join(kinds)])
