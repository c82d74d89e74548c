"""How long it took until a decision fell, in large digits."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Digits, Static

from content.clean import clean
from practice.clock import minutes
from practice.decision import Decision

NEVER = "-:--"


class DecisionClock(Vertical):
    """Time to the first decision word, and the word; ``-at-once`` and ``-hesitated`` are classes."""

    DEFAULT_CSS = """
    DecisionClock {
        display: none;
        width: 18;
        height: 4;
        & Digits { width: 100%; text-align: right; color: $warning; }
        & Static { width: 100%; text-align: right; }
        &.-shown { display: block; }
        &.-at-once Digits { color: $success; }
        &.-hesitated Digits { color: $error; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._digits = Digits()
        self._words = Static()

    def compose(self) -> ComposeResult:
        """Put the words under the digits."""
        yield self._digits
        yield self._words

    def show(self, decision: Decision | None) -> None:
        """Show when the decision fell; None where the prompt asks for none."""
        self.set_class(decision is not None, "-shown")
        if decision is None:
            return
        self.set_class(decision.at_once, "-at-once")
        self.set_class(decision.hesitated, "-hesitated")
        self._digits.update(NEVER if decision.seconds is None else minutes(decision.seconds))
        sign = "✓ " if decision.at_once else "▲ "
        word = clean(decision.word).lower() or "no decision"
        self._words.update(
            Content.assemble((sign, "bold"), (f"to “{word}”" if decision.word else word, "$text-muted"))
        )
