"""The teacher: a language model, shown our answers and asked about clauses what the network will be asked.

It is trained with AdamW under a rate that rises shortly and then falls (Devlin et al. 2019). It finds more than
the network, but reads too slowly to score while somebody speaks, and not to the last bit alike on every
machine; so the network learns from what it says of answers that no annotator has seen.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from content.weights import Head
from training.language import open_language
from training.network import SIDE, Example, gather
from training.passages import Passage
from training.subjects import CLAUSES, as_answers

PASSES = 3
LONGEST = 400
"""Pieces of words that are read together; the model was made for 512."""
TOGETHER = 3000
"""Pieces of words, with what fills up the shorter ones, of one step."""
RATE, NEW_RATE = 2e-4, 2e-3
DECAY, NEW_DECAY = 0.01, 0.05
WARM = 0.1
CLIP = 1.0
TORN, LEAST_TORN = 0.2, 4
"""How many are torn out of their surroundings each time, of those that have that many clauses."""
FORGET = 0.3
_ANSWERS = sum(len(head.labels) for head in CLAUSES.heads)
_READ, _NOTICED = 256, 128
_REACHES = (1, 2)
_SPREAD = 0.02
_UNEVEN = 30
"""Pieces by which the lengths of what is read in one step may differ by chance."""

Piece = tuple[int, int, int]
"""A piece of a word: its number, and the characters that it stands for (end exclusive)."""


class Lines(msgspec.Struct, frozen=True):
    """The clauses ``first`` to ``stop`` (exclusive) of a passage; ``pieces`` are those of all its clauses."""

    passage: Passage
    pieces: Sequence[Sequence[Piece]]
    first: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.first

    def row(self) -> list[int]:
        """The pieces of words in order."""
        return [piece for clause in self.pieces[self.first : self.stop] for piece, _, _ in clause]


class Teacher:
    """A language model with the questions about clauses on top; ``folder`` holds the model's files."""

    def __init__(self, folder: Path, annotated: Sequence[Passage], seed: int) -> None:
        torch.manual_seed(seed)
        self.chance = np.random.default_rng(seed)
        self.cutter, self.reader = open_language(folder)
        self.known = gather([passage.example(CLAUSES.name) for passage in annotated], {}).features
        self.part = _part(self.reader.config.hidden_size, len(self.known))
        self._learn(annotated)

    def judge(self, passages: Sequence[Passage]) -> list[Example]:
        """What the teacher takes for right about the passages."""
        lines = [(number, one) for number, passage in enumerate(passages) for one in self._split(passage)]
        worth = [np.zeros((len(passage.clauses), _ANSWERS), np.float32) for passage in passages]
        self.reader.eval()
        self.part.eval()
        with torch.inference_mode():
            for step in _fill([len(one.row()) for _, one in lines]):
                together = [lines[at] for at in step]
                said = self._worth([one for _, one in together]).numpy()
                first = 0
                for number, one in together:
                    worth[number][one.first : one.stop] = said[first : first + len(one)]
                    first += len(one)
        return [
            Example(passage.noticed[CLAUSES.name], as_answers(CLAUSES, own))
            for passage, own in zip(passages, worth, strict=True)
        ]

    def _learn(self, annotated: Sequence[Passage]) -> None:
        lines = [one for passage in annotated for one in self._split(passage)]
        new = list(self.part.parameters())
        optimizer = torch.optim.AdamW(
            [
                {"params": list(self.reader.parameters()), "lr": RATE, "weight_decay": DECAY},
                {"params": new, "lr": NEW_RATE, "weight_decay": NEW_DECAY},
            ]
        )
        steps = PASSES * sum(1 for _ in self._steps(lines))
        falling = torch.optim.lr_scheduler.LambdaLR(
            optimizer,
            lambda step: max(0.0, min((step + 1) / (WARM * steps), (steps - step) / ((1 - WARM) * steps))),
        )
        self.reader.train()
        self.part.train()
        for _ in range(PASSES):
            for together in self._steps(lines):
                loss = _loss(self._worth(together), together)
                optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_([*self.reader.parameters(), *new], CLIP)
                optimizer.step()
                falling.step()

    def _split(self, passage: Passage) -> Iterator[Lines]:
        """Stretches of a passage that can be read at once."""
        pieces = self._pieces(passage)
        first = size = 0
        for at, own in enumerate(pieces):
            if at > first and size + len(own) > LONGEST:
                yield Lines(passage, pieces, first, at)
                first, size = at, 0
            size += len(own)
        yield Lines(passage, pieces, first, len(pieces))

    def _pieces(self, passage: Passage) -> list[list[Piece]]:
        read = self.cutter(passage.text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
        pieces: list[list[Piece]] = [[] for _ in passage.clauses]
        place = 0
        for piece, (start, end) in zip(read["input_ids"], read["offset_mapping"], strict=True):
            while place + 1 < len(pieces) and passage.clauses[place + 1][0] <= (start + end) / 2:
                place += 1
            pieces[place].append((piece, start, end))
        return pieces

    def _steps(self, lines: Sequence[Lines]) -> Iterator[list[Lines]]:
        """All lines once, some of them torn, those of like length together, in an order of chance."""
        torn = [_torn(one, self.chance) for one in lines]
        sizes = [len(one.row()) + self.chance.random() * _UNEVEN for one in torn]
        steps = [[torn[at] for at in step] for step in _fill(sizes)]
        yield from (steps[at] for at in self.chance.permutation(len(steps)))

    def _worth(self, together: Sequence[Lines]) -> Tensor:
        """What speaks for each answer, shaped (clauses of all lines, answers)."""
        rows = [[self.cutter.cls_token_id, *one.row(), self.cutter.sep_token_id] for one in together]
        longest = max(map(len, rows))
        pieces = torch.tensor([row + [0] * (longest - len(row)) for row in rows])
        filled = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows])
        with torch.autocast("cpu", torch.bfloat16):
            read = self.reader(input_ids=pieces, attention_mask=filled).last_hidden_state
        states = read.float().flatten(0, 1)
        clauses = _places(together, longest)
        understood = torch.cat([_pooled(clauses, states, mode) for mode in ("mean", "max")], 1)
        part: Any = self.part
        noticed = self._noticed(together)
        own = torch.relu(torch.cat([part["read"](understood), part["noticed"](*noticed)], 1))
        row = _mixed(own, [len(one) for one in together], part)
        worth: Tensor = part["out"](row) + part["direct"](*noticed)
        return worth

    def _noticed(self, together: Sequence[Lines]) -> tuple[Tensor, Tensor]:
        """The features of all clauses one after the other, and where those of each begin."""
        known = self.known
        features: list[int] = []
        begins: list[int] = []
        for one in together:
            for noticed in one.passage.noticed[CLAUSES.name][one.first : one.stop]:
                begins.append(len(features))
                found = [known[name] for name in sorted(noticed) if name in known]
                if self.part.training:
                    found = [name for name in found if self.chance.random() >= FORGET]
                features += [*found, len(known)]
        return torch.tensor(features), torch.tensor(begins)


