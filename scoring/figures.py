"""What each figure of an answer is: a metric told as a result, a baseline, an estimate; a cohort; a horizon.

Which it is was learned from annotated answers; where it begins, its unit and what it is told from follow here.
"""

from collections.abc import Sequence
from typing import cast

import msgspec

from content.scorecard import Kind
from content.weights import load_weights
from scoring.amounts import Amount
from scoring.baselines import is_alike, takes_up, with_baselines
from scoring.candidates import Candidate, can_be
from scoring.cohorts import count_noun
from scoring.figure_features import notice_figures, with_told
from scoring.hearing import Heard
from scoring.horizons import to_horizon
from scoring.metrics import Around, Role, to_metric
from scoring.network import Answers, ask
from scoring.pairs import Pair, find_pair
from scoring.scene import Scene
from scoring.spans import Find, trim
from scoring.tokens import Speech
from scoring.words import word_set

_FORTUNE = 1e6
_PLAIN = 1000
_UNNAMED = "patient"


class Figure(msgspec.Struct, frozen=True):
    """A candidate and what it was judged to be; ``role`` and ``quality`` are those of a metric."""

    candidate: Candidate
    kind: Kind
    role: Role = "result"
    quality: str = ""

    @property
    def amount(self) -> Amount | None:
        """Its amount, if it has one."""
        return self.candidate.amount


def judge_figures(heard: Heard, answers: Answers) -> list[Find]:
    """Metrics, cohorts and horizons of an answer, in order; ``answers`` are those about its clauses."""
    scene = Scene(
        speech=heard.speech,
        clauses=heard.clauses,
        clause_at=heard.clause_at,
        amounts=heard.amounts,
        starts=frozenset(amount.first for amount in heard.amounts),
        measures=heard.measures,
    )
    planned = frozenset(place for place, label in enumerate(answers.label["planned"]) if label)
    reader = _Reader(scene, _judged(heard, answers), planned)
    place = 0
    while place < len(reader.figures):
        place += reader.read(place)
    return with_baselines(reader.finds)


def _judged(heard: Heard, answers: Answers) -> list[Figure]:
    """The candidates that are figures of evidence."""
    figures = notice_figures(heard)
    clause_of = [heard.clause_at[one.first] for one in figures.candidates]
    labels = ask(load_weights("figures"), with_told(figures.noticed, clause_of, answers.label)).label
    again = _taken_up(heard.speech, figures.candidates)
    judged = []
    for place, one in enumerate(figures.candidates):
        kind = labels["figures"][place]
        if kind and place not in again and can_be(heard.speech, one, kind):
            role = cast("Role", labels["roles"][place])
            judged.append(Figure(one, cast("Kind", kind), role, labels["quality"][place]))
    return judged


def _taken_up(speech: Speech, candidates: Sequence[Candidate]) -> set[int]:
    """The places of numbers that only point back at one said before: "of the fifty, they act on five"."""
    said: set[float | str] = set()
    again: set[int] = set()
    for place, one in enumerate(candidates):
        pointed = one.first > 0 and speech.low[one.first - 1] in word_set("pointing_back")
        if pointed and one.kind in ("count", "number") and one.value in said:
            again.add(place)
        said.add(one.value)
    return again


