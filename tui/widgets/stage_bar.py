"""Where a drill stands."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from content.clean import clean
from practice.clock import StageFace

SIGNS = {"done": "✓ ", "now": "▶ ", "next": ""}
STYLES = {
    "done": "$text-success on $success-muted",
    "now": "bold $block-cursor-foreground on $block-cursor-background",
    "next": "$text-muted on $panel",
}


class StageBar(Widget):
    """The stages in a row: done ones ticked, the one under way with its time left, the others waiting.

    Where the row is too long for the screen, only the stage under way and the one after it are named.
    """

    DEFAULT_CSS = """
    StageBar { height: 1; }
    """

    stages: reactive[tuple[StageFace, ...]] = reactive(())

    def render(self) -> Content:
        """Draw one cell a stage."""
        for pad in ("  ", " "):
            row = Content.assemble(*(_cell(stage, pad) for stage in self.stages))
            if row.cell_length <= self.size.width:
                return row
        now = next(at for at, stage in enumerate(self.stages) if stage.state == "now")
        count = f"{now + 1} of {len(self.stages)}  "
        then = [stage for stage in self.stages if stage.state == "next"][:1]
        return Content.assemble(
            (count, "$text-muted"), *(_cell(stage, " ") for stage in (self.stages[now], *then))
        ).truncate(self.size.width, ellipsis=True)


def _cell(stage: StageFace, pad: str) -> tuple[str, str]:
    left = f" {stage.left}" if stage.state == "now" else ""
    return f"{pad}{SIGNS[stage.state]}{clean(stage.title)}{left}{pad}", STYLES[stage.state]
