"""The answer as it is being heard."""

from collections.abc import Iterable
from typing import ClassVar

from tui.widgets.marked_text import Mark, MarkedText

JOINT = " … "


class LiveText(MarkedText):
    """Final words plain with their evidence marked; behind them, dim, what is still only being heard."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"marked-text--stable", "marked-text--provisional"}

    DEFAULT_CSS = """
    LiveText {
        & > .marked-text--stable { color: $text-muted; }
        & > .marked-text--provisional { color: $text-muted; text-style: italic; }
    }
    """

    def hear(self, final: str, marks: Iterable[Mark], hearing: str = "", stable: int = 0) -> None:
        """Show the final text and the open utterance, whose first ``stable`` words are unlikely to change.

        Stays at the end of the text unless the reader has scrolled up.
        """
        follows = self.scroll_offset.y >= self.max_scroll_y
        if not hearing:
            self.show(final, marks)
        else:
            joint = JOINT if final else ""
            begin = len(final) + len(joint)
            words = hearing.split()
            open_text = " ".join(words)
            settled = begin + len(" ".join(words[:stable]))
            end = begin + len(open_text)
            tail = [Mark(len(final), settled, "stable"), Mark(settled, end, "provisional")]
            self.show(final + joint + open_text, [*marks, *tail])
        if follows:
            self.scroll_end(animate=False, force=True)
