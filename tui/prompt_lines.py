"""Everything that a prompt has, in lines to read."""

from collections.abc import Iterator, Sequence

from content.framework import load_frameworks
from content.pack import Exemplar, Persona, Probe, Prompt
from content.weighing import weights_of
from practice.clock import minutes
from tui.theme import LOOKS


def prompt_lines(prompt: Prompt) -> Iterator[str]:
    """Tell a prompt part by part; a part that it does not have is not named."""
    yield f"{prompt.title} ({prompt.kind}, {minutes(prompt.seconds)}, {minutes(prompt.think_seconds)} to think)"
    yield f"\n{prompt.question}"
    yield from _tasks(prompt)
    for persona in prompt.personas:
        yield from _persona(persona)
    yield from _listed("Hints", prompt.hints)
    yield from _listed("They may ask", _probes(prompt.probes))
    yield from _rubric(prompt)
    for name in prompt.frameworks:
        framework = load_frameworks()[name]
        asks = [f"{check.ask} ({LOOKS[check.shown_by].label.lower()})" for check in framework.checks]
        yield from _listed(f"{framework.title} [{name}]", asks)
    if prompt.exemplar:
        yield from _exemplar(prompt.exemplar)


def _tasks(prompt: Prompt) -> Iterator[str]:
    """What the kind of prompt adds to its question."""
    if prompt.line:
        times = f", {prompt.takes} times" if prompt.takes > 1 else ""
        yield f"\nThe line, word for word{times}\n  {prompt.line}"
    if prompt.max_words:
        yield f"\nAt most {prompt.max_words} words"
    if prompt.decisions:
        yield f"\nDecide: {', '.join(prompt.decisions)}"
    yield from _listed("Stages", [f"{minutes(stage.seconds):>5}  {stage.title}" for stage in prompt.stages])


def _persona(persona: Persona) -> Iterator[str]:
    yield f'\n{persona.role}\n  "{persona.opening}"'
    for heading, parts in (
        ("has to hear", [concern.hear for concern in persona.must_hear]),
        ("objects", persona.objections),
        ("asks", _probes(persona.probes)),
    ):
        if parts:
            yield f"  {heading}"
        yield from (f"    {part}" for part in parts)


def _rubric(prompt: Prompt) -> Iterator[str]:
    rubric = prompt.rubric
    weights = ", ".join(f"{signal} {weight:g}" for signal, weight in weights_of(prompt).items() if weight)
    yield f"\nJudged on\n  {weights}"
    if rubric.required:
        yield f"  listens for {', '.join(LOOKS[kind].label.lower() for kind in rubric.required)}"
    if rubric.terms:
        yield f"  terms that help: {', '.join(rubric.terms)}"


def _exemplar(exemplar: Exemplar) -> Iterator[str]:
    yield f"\nA weak answer\n{exemplar.weak}\n\nA strong answer\n{exemplar.strong}\n\n{exemplar.difference}"


def _probes(probes: Sequence[Probe]) -> list[str]:
    return [f"{probe.ask} (when {LOOKS[probe.missing].label.lower()} is missing)" for probe in probes]


def _listed(heading: str, parts: Sequence[str]) -> Iterator[str]:
    if parts:
        yield f"\n{heading}"
    yield from (f"  {part}" for part in parts)