def _fill(sizes: Sequence[float]) -> list[list[int]]:
    """Places of things of like size together, as many as may be read in one step."""
    steps: list[list[int]] = []
    for at in np.argsort(sizes, kind="stable").tolist():
        if not steps or (len(steps[-1]) + 1) * (sizes[at] + 2) > TOGETHER:
            steps.append([])
        steps[-1].append(at)
    return steps


def _part(width: int, features: int) -> nn.ModuleDict:
    own = _READ + _NOTICED
    noticed = nn.EmbeddingBag(features + 1, _NOTICED, mode="sum")
    direct = nn.EmbeddingBag(features + 1, _ANSWERS, mode="sum")
    nn.init.normal_(noticed.weight, 0, _SPREAD)
    nn.init.zeros_(direct.weight)
    return nn.ModuleDict(
        {
            "read": nn.Linear(2 * width, _READ),
            "noticed": noticed,
            "direct": direct,
            "mixes": nn.ModuleList([nn.Linear(3 * own, own) for _ in _REACHES]),
            "out": nn.Linear(own, _ANSWERS),
            "forget": nn.Dropout(FORGET),
        }
    )


def _mixed(own: Tensor, lengths: Sequence[int], part: Any) -> Tensor:
    """Each thing together with its neighbours of the same lines."""
    gap = max(_REACHES)
    starts = np.cumsum([0, *(length + gap for length in lengths)])
    places = torch.tensor(
        [start + at for start, length in zip(starts, lengths, strict=False) for at in range(length)]
    )
    row = own.new_zeros(int(starts[-1]), own.shape[1]).index_copy(0, places, own)
    inside = own.new_zeros(len(row), 1).index_fill(0, places, 1.0)
    for reach, mix in zip(_REACHES, part["mixes"], strict=True):
        kept = part["forget"](row)
        nothing = kept.new_zeros(reach, kept.shape[1])
        beside = torch.cat([torch.cat([nothing, kept[:-reach]]), kept, torch.cat([kept[reach:], nothing])], 1)
        row = row + torch.relu(mix(beside)) * inside
    mixed: Tensor = part["forget"](row[places])
    return mixed


def _places(together: Sequence[Lines], longest: int) -> list[list[int]]:
    """Where the pieces of each clause stand."""
    clauses: list[list[int]] = []
    for row, one in enumerate(together):
        at = row * longest + 1
        for clause in one.pieces[one.first : one.stop]:
            clauses.append(list(range(at, at + len(clause))))
            at += len(clause)
    return clauses


def _pooled(groups: Sequence[Sequence[int]], states: Tensor, mode: str) -> Tensor:
    """The mean, or the greatest, of the states of each group."""
    begins = np.cumsum([0, *map(len, groups)])[:-1]
    flat = torch.tensor([at for group in groups for at in group])
    return functional.embedding_bag(flat, states, torch.from_numpy(begins), mode=mode)


def _loss(worth: Tensor, together: Sequence[Lines]) -> Tensor:
    """Cross-entropy of each question, added up, as the network's."""
    loss = torch.zeros(())
    first = 0
    for number, head in enumerate(CLAUSES.heads):
        own = worth[:, first : first + len(head.labels)]
        first += len(head.labels)
        right = torch.from_numpy(
            np.concatenate(
                [one.passage.answers[CLAUSES.name][number][one.first : one.stop] for one in together]
            )
        )
        asked = right[:, 0] >= 0
        if asked.any():
            loss = loss + _missed(head, own[asked], right[asked]) / asked.sum()
    return loss


def _missed(head: Head, worth: Tensor, right: Tensor) -> Tensor:
    if head.several:
        return SIDE * functional.binary_cross_entropy_with_logits(worth, right, reduction="sum")
    return -(right * functional.log_softmax(worth, 1)).sum()


def _torn(lines: Lines, chance: np.random.Generator) -> Lines:
    """Now and then a few clauses in a row, as what was said so far always is torn."""
    if len(lines) < LEAST_TORN or chance.random() >= TORN:
        return lines
    first = int(chance.integers(lines.first, lines.stop))
    stop = min(lines.stop, first + int(chance.integers(1, 9)))
    return msgspec.structs.replace(lines, first=first, stop=stop)
