"""How the answer was delivered, beside its score."""

from textual.content import Content

from content.clean import clean
from content.scorecard import Delivery
from practice.clock import minutes
from tui.delivery_words import tell_fillers, tell_understood
from tui.widgets.delivery_pane import PACE_BAND
from tui.widgets.level_columns import columns

LABEL_WIDTH = 14
FEWEST_COLUMNS = 3


def describe_delivery(delivery: Delivery) -> Content:
    """One row for each fact that is known."""
    rows = [Content.styled("Delivery", "bold")]
    if delivery.words_per_minute is not None:
        rows.append(_row("Pace", f"{delivery.words_per_minute:.0f} wpm", f"aim for {PACE_BAND}"))
    if len(delivery.pace) >= FEWEST_COLUMNS:
        fastest = max(delivery.pace) or 1.0
        shape = columns([pace / fastest for pace in delivery.pace], 1)[0]
        rows.append(Content.assemble(" " * LABEL_WIDTH, (shape, "$primary")))
    rate = f"{delivery.fillers_per_minute:.1f} a minute" if delivery.fillers_per_minute else ""
    rows.append(_row("Fillers", tell_fillers(delivery), rate))
    if delivery.longest_pause is not None:
        longest = f"longest {delivery.longest_pause:.1f} s" if delivery.long_pauses else ""
        rows.append(_row("Long pauses", str(delivery.long_pauses), longest))
    if delivery.first_number_after is not None:
        rows.append(_row("First figure", minutes(delivery.first_number_after), "into the answer"))
    if delivery.decision_after is not None:
        rows.append(_row("Decision", minutes(delivery.decision_after), "into the answer"))
    if delivery.pet_phrases:
        rows.append(_row("Said often", clean(", ".join(delivery.pet_phrases)), ""))
    rows.append(_row("Words", f"{delivery.words:,}", ""))
    if understood := tell_understood(delivery):
        rows.append(Content.styled(understood, "$text-warning" if delivery.holes else "$text-muted"))
    return Content("\n").join(rows)


def _row(label: str, value: str, aside: str) -> Content:
    return Content.assemble(
        label.ljust(LABEL_WIDTH), (value, "bold"), (f"  {aside}" if aside else "", "$text-muted")
    )
