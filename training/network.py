"""The network that learns: in single precision, with its gradients written out, then rounded to whole numbers.

What it computes is what ``scoring/network.py`` computes in whole numbers. It is trained with AdamW (Loshchilov
and Hutter 2019) under a one-cycle rate (Smith and Topin 2018), with dropout of features and of concepts. What a
word means is known beforehand: words used alike speak alike, also those that no example has.
"""

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from content.weights import EVERY, Head, Plan, Weights
from scoring.network import beside

LEAST_SEEN = 6
TOGETHER = 16
RATE, DECAY = 2e-3, 0.05
WARM = 0.1
CLIP = 1.0
SIDE = 0.1
"""What a head with several answers weighs beside one of a single answer."""
TORN = 0.25
"""How many examples are torn out of their surroundings each time, as what was said so far always is."""
TAUGHT = 1
"""Examples that networks have judged to each from an annotator, in each pass."""
KEPT_BITS = 4
_BYTE = 127
_TINY = 1e-9

Floats = npt.NDArray[np.float32]
Whole = npt.NDArray[np.int64]


class Subject(msgspec.Struct, frozen=True):
    """The questions asked of the same things.

    ``reaches`` are those of the network's layers; from the head ``direct`` on, features speak for answers
    without a concept between. ``concepts`` is how many there are; ``wordy`` says whether words are features as
    they are. All examples are learned from ``passes`` times; ``forget`` are the shares of features and of
    concepts that are left out each time.
    """

    name: str
    heads: tuple[Head, ...]
    reaches: tuple[int, ...]
    direct: str
    concepts: int
    wordy: bool
    passes: int
    forget: tuple[float, float]


class Example(msgspec.Struct, frozen=True):
    """Things in a row with their right answers.

    ``noticed`` are the features of each, ``answers`` one array (things, labels) per head: how likely each label
    is to be right, from 0 to 1, or -1 where the question does not arise.
    """

    noticed: Sequence[frozenset[str]]
    answers: Sequence[Floats]


class Vocabulary(msgspec.Struct, frozen=True):
    """The features that count, by their row of a table: those that are ``common`` and those with a meaning.

    ``meanings`` (features, size) is zero for features that are no words.
    """

    features: Mapping[str, int]
    common: npt.NDArray[np.bool_]
    meanings: Floats


class Batch(msgspec.Struct, frozen=True):
    """Examples one after the other, ``places`` of their things apart enough not to see one another.

    ``seen`` (things, used) says which of the ``used`` features each thing has.
    """

    seen: Floats
    used: Whole
    places: Whole
    length: int
    answers: Sequence[Floats]


class _Trace(msgspec.Struct, frozen=True):
    """What a batch came to; of each layer what it left out, what it saw and what it made of it."""

    sums: Floats
    outside: npt.NDArray[np.bool_]
    layers: list[tuple[Floats, Floats, Floats]]
    told: Floats
    told_mask: Floats
    worth: Floats


