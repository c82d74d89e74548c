"""What each amount of an answer is: a metric, a cohort, a horizon, or none of them."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

import msgspec

from scoring.amounts import Amount
from scoring.noise import is_aside, is_noise
from scoring.pairs import Pair, find_pair
from scoring.scene import Scene, measure_in, populations
from scoring.spans import Find, trim
from scoring.words import holds, word_set

_LONG_UNITS = frozenset({"day", "week", "month", "quarter", "year", "decade"})
_RECENT = 80
Role = Literal["result", "baseline", "comparator", "estimate", "target"]


def judge_figures(scene: Scene) -> list[Find]:
    """Metrics, cohorts and horizons of an answer, in order of their amounts."""
    judge = _Judge(scene)
    place = 0
    while place < len(scene.amounts):
        place += judge.decide(place)
    return _with_baselines(judge.finds)


def _with_baselines(finds: Sequence[Find]) -> list[Find]:
    """Give a result the baseline that was said apart from it in the same unit ("70% now, it was 45%")."""
    baselines: dict[str | None, list[Find]] = {}
    for find in finds:
        if find.role == "baseline" and isinstance(find.value, float):
            baselines.setdefault(find.unit, []).append(find)
    paired: list[Find] = []
    for find in finds:
        near = nearest(baselines.get(find.unit, ()), find.first, 2 * _RECENT)
        bare = find.kind == "metric" and find.role == "result" and find.baseline is None
        if bare and near is not None and isinstance(find.value, float) and isinstance(near.value, float):
            moved: Literal["up", "down"] | None = find.direction or (
                "up" if find.value > near.value else "down"
            )
            paired.append(msgspec.structs.replace(find, baseline=near.value, direction=moved))
        else:
            paired.append(find)
    return paired


def nearest(finds: Sequence[Find], place: int, reach: int) -> Find | None:
    """The one of some finds in order that begins nearest to a token, if it is within ``reach``."""
    at = bisect_left(finds, place, key=lambda find: find.first)
    close = [find for find in finds[max(0, at - 1) : at + 1] if abs(find.first - place) < reach]
    return min(close, key=lambda find: abs(find.first - place), default=None)


def framed_by_results(figures: Sequence[Find], practices: Sequence[Find]) -> list[Find]:
    """Keep a time frame only where there is something that it frames: a figure or a trial within a few
    sentences.
    """
    framed = [one for one in (*figures, *practices) if one.kind in ("metric", "cohort", "technical")]
    framed.sort(key=lambda find: find.first)
    kept: list[Find] = []
    until = 0
    for one in sorted(figures, key=lambda find: (find.first, find.stop)):
        if one.kind != "horizon":
            kept.append(one)
        elif one.first >= until and nearest(framed, one.first, _RECENT) is not None:
            kept.append(one)
            until = one.stop
    return kept


class _Judge:
    """Goes through one answer amount by amount and remembers the metric before."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.finds: list[Find] = []
        self.metric: Find | None = None
        self.percents: dict[int, int] = {}
        for amount in reversed(scene.amounts):
            if amount.kind in ("percent", "percentage_point"):
                self.percents[scene.clause(amount).sentence] = amount.first
        self.computing = _computing(scene)

    def decide(self, place: int) -> int:
        """Judge the amount at ``place``; returns how many amounts that used up."""
        scene = self.scene
        amount = scene.amounts[place]
        if is_noise(scene, amount):
            return 1
        following = scene.amounts[place + 1] if place + 1 < len(scene.amounts) else None
        pair = find_pair(scene, amount, following) if following is not None else None
        if pair is not None and following is not None and not is_noise(scene, following):
            self._paired(amount, following, pair)
            return 2
        if amount.kind == "duration" and amount.unit in _LONG_UNITS:
            self._long_time(amount)
        elif amount.kind == "duration":
            self._short_time(amount)
        elif amount.kind == "count":
            self._count(amount)
        elif amount.kind == "number":
            self._number(amount)
        else:
            self._metric(amount)
        return 1

    def _paired(self, one: Amount, two: Amount, pair: Pair) -> None:
        scene = self.scene
        if (
            pair.ranged
            and two.kind == "duration"
            and two.unit in _LONG_UNITS
            and not holds(scene.lead(one), "falling", "rising")
        ):
            self._long_time(msgspec.structs.replace(one, stop=two.stop, value=two.value, unit=two.unit))
            return
        if (
            pair.ranged
            and two.kind in ("count", "number")
            and scene.rate(two) is None
            and not holds(scene.words(one), "falling", "rising")
        ):
            return
        whole = msgspec.structs.replace(two, first=one.first)
        value = (pair.start, pair.final) if pair.ranged else pair.final
        self._metric(whole, value=value, baseline=None if pair.ranged else pair.start)

    def _long_time(self, amount: Amount) -> None:
        scene = self.scene
        lead, after = scene.lead(amount), scene.after(amount, 3)
        last = scene.before(amount, 1)
        if holds(after, "collected"):
            return
        timed = last in (
            ("in",),
            ("over",),
            ("within",),
            ("for",),
            ("after",),
            ("first",),
            ("during",),
            ("across",),
        )
        if (
            not timed and (holds(lead[-3:], "falling", "rising") or last in (("by",), ("took",), ("takes",)))
        ) or holds(after[:1], "changed_by"):
            if not amount.hyphened and amount.first not in scene.governed:
                self._metric(amount)
            return
        if is_aside(scene, amount):
            return
        article = scene.speech.low[amount.first] in ("a", "an") and amount.unit in ("day", "decade")
        clause = scene.clause(amount)
        alone = clause.stop - clause.first <= amount.stop - amount.first + 3
        framed = (
            holds(last, "within_time")
            or after[:1] in (("in",), ("later",))
            or holds(after[:2], "study")
            or amount.hyphened
        )
        if (framed or alone) and not article:
            first = amount.first
            while first > clause.first and scene.speech.low[first - 1] in word_set("within_time") | word_set(
                "roughly"
            ):
                first -= 1
            self._keep(
                "horizon", first, amount.stop + (after[:1] in (("in",), ("later",))), amount.value, amount.unit
            )

    def _short_time(self, amount: Amount) -> None:
        scene = self.scene
        before, after = scene.before(amount, 3), scene.after(amount, 3)
        if amount.hyphened or "older" in before or bool({"every", "each", "last", "past"} & set(before[-1:])):
            return
        if bool(
            {"before", "prior", "ahead", "meeting", "session", "late", "shadowing", "observation", "shift"}
            & set(after)
        ) and not holds(scene.words(amount), "falling", "rising"):
            return
        self._metric(amount)

    def _count(self, amount: Amount) -> None:
        scene = self.scene
        noun, unit, stop = self._population(amount)
        rate = scene.rate(amount)
        last = scene.before(amount, 2)
        changed = last[-1:] == ("by",) or (holds(last, "falling", "added") and not holds(last, "level"))
        computed = amount.first in self.computing
        person = unit in ("patient", "member", "clinician", "site", "bed")
        sized = rate is None or unit == "site" or self._handles(amount)
        if unit is not None and not changed and sized and (person or not computed or self._handles(amount)):
            few = amount.value <= 5 and unit == "clinician" and amount.first in scene.advised
            if not (
                few
                or amount.value == 1
                or amount.first in scene.governed
                or holds(scene.lead(amount), "consulted")
            ):
                self._keep("cohort", amount.first, stop, amount.value, unit)
            return
        if noun in word_set("crew") and rate is None and not changed:
            return
        moved = last[-1:] in (("to",), ("at",)) and holds(scene.lead(amount), "settled")
        if not self._supposed(amount) and (
            changed or (amount.value != 1 and (rate is not None or computed or moved))
        ):
            self._metric(amount)

    def _handles(self, amount: Amount) -> bool:
        """Whether a place handles so many a day: the size of its work, not a result."""
        return bool(
            {
                "fills",
                "fill",
                "sees",
                "see",
                "handles",
                "handle",
                "treats",
                "treat",
                "serves",
                "serve",
                "processes",
                "covers",
            }
            & set(self.scene.before(amount, 2))
        )

    def _number(self, amount: Amount) -> None:
        scene = self.scene
        before, after = scene.before(amount, 5), scene.after(amount, 2)
        if amount.fraction:
            if (
                scene.before(amount, 1) in (("by",), ("in",)) and holds(scene.lead(amount), "falling", "rising")
            ) or after[:1] in (("fewer",), ("less",), ("lower",)):
                self._metric(amount)
            return
        named = measure_in(scene.speech, amount.first - len(before), amount.first) or measure_in(
            scene.speech, amount.stop, amount.stop + len(after)
        )
        if named is not None and named.domain == "model":
            self._metric(amount, unit=self._sentence_unit(amount))
            return
        if self._supposed(amount) and scene.rate(amount) is not None:
            return
        shared = self._sentence_unit(amount)
        level = before[-1:] in (("to",), ("at",), ("under",), ("below",), ("on",)) or holds(
            before[-2:], "settled"
        )
        recent = self.metric is not None and amount.first - self.metric.stop < _RECENT
        if scene.rate(amount) is not None or amount.first in self.computing or (shared is not None and level):
            self._metric(amount, unit=shared)
        elif level and recent and self.metric is not None and holds(scene.lead(amount), "settled"):
            self._metric(amount, unit=self.metric.unit)
        elif shared is not None and after[:1] in (("on",), ("in",), ("for",), ("at",)):
            self._metric(amount, unit=shared)

    def _supposed(self, amount: Amount) -> bool:
        return self.scene.lead(amount)[:1] in (("if",), ("when",))

    def _sentence_unit(self, amount: Amount) -> str | None:
        """The unit of a percentage said before in the same sentence, which a bare number then shares."""
        first = self.percents.get(self.scene.clause(amount).sentence)
        return "percent" if first is not None and first < amount.first else None

    def _population(self, amount: Amount) -> tuple[str, str | None, int]:
        """The noun that is counted, the population's unit if it is one, and the token after it."""
        low, tokens = self.scene.speech.low, self.scene.speech.tokens
        named = populations()
        for at in range(amount.stop, min(amount.stop + 4, len(low))):
            if tokens[at].shape == "mark" and low[at] != "-":
                break
            for joined, length in ((self.scene.speech.pairs[at], 2), (low[at], 1)):
                following = low[at + length] if at + length < len(low) else ""
                if joined in named and not (length == 1 and following in named and not joined.endswith("s")):
                    return joined, named[joined], at + length
            if low[at] in word_set("crew") or low[at] in (
                "and",
                "to",
                "is",
                "in",
                "a",
                "per",
                "or",
                "on",
                "at",
                "of",
            ):
                return low[at], None, at + 1
        return low[amount.stop] if amount.stop < len(low) else "", None, amount.stop

    def _keep(
        self, kind: Literal["cohort", "horizon"], first: int, stop: int, value: float, unit: str | None
    ) -> None:
        first, stop = trim(self.scene.speech, first, stop)
        self.finds.append(Find(kind=kind, first=first, stop=stop, value=value, unit=unit))

    def _metric(
        self,
        amount: Amount,
        *,
        value: float | tuple[float, float] | None = None,
        baseline: float | None = None,
        unit: str | None = None,
    ) -> None:
        first, stop = self._extent(amount)
        said = amount.value if value is None else value
        direction = self._direction(amount, said, baseline)
        find = Find(
            kind="metric",
            first=first,
            stop=stop,
            value=said,
            unit=unit or self._unit(amount),
            baseline=baseline,
            direction=direction,
            role=self._role(amount, baseline),
            hypothetical=amount.first in self.computing,
            facets=self._facets(amount, direction),
        )
        self.finds.append(find)
        self.metric = find

    def _extent(self, amount: Amount) -> tuple[int, int]:
        """The amount with the words that say what changed, without running into its neighbours."""
        scene = self.scene
        low, tokens = scene.speech.low, scene.speech.tokens
        start = scene.clause(amount).first
        floor = max([find.stop for find in self.finds[-1:]] + [start])
        if holds(low[floor : amount.first], "moving", "totting"):
            start = floor
        else:
            start = amount.first
            while start > floor and low[start - 1] in word_set("roughly"):
                start -= 1
        end = amount.stop
        final = scene.clauses[scene.clause_at[amount.stop - 1]].stop
        while end < final and end - amount.stop < 7 and end not in scene.starts and tokens[end].shape == "word":
            if low[end] in word_set("onward"):
                break
            end += 1
        return trim(scene.speech, start, end)

    def _of_model(self, amount: Amount) -> bool:
        clause = self.scene.clause(amount)
        measure = measure_in(self.scene.speech, clause.first, clause.stop)
        if measure is None and self.metric is not None and "model" in self.metric.facets:
            return self.scene.sentence(amount).start <= self.metric.first
        return measure is not None and measure.domain == "model"

    def _facets(self, amount: Amount, direction: str | None) -> tuple[str, ...]:
        """ "model" for a figure of model quality, "worse" for a change in the wrong direction."""
        if self._of_model(amount):
            return ("model",)
        clause = self.scene.clause(amount)
        if holds(self.scene.lead(amount), "sparing"):  # what was saved or avoided is a gain, less as it is
            return ()
        measure = measure_in(self.scene.speech, clause.first, amount.first)
        wrong = measure is not None and direction is not None and direction != measure.better
        return ("worse",) if wrong else ()

    def _unit(self, amount: Amount) -> str:
        rate = self.scene.rate(amount)
        if amount.kind == "percentage_point":
            return "percentage_points"
        if amount.kind in ("percent", "basis_point"):
            return "percent"
        if amount.fraction:
            return "fraction"
        if amount.kind == "currency":
            unit = amount.unit or "USD"
        elif amount.kind == "duration":
            unit = f"{amount.unit}s"
        elif amount.kind == "number" and amount.value != int(amount.value):
            clause = self.scene.clause(amount)
            measure = measure_in(self.scene.speech, clause.first, clause.stop)
            return "score" if measure is not None and measure.domain == "model" else "number"
        else:
            unit = "count"
        return f"{unit}/{rate}" if rate else unit

    def _direction(
        self, amount: Amount, value: float | tuple[float, float], baseline: float | None
    ) -> Literal["up", "down"] | None:
        if baseline is not None and not isinstance(value, tuple):
            return "up" if value > baseline else "down" if value < baseline else None
        for word in (*reversed(self.scene.lead(amount)), *self.scene.after(amount, 2)):
            if word in word_set("falling"):
                return "down"
            if word in word_set("rising"):
                return "up"
        return None

    def _role(self, amount: Amount, baseline: float | None) -> Role:
        words = self.scene.words(amount)
        if holds(words, "goal"):
            return "target"
        if amount.first in self.computing:
            return "estimate"
        if amount.first in self.scene.planned:
            return "target"
        if baseline is None and holds(words, "beside_it"):
            return "comparator"
        if baseline is None and holds((*self.scene.lead(amount), *self.scene.after(amount, 1)), "before_it"):
            return "baseline"
        return "result"


def _computing(scene: Scene) -> frozenset[int]:
    """First tokens of amounts that are worked out aloud: three figures in two sentences, tied by sums."""
    by_sentence: dict[int, list[Amount]] = {}
    for amount in scene.amounts:
        by_sentence.setdefault(scene.clause(amount).sentence, []).append(amount)
    tied = {number for number, own in by_sentence.items() if any(_sums(scene, one) for one in own)}
    found: set[int] = set()
    for number in sorted(tied):
        near = [by_sentence.get(at, []) for at in (number - 1, number, number + 1)]
        summed = any(holds(scene.before(one, 3), "summed") for one in by_sentence[number])
        if sum(map(len, near)) >= 3 and (len(tied) >= 2 or len(by_sentence[number]) >= 3 or summed):
            found.update(one.first for one in by_sentence[number])
            if number - 1 in by_sentence and len(tied) >= 2:
                found.update(one.first for one in by_sentence[number - 1])
    return frozenset(found)


def _sums(scene: Scene, amount: Amount) -> bool:
    """Whether the words right before an amount present it as the outcome of a sum."""
    before = scene.before(amount, 4)
    return holds(before, "totting")
