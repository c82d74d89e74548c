"""How Rounds looks: one theme of its own, and a colour and a style for each kind of evidence."""

from collections.abc import Mapping

import msgspec
from textual.color import Color
from textual.theme import Theme

from content.scorecard import Kind


class Look(msgspec.Struct, frozen=True):
    """How one kind of evidence is named and drawn.

    ``label`` is its short name, ``ask`` what to say while it is missing, ``dark`` and ``light`` its colour on
    a dark and on a light ground, ``style`` the sign that does not need colour.
    """

    label: str
    ask: str
    dark: str
    light: str
    style: str


LOOKS: dict[Kind, Look] = {
    "metric": Look("Metric", "how much, in figures?", "#e6c384", "#8a5a00", "bold"),
    "cohort": Look("Cohort", "for how many?", "#7fb4ca", "#1f6480", "bold"),
    "horizon": Look("Time frame", "say by when", "#957fb8", "#624c83", "bold"),
    "compliance": Look("Compliance", "which rule, and how was it met?", "#98bb6c", "#4d6b1f", "bold"),
    "governance": Look("Governance", "what if it fails?", "#6a9589", "#2f6b5c", "bold"),
    "stakeholder": Look("Partners", "who decided with you?", "#d27e99", "#a03a5e", "bold"),
    "technical": Look("Technical", "why this method?", "#7e9cd8", "#3a5ba0", "bold"),
    "vague": Look("Vague", "put a number on it", "#ffa066", "#b0480a", "underline"),
    "filler": Look("Filler", "leave it out", "#727169", "#6b6a63", "italic"),
}

ROUNDS = Theme(
    name="rounds",
    primary="#7fb4ca",
    secondary="#957fb8",
    accent="#e6c384",
    foreground="#dcd7ba",
    background="#16161d",
    surface="#16161d",
    panel="#2a2a37",
    success="#98bb6c",
    warning="#ffa066",
    error="#e46876",
    dark=True,
    variables={
        "block-cursor-background": "#2d4f67",
        "block-cursor-foreground": "#dcd7ba",
        "block-cursor-text-style": "bold",
        "border": "#2a2a37",
        "footer-background": "#2a2a37",
        "footer-key-foreground": "#e6c384",
        "input-selection-background": "#2d4f67",
        "text-primary": "#7fb4ca",
        "text-accent": "#e6c384",
        "text-success": "#98bb6c",
        "text-warning": "#ffa066",
        "text-error": "#e46876",
    },
)


def kind_colours(*, dark: bool) -> dict[str, str]:
    """One CSS variable per kind of evidence, readable on the ground of the current theme."""
    return {kind: look.dark if dark else look.light for kind, look in LOOKS.items()}


def quiet_colours(variables: Mapping[str, str]) -> dict[str, str]:
    """The variables of quiet text as fixed colours, which styled content understands and ``auto`` is not.

    ``variables`` are those of a theme; one in the terminal's own colours keeps what it has.
    """
    ground = Color.parse(variables["background"])
    text = Color.parse(variables["foreground"])
    if ground.ansi is not None or text.ansi is not None:
        return {}
    return {"text-muted": ground.blend(text, 0.6).hex, "text-disabled": ground.blend(text, 0.38).hex}
