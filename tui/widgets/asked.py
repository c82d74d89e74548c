"""What is asked, with everything that has to be known before answering it."""

from textual.content import Content

from content.clean import clean
from content.pack import Prompt
from practice.clock import minutes
from tui.widgets.prompt_card import QUIET


def describe_question(prompt: Prompt, speaking: str = "") -> Content:
    """The question, the line, the stages, the people at the table and the words that decide.

    ``speaking`` is the role that is being heard now.
    """
    parts = [Content.styled(clean(prompt.question), "bold")]
    if prompt.line:
        parts += [Content(""), Content.assemble(("Say  ", QUIET), (clean(prompt.line), "italic"))]
    if prompt.stages:
        parts += [Content(""), *_stages(prompt)]
    for persona in prompt.personas:
        now = "▶ " if persona.role == speaking else ""
        parts += [
            Content(""),
            Content.assemble(
                (now, "bold $text-accent"),
                (clean(persona.role), "bold $text-primary"),
                ("  " + clean(persona.opening), "italic"),
            ),
        ]
    if prompt.decisions:
        parts += [Content(""), Content.styled(f"Decide: {', '.join(map(clean, prompt.decisions))}", QUIET)]
    return Content("\n").join(parts)


def describe_hints(prompt: Prompt) -> Content:
    """What helps: of each stage, and of the whole; empty when there are no hints."""
    staged = [(f"{clean(stage.title)}  ", clean(stage.hint)) for stage in prompt.stages if stage.hint]
    hints = [*staged, *(("", clean(hint)) for hint in prompt.hints)]
    return Content("\n").join(
        Content.assemble(("● ", "$text-accent"), (stage, QUIET), hint) for stage, hint in hints
    )


def _stages(prompt: Prompt) -> list[Content]:
    return [
        Content.assemble((f"{minutes(stage.seconds):>5}  ", "$text-primary"), clean(stage.title))
        for stage in prompt.stages
    ]
