"""What there is to know about one line of the loops before practising it."""

from collections.abc import Mapping

from textual.content import Content

from content.clean import clean
from content.framework import load_frameworks
from content.pack import SIGNALS, Pack, Prompt, Round
from content.weighing import weights_of
from history.attempt import Progress
from practice.clock import minutes
from tui.theme import LOOKS
from tui.widgets.loop_tree import Place, best_of

KIND_NAMES = {
    "story": "a story of your own",
    "case": "a case",
    "drill": "a staged drill",
    "simulation": "a simulation",
    "line": "a line by heart",
    "written": "a written answer",
    "brief": "a brief answer",
    "screen": "a screening question",
}
SIGNAL_NAMES = {
    "impact": "Impact",
    "technical": "Technical",
    "stakeholder": "Stakeholders",
    "governance": "Governance",
}
SHARE_CELLS = 12
KIND_WIDTH = 13
QUIET = "$text-muted"

WELCOME = Content.assemble(
    ("Welcome\n\n", "bold"),
    "Rounds asks what interviewers ask. You answer aloud, it writes down what you say while you speak, "
    "and then it shows which words earned something, and what was missing.\n\n"
    "Nothing leaves this computer: no account, no network, no exceptions.\n\n",
    ("m", "bold $text-accent"),
    "   try the microphone\n",
    ("d", "bold $text-accent"),
    "   watch a round being answered\n",
    ("↓", "bold $text-accent"),
    "   choose a question, then ",
    ("enter", "bold $text-accent"),
)


def describe(place: Place, progress: Mapping[str, Progress]) -> Content:
    """Say all there is to say about a line of the tree."""
    if place.pack is None:
        return WELCOME
    if place.round is None:
        return _employer(place.pack, progress)
    if place.prompt is None:
        return _round(place.pack, place.round, progress)
    return _prompt(place.pack, place.round, place.prompt, progress.get(place.prompt.id))


def count(number: int, thing: str) -> str:
    """Say how many there are of a thing."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def where(pack: Pack, round_: Round) -> Content:
    """Name the employer, and the round by its place in the loop."""
    number = pack.rounds.index(round_) + 1
    length = f" · {round_.minutes} min" if round_.minutes else ""
    rest = f"  round {number} of {len(pack.rounds)} · {clean(round_.title)}{length}"
    return Content.assemble((clean(pack.employer), "bold $text-primary"), (rest, QUIET))


def facts(prompt: Prompt) -> Content:
    """Say in one line how long to speak and to think, and what kind of answer it is."""
    parts = [KIND_NAMES[prompt.kind], f"{minutes(prompt.seconds)} to speak"]
    if prompt.think_seconds:
        parts.append(f"{minutes(prompt.think_seconds)} to think")
    if prompt.stages:
        parts.append(f"{len(prompt.stages)} stages")
    if prompt.max_words:
        parts.append(f"at most {prompt.max_words} words")
    if prompt.takes > 1:
        parts.append(f"{prompt.takes} times")
    return Content.styled(" · ".join(parts), QUIET)


def _employer(pack: Pack, progress: Mapping[str, Progress]) -> Content:
    least, most = pack.days
    days = f"{least} days" if least == most else f"{least} to {most} days"
    lines = [
        Content.assemble((clean(pack.employer), "bold $text-primary"), (f"  {clean(pack.role)}", QUIET)),
        Content(""),
        Content(clean(pack.about)),
        Content(""),
        Content.assemble((count(len(pack.rounds), "round"), "bold"), (f"  in {days}", QUIET)),
    ]
    for number, round_ in enumerate(pack.rounds, 1):
        best = best_of(round_.prompts, progress)
        length = f"  {round_.minutes} min" if round_.minutes else ""
        score = "" if best is None else f"  best {best}"
        lines.append(
            Content.assemble(
                (f"{number}  ", QUIET), clean(round_.title), (length, QUIET), (score, "$text-accent")
            )
        )
    return Content("\n").join(lines)


def _round(pack: Pack, round_: Round, progress: Mapping[str, Progress]) -> Content:
    lines = [where(pack, round_), Content(""), Content(clean(round_.about)), Content("")]
    if not round_.prompts:
        lines.append(Content.styled("There is nothing to rehearse in this round yet.", QUIET))
    for prompt in round_.prompts:
        found = progress.get(prompt.id)
        score = f"  best {found.best}" if found and found.best is not None else ""
        lines.append(
            Content.assemble(
                clean(prompt.title), (f"  {minutes(prompt.seconds)}", QUIET), (score, "$text-accent")
            )
        )
    return Content("\n").join(lines)


def _prompt(pack: Pack, round_: Round, prompt: Prompt, progress: Progress | None) -> Content:
    lines = [
        where(pack, round_),
        Content(""),
        Content.styled(clean(prompt.title), "bold"),
        Content(clean(prompt.question)),
        Content(""),
        facts(prompt),
        Content(""),
        *_judged_on(prompt),
    ]
    known = load_frameworks()
    titles = [clean(known[name].title) for name in prompt.frameworks if name in known]
    if titles:
        lines += [Content(""), Content.styled("Read by", "bold"), Content(" · ".join(titles))]
    if progress and progress.attempts:
        lines += [Content(""), *_standing(progress)]
    return Content("\n").join(lines)


def _judged_on(prompt: Prompt) -> list[Content]:
    told = weights_of(prompt)
    weights = {**{signal: told.get(signal, 0.0) for signal in SIGNALS}, **told}
    whole = sum(weights.values()) or 1.0
    lines = [Content.styled("Judged on", "bold")]
    for signal, weight in weights.items():
        if weight:
            share = weight / whole
            cells = max(1, round(share * SHARE_CELLS))
            name = SIGNAL_NAMES.get(signal, signal.replace("-", " ").capitalize())
            lines.append(
                Content.assemble(
                    f"{name:<14} ",
                    ("━" * cells, "$primary"),
                    ("─" * (SHARE_CELLS - cells), "$text-disabled"),
                    (f" {share:4.0%}", QUIET),
                )
            )
    if prompt.rubric.required:
        kinds = [(f"● {LOOKS[kind].label:<{KIND_WIDTH}}", f"${kind}") for kind in prompt.rubric.required]
        rows = [Content.assemble(*kinds[at : at + 2]).rstrip() for at in range(0, len(kinds), 2)]
        lines += [Content(""), Content.styled("Listens for", "bold"), *rows]
    return lines


def _standing(progress: Progress) -> list[Content]:
    times = count(progress.attempts, "answer")
    line = [
        ("Best ", "bold"),
        (str(progress.best), "bold $text-accent") if progress.best is not None else ("none yet", QUIET),
    ]
    if progress.last is not None and progress.attempts > 1:
        line.append((f"   last {progress.last}", QUIET))
    line.append((f"   {times}", QUIET))
    lines = [Content.assemble(*line)]
    for kind in progress.last_missing[:2]:
        look = LOOKS[kind]
        lines.append(
            Content.assemble(("Last gap  ", QUIET), (look.label, f"bold ${kind}"), (f"  {look.ask}", "italic"))
        )
    return lines
