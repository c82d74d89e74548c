"""What the user should know at the start, a line for each."""

from textual.content import Content
from textual.widgets import Static

from content.clean import clean


class Notices(Static):
    """Sentences that stay until they are no longer true; not there at all while there are none."""

    def show(self, sentences: tuple[str, ...]) -> None:
        """Show these and no others."""
        self.display = bool(sentences)
        lines = [Content.assemble(("▲ ", "bold $text-warning"), clean(sentence)) for sentence in sentences]
        self.update(Content("\n").join(lines))
