"""What each kind of prompt needs beyond the right fields."""

from collections.abc import Iterator
from difflib import get_close_matches

from content.framework import load_frameworks
from content.pack import Prompt
from content.toml_lines import Place


def find_breaches(prompt: Prompt) -> Iterator[tuple[Place, str]]:
    """Yield the place inside the prompt and a sentence for each rule of its kind that it breaks."""
    if "/" in prompt.id:
        yield (
            ("id",),
            f'Write the id as "{prompt.id.rpartition("/")[2]}"; Rounds puts the pack\'s id before it.',
        )
    if not any(prompt.rubric.weights.values()):
        yield ("rubric", "weights"), "At least one weight must be more than 0, or nothing could be scored."
    for index, name in enumerate(prompt.frameworks):
        if name not in load_frameworks():
            close = get_close_matches(name, load_frameworks(), n=1)
            way_on = (
                f'did you mean "{close[0]}"?'
                if close
                else f"the frameworks are {', '.join(load_frameworks())}."
            )
            yield ("frameworks", index), f'There is no framework "{name}"; {way_on}'
    yield from _of_kind(prompt)


def _of_kind(prompt: Prompt) -> Iterator[tuple[Place, str]]:
    if prompt.kind == "drill":
        planned = sum(stage.seconds for stage in prompt.stages)
        if not prompt.stages:
            yield (), 'A drill needs "stages", each with a title and seconds.'
        elif planned != prompt.seconds:
            yield (
                ("stages",),
                f"The stages take {planned} seconds together, but the drill has {prompt.seconds}.",
            )
    elif prompt.stages:
        yield (
            ("stages",),
            f'Only a drill has stages; this is a {prompt.kind}, so take them out or write kind = "drill".',
        )
    if prompt.kind == "simulation" and not prompt.personas:
        yield (), 'A simulation needs "personas", each with a role and an opening.'
    for place, persona in enumerate(prompt.personas):
        for number, concern in enumerate(persona.must_hear):
            if not (concern.terms or concern.shown_by):
                yield (
                    ("personas", place, "must_hear", number),
                    'Say how it is heard: "terms" with words of an answer, or "shown_by" with kinds.',
                )
    if prompt.kind == "line" and not prompt.line:
        yield (), 'A line needs "line", the words to be said.'
    if prompt.kind == "brief" and not prompt.max_words:
        yield (), 'A brief needs "max_words", the most words an answer may have.'
    if prompt.max_words and prompt.exemplar and len(prompt.exemplar.strong.split()) > prompt.max_words:
        yield ("exemplar", "strong"), f"The strong answer has more than the {prompt.max_words} words allowed."
