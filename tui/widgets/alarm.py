"""What the speaker should know now."""

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from content.clean import clean


class Alarm(Static):
    """One sentence that stands out, by a sign as well as by colour; nothing at all while all is well."""

    DEFAULT_CSS = """
    Alarm {
        height: auto;
        padding: 0 1;
        color: $text-error;
        background: $error-muted;
        display: none;
        &.raised { display: block; }
    }
    """

    sentence: reactive[str] = reactive("")

    def watch_sentence(self, sentence: str) -> None:
        """Show or hide the line, and draw all of the screen: what it moves would stay where it stood."""
        self.set_class(bool(sentence), "raised")
        self.update(Content.assemble(("▲ ", "bold"), clean(sentence)))
        self.call_after_refresh(self.screen.refresh)
