"""What can be wrong with the content, each said in a sentence for the person who wrote it.

ContentError
├── PackError          a file of a pack cannot be used
├── UnknownPrompt      no prompt has this id
└── UnknownWorksheet   no worksheet has this id
"""

from content.clean import clean


class ContentError(Exception):
    """Something about the packs that a person can put right; ``str()`` is the sentence that says how."""


class PackError(ContentError):
    """One fault in a pack: the file, the line where it is known (from 1), and what is wrong."""

    def __init__(self, file: str, what: str, line: int | None = None) -> None:
        self.file = clean(file)
        self.what = clean(what)
        self.line = line
        super().__init__(self.file, self.what, line)

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}, line {self.line}"
        return f"{place}: {self.what}"


class UnknownPrompt(ContentError):
    """No prompt has this id, or several packs have a prompt of this name."""


class UnknownWorksheet(ContentError):
    """No worksheet has this id."""
