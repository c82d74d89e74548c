"""The employers, the rounds of their loops and the questions in them, with how far each has come."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

import msgspec
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from content.clean import clean
from content.pack import Pack, Prompt, Round
from history.attempt import Progress

TALLY_WIDTH = 6
BEST_WIDTH = 5
COLUMN_TITLES = "tried".rjust(TALLY_WIDTH) + "best".rjust(BEST_WIDTH)
TIMES = "\N{MULTIPLICATION SIGN}"


class Place(msgspec.Struct, frozen=True):
    """A line of the tree: an employer, one of its rounds, or one question; without a pack, where to start."""

    pack: Pack | None = None
    round: Round | None = None
    prompt: Prompt | None = None

    @property
    def title(self) -> str:
        """What the line is called."""
        if self.prompt:
            return self.prompt.title
        if self.round:
            return self.round.title
        return self.pack.employer if self.pack else "Start here"

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """The questions at or under this line."""
        if self.prompt:
            return (self.prompt,)
        rounds = (self.round,) if self.round else self.pack.rounds if self.pack else ()
        return tuple(prompt for round_ in rounds for prompt in round_.prompts)


START = Place()


def best_of(prompts: Iterable[Prompt], progress: Mapping[str, Progress]) -> int | None:
    """The best score of any of the questions."""
    scores = [found.best for prompt in prompts if (found := progress.get(prompt.id)) and found.best is not None]
    return max(scores, default=None)


def tally(place: Place, progress: Mapping[str, Progress]) -> str:
    """How often a question was answered, or how many of the questions have been."""
    if place.prompt:
        found = progress.get(place.prompt.id)
        return f"{found.attempts}{TIMES}" if found and found.attempts else ""
    if not place.prompts:
        return ""
    answered = sum(1 for prompt in place.prompts if prompt.id in progress and progress[prompt.id].attempts)
    return f"{answered}/{len(place.prompts)}"


class LoopTree(Tree[Place], inherit_bindings=False):
    """The loops as a tree; the line under the cursor is announced by ``Tree.NodeHighlighted``."""

    ICON_NODE = "▸ "
    ICON_NODE_EXPANDED = "▾ "
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "loop-tree--employer",
        "loop-tree--round",
        "loop-tree--tally",
        "loop-tree--best",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "select_cursor",
            "Practise",
            id="loops.open",
            tooltip="Get ready for the question under the cursor; fold or unfold an employer or a round.",
        ),
        Binding("up", "cursor_up", "Up", id="loops.up", tooltip="Go one line up.", show=False),
        Binding("down", "cursor_down", "Down", id="loops.down", tooltip="Go one line down.", show=False),
        Binding(
            "left",
            "fold",
            "Fold",
            id="loops.fold",
            tooltip="Fold this line, or go to the line that it belongs to.",
            show=False,
        ),
        Binding(
            "right",
            "unfold",
            "Unfold",
            id="loops.unfold",
            tooltip="Unfold this line, or go to its first part.",
            show=False,
        ),
        Binding(
            "space",
            "toggle_node",
            "Toggle",
            id="loops.toggle",
            tooltip="Fold or unfold this line.",
            show=False,
        ),
        Binding("pageup", "page_up", "Page up", id="loops.page-up", tooltip="Go one page up.", show=False),
        Binding(
            "pagedown", "page_down", "Page down", id="loops.page-down", tooltip="Go one page down.", show=False
        ),
        Binding("home", "scroll_home", "First", id="loops.first", tooltip="Go to the first line.", show=False),
        Binding("end", "scroll_end", "Last", id="loops.last", tooltip="Go to the last line.", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__("", id=id)
        self.show_root = False
        self.show_guides = False
        self.guide_depth = 2
        self._progress: Mapping[str, Progress] = {}

    @property
    def place(self) -> Place | None:
        """The line under the cursor."""
        return self.cursor_node.data if self.cursor_node else None

    def fill(
        self, packs: Sequence[Pack], progress: Mapping[str, Progress], *, latest: str | None, invite: bool
    ) -> None:
        """Put the loops in, one unfolded, the cursor on an invitation, on ``latest``, or on the first."""
        self.clear()
        self._progress = progress
        if invite:
            self.root.add_leaf(START.title, START)
        near = [pack for pack in packs if latest and latest.startswith(f"{pack.id}/")] or packs[:1]
        for pack in packs:
            employer = self.root.add(_label(Place(pack)), Place(pack), expand=pack in near)
            for round_ in pack.rounds:
                place = Place(pack, round_)
                if not round_.prompts:
                    employer.add_leaf(_label(place), place)
                    continue
                node = employer.add(_label(place), place, expand=True)
                for prompt in round_.prompts:
                    leaf = Place(pack, round_, prompt)
                    node.add_leaf(_label(leaf), leaf)
        self.root.expand()
        self.call_after_refresh(self._begin, latest)

    def show(self, progress: Mapping[str, Progress]) -> None:
        """Update what the lines say of progress; the cursor and what is folded stay."""
        self._progress = progress
        for node in self._lines_under(self.root):
            node.set_label(node.label)

    def action_fold(self) -> None:
        """Fold the line under the cursor, or go up to its parent."""
        node = self.cursor_node
        if node is None:
            return
        if node.allow_expand and node.is_expanded:
            node.collapse()
        elif node.parent and node.parent is not self.root:
            self.move_cursor(node.parent)

    def action_unfold(self) -> None:
        """Unfold the line under the cursor, or go down to its first part."""
        node = self.cursor_node
        if node is None or not node.allow_expand:
            return
        if node.is_expanded:
            self.move_cursor(node.children[0])
        else:
            node.expand()

    def render_label(self, node: TreeNode[Place], base_style: Style, style: Style) -> Text:  # noqa: ARG002 - Textual's
        """Write one line: its title, and right-aligned how much of it was answered and the best score."""
        place = node.data
        if place is None:
            return Text()
        depth = 2 if place.prompt else 1 if place.round else 0
        room = self.scrollable_content_region.width - self.guide_depth * depth
        icon = (self.ICON_NODE_EXPANDED if node.is_expanded else self.ICON_NODE) if node.allow_expand else "  "
        title = Text(clean(place.title).replace("\n", " "), self._title_style(place) + style)
        said = tally(place, self._progress)
        best = best_of(place.prompts, self._progress)
        numbers = Text.assemble(
            (said.rjust(TALLY_WIDTH), self._style("loop-tree--tally") + style),
            (("" if best is None else str(best)).rjust(BEST_WIDTH), self._style("loop-tree--best") + style),
        )
        if not said and best is None:
            numbers = Text()
        title.truncate(max(4, room - len(icon) - len(numbers)), overflow="ellipsis", pad=True)
        return Text.assemble((icon, self._style("loop-tree--tally") + style), title, numbers)

    def _title_style(self, place: Place) -> Style:
        if place.prompt or place.pack is None:
            return Style()
        return self._style("loop-tree--round" if place.round else "loop-tree--employer")

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(name, partial=True)

    def _begin(self, latest: str | None) -> None:
        starts = [
            node
            for node in self._lines_under(self.root)
            if node.data and (node.data.prompt or not node.data.pack)
        ]
        wanted = [node for node in starts if node.data and node.data.prompt and node.data.prompt.id == latest]
        for node in (*wanted, *starts)[:1]:
            self.move_cursor(node)

    def _lines_under(self, node: TreeNode[Place]) -> Iterable[TreeNode[Place]]:
        for child in node.children:
            yield child
            yield from self._lines_under(child)


def _label(place: Place) -> Text:
    return Text(clean(place.title))
