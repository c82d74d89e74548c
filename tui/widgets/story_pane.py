"""The claim that was made, in its four parts."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from content.clean import clean
from content.scorecard import Evidence, Kind, Story
from tui.theme import LOOKS
from tui.widgets.found import SAID, UNSAID
from tui.widgets.wrapping import hang

LABEL_WIDTH = 12
MOST_SHOWN = 3


class StoryPane(Widget):
    """Each story as four lines, one a part; a part that is missing says so."""

    DEFAULT_CSS = """
    StoryPane { height: auto; }
    """

    stories: reactive[Sequence[Story]] = reactive((), layout=True)

    def render(self) -> Content:
        """Draw the fullest stories first."""
        if not self.stories:
            nothing = "No figure was tied to an outcome, so there is no story yet."
            return Content.assemble(("Your story", "bold"), ("\n" + nothing, "italic $text-muted"))
        stories = sorted(self.stories, key=lambda story: -parts_said(story))[:MOST_SHOWN]
        width = self.size.width or 60
        return Content("\n\n").join(_story(story, number, width) for number, story in enumerate(stories, 1))


def parts_said(story: Story) -> int:
    """How many of the four parts were said."""
    return sum(part is not None for part in (story.metric, story.cohort, story.horizon, story.compliance))


def _story(story: Story, number: int, width: int) -> Content:
    heading = "Your story" if number == 1 else f"Story {number}"
    parts: dict[Kind, Evidence | None] = {
        "metric": story.metric,
        "cohort": story.cohort,
        "horizon": story.horizon,
        "compliance": story.compliance,
    }
    rows = [Content.assemble((heading, "bold"), (f"  {parts_said(story)} of 4 parts", "$text-muted"))]
    for kind, part in parts.items():
        look = LOOKS[kind]
        label = look.label.ljust(LABEL_WIDTH)
        if part:
            words = hang(clean(part.text), width, LABEL_WIDTH + 2)
            rows.append(Content.assemble((f"{SAID} ", f"${kind}"), label, (words, f"bold ${kind}")))
        else:
            words = hang(look.ask, width, LABEL_WIDTH + 2)
            rows.append(Content.assemble((f"{UNSAID} {label}", "$text-muted"), (words, "italic $text-muted")))
    return Content("\n").join(rows)
