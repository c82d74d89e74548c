"""A drill's stages: what each took, beside its plan."""

from collections.abc import Sequence

from textual.content import Content

from content.clean import clean
from practice.clock import minutes
from practice.limits import StageSpent

SLACK = 1.1
"""A stage may take a tenth more than its plan before that is remarked."""
LONGEST_TITLE = 30


def describe_stages(stages: Sequence[StageSpent]) -> Content:
    """One row a stage; a sign tells which ran over and which was never reached."""
    titles = [clean(stage.title) for stage in stages]
    width = min(LONGEST_TITLE, max(map(len, titles), default=0))
    rows = [Content.styled("Stages", "bold")]
    for stage, title in zip(stages, titles, strict=True):
        label = title if len(title) <= width else f"{title[: width - 1]}…"
        plan = (f" of {minutes(stage.planned)}", "$text-muted")
        if stage.spent is None:
            rows.append(Content.assemble((f"○ {label:<{width}}   -:--", "$text-muted"), plan))
        elif stage.spent > stage.planned * SLACK:
            late = (f"  +{minutes(stage.spent - stage.planned)}", "bold $text-warning")
            rows.append(
                Content.assemble(
                    ("▲ ", "$text-warning"), f"{label:<{width}} {minutes(stage.spent):>6}", plan, late
                )
            )
        else:
            rows.append(
                Content.assemble(("✓ ", "$text-success"), f"{label:<{width}} {minutes(stage.spent):>6}", plan)
            )
    return Content("\n").join(rows)
