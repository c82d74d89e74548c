"""What each amount of an answer is: a metric, a cohort, a horizon, or none of them."""

import msgspec

from scoring.amounts import Amount
from scoring.baselines import is_alike, takes_up, with_baselines
from scoring.cohorts import Counted, befalls, changes, counted, is_cohort, is_sized_by, sized_group
from scoring.horizons import LONG_UNITS, judge_time, to_horizon
from scoring.metrics import Around, to_metric
from scoring.noise import is_noise, is_time_of_day
from scoring.pairs import Pair, find_pair
from scoring.patterns import is_past
from scoring.scene import Scene
from scoring.shares import is_share
from scoring.spans import Find, trim
from scoring.sums import worked_out
from scoring.words import word_set

_SEVERAL = 20
_FORTUNE = 1e6
_PLAIN = 1000
_FEWEST = 2
_CLOSE = 8


def judge_figures(scene: Scene) -> list[Find]:
    """Metrics, cohorts and horizons of an answer, in order of their amounts."""
    judge = _Judge(scene)
    place = 0
    while place < len(scene.amounts):
        place += judge.decide(place)
    return with_baselines(judge.finds)


class _Judge:
    """Goes through one answer amount by amount and remembers the metric before."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.finds: list[Find] = []
        self.metric: Find | None = None
        self.measured: Amount | None = None
        self.percents: dict[int, int] = {}
        for amount in reversed(scene.amounts):
            if amount.kind in ("percent", "percentage_point"):
                self.percents[scene.clause(amount).sentence] = amount.first
        self.computing = worked_out(scene)

    def decide(self, place: int) -> int:
        """Judge the amount at ``place``; returns how many amounts that used up."""
        scene = self.scene
        amount = scene.amounts[place]
        if is_noise(scene, amount) or self._is_bare(amount):
            return 1
        following = scene.amounts[place + 1] if place + 1 < len(scene.amounts) else None
        pair = find_pair(scene, amount, following) if following is not None else None
        if pair is not None and following is not None and not is_noise(scene, following):
            self._paired(amount, following, pair)
            return 2
        if amount.kind == "duration" and amount.unit in LONG_UNITS:
            self._long_time(amount)
        elif amount.kind == "duration":
            if self._is_reckoned(amount) or not is_time_of_day(scene, amount):
                self._metric(amount)
        elif amount.kind == "count":
            self._count(amount)
        elif amount.kind == "number":
            self._number(amount)
        else:
            self._metric(amount)
        return 1

    def _paired(self, one: Amount, two: Amount, pair: Pair) -> None:
        scene = self.scene
        changed = scene.leads(one, "falling", "rising")
        if pair.ranged and two.kind == "duration" and two.unit in LONG_UNITS and not changed:
            self._long_time(msgspec.structs.replace(one, stop=two.stop, value=two.value, unit=two.unit))
            return
        if (
            pair.ranged
            and two.kind in ("count", "number")
            and scene.rate(two) is None
            and not scene.around(one, "falling", "rising")
        ):
            return
        whole = msgspec.structs.replace(two, first=one.first)
        value = (pair.start, pair.final) if pair.ranged else pair.final
        self._metric(whole, value=value, baseline=None if pair.ranged else pair.start)

    def _long_time(self, amount: Amount) -> None:
        judged = judge_time(self.scene, amount)
        if judged == "metric":
            self._metric(amount)
        elif judged == "horizon":
            self.finds.append(to_horizon(self.scene, amount))

    def _count(self, amount: Amount) -> None:
        scene = self.scene
        computed = amount.first in self.computing
        noun = counted(scene, amount)
        if is_cohort(scene, amount, noun, worked_out=computed):
            self._cohort(amount, noun)
            return
        rate = scene.rate(amount)
        changed = changes(scene, amount) or befalls(scene, noun)
        changed = changed or scene.says(amount.stop, amount.stop + 1, "changed_by")
        spread = computed and scene.near(amount, 1, "limiting", "spreading")
        crew = noun.noun in word_set("crew") and (rate is None or not changed)
        if spread or crew or scene.leads(amount, "consulted") or self._is_supposed(amount):
            return
        moved = scene.near(amount, 1, "reaching") and scene.leads(amount, "settled")
        clause = scene.clause(amount)
        named = scene.measure_in(clause.first, max(clause.stop, noun.stop + 2)) is not None
        many = amount.value >= _SEVERAL or named
        rated = rate is not None and (many or is_alike(amount, self.metric))
        told = many or noun.unit is not None
        reached = moved and (self.metric is not None or self._is_measured(amount))
        none_left = amount.value == 0 and named
        worth = rated or computed or reached or none_left
        if (changed and (told or rate is not None)) or (amount.value != 1 and worth):
            self._metric(amount)

    def _cohort(self, amount: Amount, noun: Counted) -> None:
        first, stop = trim(self.scene.speech, amount.first, noun.stop)
        supposed = self.scene.lead(amount)[:1] == ("if",)
        self.finds.append(
            Find(
                kind="cohort",
                first=first,
                stop=stop,
                value=amount.value,
                unit=noun.unit,
                hypothetical=supposed,
            )
        )

    def _number(self, amount: Amount) -> None:
        scene = self.scene
        if is_sized_by(scene, amount):
            self.finds.append(sized_group(amount))
        elif amount.fraction:
            if is_share(scene, amount):
                self._metric(amount)
        elif scene.says(amount.stop, amount.stop + 1, "multiple"):
            multiplies = amount.stop + 1 in scene.starts
            if scene.around(amount, "rising", "falling", "compared") and not multiplies:
                self._metric(amount, unit="times")
        elif self._is_quality(amount):
            self._metric(amount, unit=self._sentence_unit(amount))
        else:
            self._plain_number(amount)

    def _plain_number(self, amount: Amount) -> None:
        """A number without unit or noun: part of a sum, a rate, or in the unit of a figure before it."""
        scene = self.scene
        limits = scene.near(amount, 1, "limiting")
        computed = amount.first in self.computing and amount.value != 1 and not limits
        rate = scene.rate(amount)
        if self._is_supposed(amount) and (rate is not None or computed):
            return
        again = self._scaled(amount)
        shared = self._sentence_unit(amount)
        level = scene.near(amount, 1, "reaching") or scene.near(amount, 2, "settled")
        placed = scene.says(amount.stop, amount.stop + 1, "placing")
        alike = self.metric if is_alike(amount, self.metric) else None
        many = alike is not None or amount.value >= _SEVERAL or self._is_measured(amount)
        measure = scene.measure_in(scene.clause(amount).first, amount.first)
        graded = measure is not None and scene.near(amount, 1, "grading") and not limits
        rated = graded or (rate is not None and many)
        if self.metric is not None and takes_up(scene, again, self.metric):
            self._take_up(again, self.metric)
        elif self._is_money(amount):
            self._metric(amount, unit="USD")
        elif self._is_beside(amount):
            self._metric(amount, unit=self.metric.unit if self.metric is not None else None)
        elif _is_part(scene, amount):
            self._metric(amount, unit="count")
        elif computed or rated or (shared is not None and (level or placed)):
            self._metric(amount, unit=shared)
        elif alike is not None and level and scene.leads(amount, "settled"):
            self._metric(amount, unit=alike.unit)

    def _is_money(self, amount: Amount) -> bool:
        """Whether a large number without a noun is money: "it paid back 1.3 million"."""
        scene = self.scene
        sentence = scene.sentence(amount)
        if amount.value >= _FORTUNE:
            return scene.says(sentence.start, sentence.stop, "paying")
        return amount.value >= _PLAIN and amount.value % _PLAIN == 0 and scene.near(amount, 3, "paying")

    def _is_quality(self, amount: Amount) -> bool:
        """Whether a measure of model quality is named right before or after a number."""
        scene = self.scene
        sentence = scene.sentence(amount)
        named = scene.measure_in(max(sentence.start, amount.first - 5), amount.first) or scene.measure_in(
            amount.stop, min(sentence.stop, amount.stop + 2)
        )
        return named is not None and named.domain == "model"

    def _is_beside(self, amount: Amount) -> bool:
        """Whether a number right after a figure is what the others got: "usual care went to 8.4"."""
        close = self.metric is not None and amount.first - self.metric.stop < _CLOSE
        return close and self.scene.around(amount, "beside_it") and self.scene.near(amount, 1, "reaching")

    def _is_measured(self, amount: Amount) -> bool:
        """Whether the clause of an amount names a measure."""
        clause = self.scene.clause(amount)
        return self.scene.measure_in(clause.first, clause.stop) is not None

    def _take_up(self, amount: Amount, before: Find) -> None:
        """The figure before it again, later or earlier."""
        told = before.value if isinstance(before.value, float) else None
        later = self.scene.around(amount, "now") or before.role == "baseline"
        compared = self.scene.around(amount, "beside_it") or before.role == "comparator"
        self._metric(amount, unit=before.unit, baseline=told if later and not compared else None)

    def _scaled(self, amount: Amount) -> Amount:
        """A bare number in the magnitude of the figure before it: the five of "nine million, five now"."""
        scale = self.measured.scaled if self.measured is not None and amount.scaled == 1 else 1.0
        if scale == 1 or amount.value >= _PLAIN:
            return amount
        return msgspec.structs.replace(amount, value=amount.value * scale, scaled=scale)

    def _is_bare(self, amount: Amount) -> bool:
        """Whether a number is all that its clause says."""
        clause = self.scene.clause(amount)
        return amount.kind == "number" and clause.first == amount.first and clause.stop <= amount.stop

    def _is_reckoned(self, amount: Amount) -> bool:
        """Whether an amount is part of a sum or of a plan."""
        return amount.first in self.computing or amount.first in self.scene.planned

    def _is_supposed(self, amount: Amount) -> bool:
        return self.scene.lead(amount)[:1] in (("if",), ("when",))

    def _sentence_unit(self, amount: Amount) -> str | None:
        """The unit of a percentage said before in the same sentence, which a bare number then shares."""
        first = self.percents.get(self.scene.clause(amount).sentence)
        return "percent" if first is not None and first < amount.first else None

    def _metric(
        self,
        amount: Amount,
        *,
        value: float | tuple[float, float] | None = None,
        baseline: float | None = None,
        unit: str | None = None,
    ) -> None:
        floor = self.finds[-1].stop if self.finds else 0
        find = to_metric(
            self.scene,
            amount,
            Around(floor, self.metric),
            value=value,
            baseline=baseline,
            unit=unit,
            worked_out=amount.first in self.computing,
        )
        self.finds.append(find)
        self.metric, self.measured = find, amount


def _is_part(scene: Scene, amount: Amount) -> bool:
    """ "Nine of those are real": how many of those counted before, and what became of them."""
    after = scene.after(amount, 3)
    if amount.value < _FEWEST or after[:1] != ("of",) or after[1:2] not in (("them",), ("those",), ("these",)):
        return False
    told = after[2:]
    return (
        bool(told)
        and (told[0] in word_set("became") or is_past(told[0]))
        and told[0] not in word_set("talking")
    )