class Network:
    """Weights under training."""

    def __init__(self, subject: Subject, vocabulary: Vocabulary, seed: int) -> None:
        heads, reaches = subject.heads, subject.reaches
        self.heads, self.reaches, self.vocabulary = heads, reaches, vocabulary
        self.concepts = concepts = subject.concepts
        self.slices: list[slice] = []
        first = 0
        for head in heads:
            self.slices.append(slice(first, first + len(head.labels)))
            first += len(head.labels)
        begun = next(cut for head, cut in zip(heads, self.slices, strict=True) if head.name == subject.direct)
        self.direct = slice(begun.start, first)
        self.chance = np.random.default_rng(seed)
        rows, size = vocabulary.meanings.shape
        table = np.zeros((rows, concepts + self.direct.stop - self.direct.start), np.float32)
        table[vocabulary.common, :concepts] = self.chance.normal(0, 0.02, (vocabulary.common.sum(), concepts))
        self.weights: dict[str, Floats] = {
            "table": table,
            "lift": self.chance.normal(0, 0.1, (size, concepts)).astype(np.float32),
            "bias": np.zeros(concepts, np.float32),
            "mixes": self._spread((len(reaches), 3 * concepts, concepts), 3 * concepts),
            "mix_bias": np.zeros((len(reaches), concepts), np.float32),
            "out": self._spread((concepts, first), concepts),
            "out_bias": np.zeros(first, np.float32),
        }

    def _spread(self, shape: tuple[int, ...], inputs: int) -> Floats:
        bound = inputs**-0.5
        return self.chance.uniform(-bound, bound, shape).astype(np.float32)

    def batch(self, examples: Sequence[Example], *, forget: float) -> Batch:
        """Lay examples out; each feature is left out with the chance ``forget``."""
        gap = max(self.reaches, default=0)
        known_features = self.vocabulary.features
        rows: list[int] = []
        features: list[int] = []
        places: list[int] = []
        at = thing = 0
        for example in examples:
            for noticed in example.noticed:
                known = [known_features[name] for name in sorted(noticed) if name in known_features]
                kept = np.asarray(known, np.int64)[self.chance.random(len(known)) >= forget].tolist()
                kept.append(known_features[EVERY])
                features += kept
                rows += [thing] * len(kept)
                places.append(at)
                at += 1
                thing += 1
            at += gap
        used, columns = np.unique(np.asarray(features, np.int64), return_inverse=True)
        seen = np.zeros((thing, len(used)), np.float32)
        seen[rows, columns] = 1
        answers = [
            np.concatenate([example.answers[number] for example in examples])
            for number in range(len(self.heads))
        ]
        return Batch(seen, used, np.asarray(places, np.int64), at, answers)

    def worth(self, batch: Batch) -> Floats:
        """What speaks for each answer about each thing, in nats."""
        return self._forward(batch, 0).worth

    def table(self, used: Whole | slice = slice(None)) -> Floats:
        """What each feature speaks for: what was learned of it, and what its meaning says."""
        table = self.weights["table"][used].copy()
        table[:, : self.concepts] += self.vocabulary.meanings[used] @ self.weights["lift"]
        return table

    def gradients(self, batch: Batch, *, forget: float) -> tuple[float, dict[str, Floats]]:
        """The loss of a batch and how it changes with each weight; of the table only the rows in use."""
        own = self.weights
        trace = self._forward(batch, forget)
        loss, back = self._loss(trace.worth, batch.answers)
        found = {"out": trace.told.T @ back, "out_bias": back.sum(0)}
        found["mixes"], found["mix_bias"] = np.zeros_like(own["mixes"]), np.zeros_like(own["mix_bias"])
        flow = np.zeros((batch.length, self.concepts), own["bias"].dtype)
        flow[batch.places] = (back @ own["out"].T) * trace.told_mask
        for layer in reversed(range(len(self.reaches))):
            mask, around, mixed = trace.layers[layer]
            through = flow * (mixed > 0)
            found["mixes"][layer] = around.T @ through
            found["mix_bias"][layer] = through.sum(0)
            flow = flow + apart(through @ own["mixes"][layer].T, self.reaches[layer]) * mask
            flow[trace.outside] = 0
        down = np.zeros_like(trace.sums)
        down[:, : self.concepts] = flow[batch.places] * (trace.sums[:, : self.concepts] + own["bias"] > 0)
        down[:, self.concepts :] = back[:, self.direct]
        found["bias"] = down[:, : self.concepts].sum(0)
        found["table"] = batch.seen.T @ down
        found["lift"] = self.vocabulary.meanings[batch.used].T @ found["table"][:, : self.concepts]
        found["table"][~self.vocabulary.common[batch.used]] = 0
        return loss, found

    def _forward(self, batch: Batch, forget: float) -> _Trace:
        own = self.weights
        sums = batch.seen @ self.table(batch.used)
        outside = np.ones(batch.length, np.bool_)
        outside[batch.places] = False
        kept = np.zeros((batch.length, self.concepts), own["bias"].dtype)
        kept[batch.places] = np.maximum(sums[:, : self.concepts] + own["bias"], 0)
        layers: list[tuple[Floats, Floats, Floats]] = []
        for layer, reach in enumerate(self.reaches):
            mask = self._mask(kept.shape, forget)
            around = beside(kept * mask, reach)
            mixed = around @ own["mixes"][layer] + own["mix_bias"][layer]
            mixed[outside] = 0
            layers.append((mask, around, mixed))
            kept += np.maximum(mixed, 0)
        mask = self._mask((len(batch.places), self.concepts), forget)
        told = kept[batch.places] * mask
        worth = (told @ own["out"] + own["out_bias"]).astype(own["out"].dtype, copy=False)
        worth[:, self.direct] += sums[:, self.concepts :]
        return _Trace(sums, outside, layers, told, mask, worth)

    def _mask(self, shape: tuple[int, ...], forget: float) -> Floats:
        return ((self.chance.random(shape, np.float32) >= forget) / np.float32(1 - forget)).astype(np.float32)

    def _loss(self, worth: Floats, answers: Sequence[Floats]) -> tuple[float, Floats]:
        """Cross-entropy of each head, added up, and its gradient."""
        back = np.zeros_like(worth)
        loss = 0.0
        for head, cut, right in zip(self.heads, self.slices, answers, strict=True):
            asked = np.flatnonzero(right[:, 0] >= 0)
            if not len(asked):
                continue
            due, chance = right[asked], likely(head, worth[asked, cut])
            weight = SIDE if head.several else 1.0
            missed = due * np.log(chance + _TINY)
            if head.several:
                missed += (1 - due) * np.log(1 - chance + _TINY)
            loss -= weight * float(missed.sum()) / len(asked)
            back[asked, cut] = weight * (chance - due) / len(asked)
        return loss, back