class _Reader:
    """Goes through the figures of one answer and remembers the metric before."""

    def __init__(self, scene: Scene, figures: Sequence[Figure], planned: frozenset[int]) -> None:
        self.scene = scene
        self.figures = figures
        self.planned = planned
        self.finds: list[Find] = []
        self.metric: Find | None = None
        self.measured: Amount | None = None
        self.percents: dict[int, int] = {}
        for amount in reversed(scene.amounts):
            if amount.kind in ("percent", "percentage_point"):
                self.percents[scene.clause(amount).sentence] = amount.first

    def read(self, place: int) -> int:
        """Read the figure at ``place``; returns how many figures that used up."""
        figure = self.figures[place]
        if figure.kind == "cohort" and figure.amount is not None:
            self._cohort(figure.amount)
        elif figure.kind == "horizon":
            return self._horizon(place)
        elif figure.kind == "metric":
            return self._metric(place)
        return 1

    def _cohort(self, amount: Amount) -> None:
        noun = count_noun(self.scene.speech, amount)
        first, stop = trim(self.scene.speech, amount.first, noun.stop if noun.unit else amount.stop)
        self._keep(Find(kind="cohort", first=first, stop=stop, value=amount.value, unit=noun.unit or _UNNAMED))

    def _horizon(self, place: int) -> int:
        one, amount = self.figures[place].candidate, self.figures[place].amount
        if amount is None:
            self._keep(Find(kind="horizon", first=one.first, stop=one.stop, value=one.value, unit=one.unit))
            return 1
        pair, two = self._pair(place)
        if pair is not None and two is not None:
            amount = msgspec.structs.replace(amount, stop=two.stop, value=two.value, unit=two.unit)
        self._keep(to_horizon(self.scene, amount))
        return 1 if pair is None else 2

    def _metric(self, place: int) -> int:
        figure = self.figures[place]
        value: float | tuple[float, float] | None = None
        baseline = pair = None
        if figure.amount is None:
            one = figure.candidate
            share = float(one.value)
            amount = Amount("number", one.first, one.stop, share, fraction=share < 1)
            unit = one.unit
        else:
            amount = self._scaled(figure.amount)
            pair, two = self._pair(place)
            if pair is not None and two is not None:
                value = (pair.start, pair.final) if pair.ranged else pair.final
                baseline = None if pair.ranged else pair.start
                amount = msgspec.structs.replace(two, first=amount.first)
                figure = self.figures[place + 1]
            unit = self._unit(amount)
            if baseline is None and figure.role == "result" and takes_up(self.scene, amount, self.metric):
                baseline = self._told_before()
        find = to_metric(
            self.scene,
            amount,
            Around(self.finds[-1].stop if self.finds else 0, self.metric),
            role="result" if baseline is not None and figure.role == "baseline" else figure.role,
            quality=figure.quality,
            value=value,
            baseline=baseline,
            unit=unit,
        )
        self._keep(find)
        self.metric, self.measured = find, amount
        return 1 if pair is None else 2

    def _told_before(self) -> float | None:
        """The figure before, where it was told as a level and not as a change."""
        before = self.metric
        if before is None or before.baseline is not None or before.direction is not None:
            return None
        return before.value if isinstance(before.value, float) else None

    def _pair(self, place: int) -> tuple[Pair | None, Amount | None]:
        """How a figure goes together with the next one, if both are figures of the same kind."""
        if place + 1 == len(self.figures) or self.figures[place].kind != self.figures[place + 1].kind:
            return None, None
        one, two = self.figures[place].amount, self.figures[place + 1].amount
        return (find_pair(self.scene, one, two), two) if one is not None and two is not None else (None, None)

    def _keep(self, find: Find) -> None:
        hypothetical = find.hypothetical or self.scene.clause_at[find.first] in self.planned
        self.finds.append(msgspec.structs.replace(find, hypothetical=hypothetical))

    def _scaled(self, amount: Amount) -> Amount:
        """A bare number in the magnitude of the figure before it: the five of "nine million, five now"."""
        scale = self.measured.scaled if self.measured is not None and amount.scaled == 1 else 1.0
        rated = "per" in self.scene.speech.low[amount.first : amount.stop]
        bare = amount.kind == "number" and not amount.fraction and not rated
        if scale == 1 or amount.value >= _PLAIN or not bare or not self._is_close(amount):
            return amount
        return msgspec.structs.replace(amount, value=amount.value * scale, scaled=scale)

    def _is_close(self, amount: Amount) -> bool:
        """Whether the metric before it stands in the same sentence."""
        return self.metric is not None and self.metric.first >= self.scene.sentence(amount).start

    def _unit(self, amount: Amount) -> str | None:
        """The unit that a bare number shares with what was said before it; None where it has its own."""
        if amount.kind != "number" or amount.fraction:
            return None
        first = self.percents.get(self.scene.clause(amount).sentence)
        if first is not None and first < amount.first:
            return "percent"
        if self.metric is not None and is_alike(amount, self.metric):
            return self.metric.unit
        return "USD" if self._is_money(amount) else None

    def _is_money(self, amount: Amount) -> bool:
        """Whether a large number without a noun is money: "it paid back 1.3 million"."""
        scene = self.scene
        sentence = scene.sentence(amount)
        if amount.value >= _FORTUNE:
            return scene.says(sentence.start, sentence.stop, "paying")
        return amount.value >= _PLAIN and amount.value % _PLAIN == 0 and scene.near(amount, 3, "paying")