def likely(head: Head, worth: Floats) -> Floats:
    """How likely each label is: of one answer they add up to one, of several each stands for itself."""
    if head.several:
        return (0.5 + 0.5 * np.tanh(worth / 2)).astype(worth.dtype)
    raised = np.exp(worth - worth.max(1, keepdims=True))
    chance: Floats = raised / raised.sum(1, keepdims=True)
    return chance


def apart(row: Floats, reach: int) -> Floats:
    """What flows back through ``beside``: each third to the thing that it was taken from."""
    before, here, after = np.split(row, 3, axis=1)
    flow = here.copy()
    flow[:-reach] += before[reach:]
    flow[reach:] += after[:-reach]
    return flow


def train(
    subject: Subject,
    annotated: Sequence[Example],
    taught: Sequence[Example],
    meanings: Mapping[str, Floats],
    seed: int,
) -> Network:
    """Learn the weights from what annotators say and, in each pass from others of them, what networks say.

    There are ``TAUGHT`` times as many of the latter in a pass, if there are. Of the features those count that
    ``LEAST_SEEN`` annotated examples have, and the words of which a meaning is known.
    """
    network = Network(subject, gather(annotated, meanings if subject.wordy else {}), seed)
    mean = {name: np.zeros_like(value) for name, value in network.weights.items()}
    square = {name: np.zeros_like(value) for name, value in network.weights.items()}
    more = min(len(taught), TAUGHT * len(annotated))
    steps = subject.passes * -(-(len(annotated) + more) // TOGETHER)
    step = 0
    for _ in range(subject.passes):
        examples = [*annotated, *(taught[at] for at in network.chance.permutation(len(taught))[:more])]
        order = network.chance.permutation(len(examples))
        for start in range(0, len(examples), TOGETHER):
            own = [_torn(examples[at], network.chance) for at in order[start : start + TOGETHER]]
            batch = network.batch(own, forget=subject.forget[0])
            _, found = network.gradients(batch, forget=subject.forget[1])
            step += 1
            _descend(network.weights, found, batch.used, mean, square, step, _rate(step / steps))
    return network


def _torn(example: Example, chance: np.random.Generator) -> Example:
    """Now and then a few things in a row of an example instead of the whole of it."""
    if chance.random() >= TORN or not len(example.noticed):
        return example
    first = int(chance.integers(len(example.noticed)))
    cut = slice(first, first + int(chance.integers(1, 5)))
    return Example(example.noticed[cut], [answers[cut] for answers in example.answers])


def gather(examples: Sequence[Example], meanings: Mapping[str, Floats]) -> Vocabulary:
    """The vocabulary of examples, with the words whose ``meanings`` are known."""
    counts: dict[str, int] = {}
    for example in examples:
        for name in frozenset().union(*example.noticed):
            counts[name] = counts.get(name, 0) + 1
    common = {EVERY, *(name for name, count in counts.items() if count >= LEAST_SEEN)}
    names = sorted(common | meanings.keys())
    size = max((len(meaning) for meaning in meanings.values()), default=0)
    nothing = np.zeros(size, np.float32)
    return Vocabulary(
        {name: row for row, name in enumerate(names)},
        np.array([name in common for name in names]),
        np.stack([meanings.get(name, nothing) for name in names]),
    )


def _rate(done: float) -> float:
    """The learning rate when a share of the steps is ``done``: a short rise, then down along a cosine."""
    if done < WARM:
        return RATE * done / WARM
    return float(RATE * 0.5 * (1 + np.cos(np.pi * (done - WARM) / (1 - WARM))))


def _descend(
    weights: dict[str, Floats],
    found: Mapping[str, Floats],
    used: Whole,
    mean: dict[str, Floats],
    square: dict[str, Floats],
    step: int,
    rate: float,
) -> None:
    """One step of AdamW; rows of the table that the batch does not use stay as they are."""
    norm = float(np.sqrt(sum(float((one * one).sum()) for one in found.values())))
    scale = np.float32(min(1.0, CLIP / (norm + 1e-9)))
    for name, gradient in found.items():
        rows: Whole | slice = used if name == "table" else slice(None)
        slope = gradient * scale
        mean[name][rows] = 0.9 * mean[name][rows] + 0.1 * slope
        square[name][rows] = 0.999 * square[name][rows] + 0.001 * slope * slope
        size = np.sqrt(square[name][rows] / (1 - 0.999**step)) + 1e-8
        own = weights[name][rows]
        weights[name][rows] = own - rate * (mean[name][rows] / (1 - 0.9**step) / size + DECAY * own)


def in_whole_numbers(voices: Sequence[Network], lean: Mapping[str, float]) -> Weights:
    """Networks of one vocabulary that learned apart, rounded to speak together.

    ``lean`` is what an answer gets on top of each, in nats, by head or by "head/label"; the first answer of a
    head is what the others lean from and gets nothing.
    """
    one = voices[0]
    concepts = one.concepts
    tables = [voice.table() for voice in voices]
    table = np.concatenate(
        [*(table[:, :concepts] for table in tables), sum(table[:, concepts:] for table in tables)], axis=1
    )
    own = {name: np.stack([voice.weights[name] for voice in voices]) for name in one.weights if name != "table"}
    answer = own["out_bias"].sum(axis=0)
    for head, cut in zip(one.heads, one.slices, strict=True):
        for place, label in zip(range(cut.start, cut.stop), head.labels, strict=True):
            if place > cut.start or head.several:
                answer[place] += len(voices) * lean.get(f"{head.name}/{label}", lean.get(head.name, 0.0))
    wide, mix, out = (_places(values) for values in (table, own["mixes"], own["out"]))
    plan = Plan(
        heads=one.heads,
        reaches=one.reaches,
        direct=(one.direct.start, one.direct.stop),
        table_bits=wide,
        mix_bits=mix,
        out_bits=out,
        kept_bits=KEPT_BITS,
    )
    return Weights(
        plan=plan,
        features=one.vocabulary.features,
        table=_in_bytes(table, wide),
        bias=_rounded(own["bias"], wide),
        mixes=_in_bytes(own["mixes"], mix),
        mix_bias=_rounded(own["mix_bias"], mix + KEPT_BITS),
        out=_in_bytes(own["out"], out),
        out_bias=_rounded(answer, out + KEPT_BITS),
    )


def _places(values: Floats) -> int:
    """The most binary places with which nearly all of the values still fit into a byte."""
    most = float(np.quantile(np.abs(values), 0.9999))
    return int(np.floor(np.log2(_BYTE / most)))


def _rounded(values: Floats, bits: int) -> npt.NDArray[np.int32]:
    whole: npt.NDArray[np.int32] = np.rint(values * 2.0**bits).astype(np.int32)
    return whole


def _in_bytes(values: Floats, bits: int) -> npt.NDArray[np.int8]:
    return np.clip(_rounded(values, bits), -_BYTE, _BYTE).astype(np.int8)
