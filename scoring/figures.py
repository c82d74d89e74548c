"""What each amount of an answer is: a metric, a cohort, a horizon, or none of them."""

import functools
from collections.abc import Sequence
from typing import Literal

import msgspec

from content.lexicon import Lexicons, Measure
from content.lexicons import load_lexicons
from scoring.amounts import Amount
from scoring.clauses import Clause
from scoring.spans import Find, trim
from scoring.tokens import Speech

_LONG_UNITS = frozenset({"day", "week", "month", "quarter", "year", "decade"})
_LABELS = frozenset(
    "page room building floor suite line extension version release step stage phase level box chapter item number table "
    "figure age aged grade class tier rev build ticket slide door gate ward bay route section part series epoch top "
    "python windows form code unit type id p sprint".split()
)  # fmt: skip
_PAY = frozenset(
    "base salary equity sign-on signing bonus offer raise compensation counter package grant stock paid pay options vesting vest wage wages salaries headhunter recruiter competing".split()
)
_WAGE = frozenset({"an hour", "per hour", "hourly", "apiece"})
_COMPARED = frozenset(
    "above over below under past beyond than exceeds exceed at least hits reaches crosses drops falls rises goes".split()
)
_RATE_NOUNS = frozenset(
    "day week month year quarter shift visit patient hour session encounter call case scan bed nurse clinician member night morning unit site store person user order note claim alert physician doctor event episode click stay admission discharge".split()
)
_HORIZON_LEADS = frozenset(
    "over in within during for after across throughout inside by through last first past next every under about roughly nearly almost the".split()
)
_STUDY = frozenset("test pilot trial period study run window experiment rollout follow".split())
_NOISE_TAILS = frozenset("ago old late early tenure experience notice away straight".split())
_LOOKBACK = frozenset("next older newer last previous prior past every each ago age aged".split())
_TENURE = frozenset(
    "worked been working experience career spent joined tenure nurse consultant employed here there manager associate role".split()
)
_DATA = frozenset(
    "data logs log records history claims notes labs experience healthcare product research scheduling training historical".split()
)
_KEPT = frozenset(
    "keep kept keeps store stored stores retain retained retention delete deleted purge purged hold held expire expires renewed".split()
)
_TEAM = frozenset(
    "engineer engineers analyst analysts pm pms designer designers developer developers people reports direct teammates contractors interns consultants certifications features projects sprints tickets stories epics launches teams scientists managers hires cities rooms stakeholders interviews workshops meetings vendors versions rounds slides page pages questions reasons things ways times steps clicks options signals categories rules labels fields roles languages axes kinds parts words letters models signatures".split()
)  # fmt: skip
_PERSONS_ASKED = frozenset(
    "interviewed shadowed talked spoke met surveyed sat led managed hired manage lead watched asked observed report reports hire".split()
)
_MODELLED = frozenset(
    "randomly random threshold floor cap ceiling cutoff cut-off top epsilon trigger limit split sample guardrail".split()
)
_ROLLOUT = frozenset("traffic".split())
_SETTLED = frozenset(
    "sat sit sits stayed stay was were held hold holds down up still remained landed went came dropped fell rose hit reached goes go is at 's are climbed moved improved ran run runs got back".split()
)
_APPROXIMATE = frozenset(
    "about around roughly nearly almost approximately over under some maybe just only like up more than at least close to".split()
)
Role = Literal["result", "baseline", "comparator", "estimate", "target"]


class Context(msgspec.Struct, frozen=True):
    """What a figure is judged by: the speech, its clauses, and which tokens are governance or stakeholder talk."""

    speech: Speech
    clauses: Sequence[Clause]
    clause_at: Sequence[int]
    governed: frozenset[int]
    advised: frozenset[int]
    planned: frozenset[int]


@functools.cache
def _lexicons() -> tuple[Lexicons, dict[str, str], dict[str, Measure]]:
    lexicons = load_lexicons()
    populations = {
        word: population.unit for population in reversed(lexicons.populations) for word in population.words
    }
    measures = {word: measure for measure in lexicons.measures for word in measure.words}
    return lexicons, populations, measures


def measure_near(speech: Speech, first: int, stop: int) -> Measure | None:
    """The measure named in the tokens ``first`` to ``stop``; the last one wins, the longest name first."""
    _, _, measures = _lexicons()
    for at in range(stop - 1, first - 1, -1):
        for joined, length in ((speech.triples[at], 3), (speech.pairs[at], 2), (speech.low[at], 1)):
            measure = measures.get(joined)
            if measure is not None and at + length <= stop:
                return measure
    return None


class _Judge:
    """Decides for one answer, amount by amount, remembering the metric before."""

    def __init__(self, context: Context, amounts: Sequence[Amount]) -> None:
        self.context = context
        self.speech = context.speech
        self.low = context.speech.low
        self.amounts = amounts
        self.lexicons, self.populations, _ = _lexicons()
        self.moving = self.lexicons.sets["moving"]
        self.falling = self.lexicons.sets["falling"]
        self.rising = self.lexicons.sets["rising"]
        self.finds: list[Find] = []
        self.metric: Find | None = None

    def run(self) -> list[Find]:
        place = 0
        while place < len(self.amounts):
            place += self._decide(place)
        return self.finds

    # What stands around an amount.

    def _clause(self, amount: Amount) -> Clause:
        return self.context.clauses[self.context.clause_at[amount.first]]

    def _before(self, amount: Amount, reach: int) -> tuple[str, ...]:
        sentence = self.speech.sentences[self._clause(amount).sentence]
        return self.low[max(sentence.start, amount.first - reach) : amount.first]

    def _after(self, amount: Amount, reach: int) -> tuple[str, ...]:
        sentence = self.speech.sentences[self._clause(amount).sentence]
        return self.low[amount.stop : min(sentence.stop, amount.stop + reach)]

    def _has(self, words: Sequence[str], wanted: frozenset[str]) -> bool:
        return any(word in wanted for word in words) or any(
            f"{one} {two}" in wanted for one, two in zip(words, words[1:], strict=False)
        )

    def _phrase(self, first: int, stop: int) -> tuple[str, ...]:
        return self.low[first:stop]

    # Decisions.

    def _decide(self, place: int) -> int:
        amount = self.amounts[place]
        pair = self._pair(place)
        if self._is_noise(amount):
            return 1
        if pair is not None:
            return self._metric_pair(place, pair)
        if amount.kind == "duration" and amount.unit in _LONG_UNITS:
            return self._long_time(place)
        if amount.kind == "count":
            return self._count(place)
        if amount.kind == "number":
            return self._number(place)
        if amount.kind == "duration":
            return self._short_time(place)
        self._metric(place, place)
        return 1

    def _is_noise(self, amount: Amount) -> bool:
        before = self._before(amount, 4)
        after = self._after(amount, 3)
        last = before[-1] if before else ""
        clause = self._clause(amount)
        words = self._phrase(clause.first, clause.stop)
        if (
            last in _LABELS
            and amount.kind in ("number", "count", "percent")
            or last in ("next", "older", "newer")
        ):
            return True
        if amount.kind == "duration" and (
            last in ("every", "each") or "older" in before or before[-2:] in (("the", "next"),)
        ):
            return True
        if (
            after[:2] in (("years", "old"), ("year", "old"))
            or after[:2] in (("a", "."), ("p", "."), ("o", "'"))
            or after[:1] in (("am",), ("pm",), ("old",), ("ago",))
        ):
            return True
        if amount.kind in ("currency", "percent", "number") and self._has(words, _PAY):
            return True
        if amount.kind == "currency" and self._has(after[:2], _WAGE):
            return True
        if (
            self._has(before, _MODELLED)
            and not self._has(words, frozenset({"cut", "fell", "dropped", "reduced", "rose"}))
            and amount.kind != "duration"
        ):
            return True
        if amount.first in self.context.governed and self._limits(amount):
            return True
        return amount.kind == "number" and amount.fraction and not self._has(words, self.falling | self.rising)

    def _limits(self, amount: Amount) -> bool:
        """Whether the amount is a threshold, a cadence or a sample size of a control."""
        before = self._before(amount, 5)
        after = self._after(amount, 4)
        sentence = self.speech.sentences[self._clause(amount).sentence]
        opening = self._phrase(sentence.start, amount.first)
        if self._has(before, self.lexicons.sets["beyond"] | _COMPARED):
            return True
        if self._has(opening, frozenset({"if", "when", "whenever", "once", "unless", "until", "within"})):
            return True
        if self._has(before, self.lexicons.sets["watch"]) or "in a row" in " ".join(after):
            return True
        return amount.kind == "duration"

    def _pair(self, place: int) -> tuple[Amount, Amount, bool] | None:
        """The amount and the next one as (from, to, is a range), when they are said as a pair."""
        if place + 1 == len(self.amounts):
            return None
        one, two = self.amounts[place], self.amounts[place + 1]
        if one.kind != two.kind and {one.kind, two.kind} - {"count", "number"} or two.first - one.stop > 8:
            return None
        if (
            one.kind == "duration"
            and one.unit != two.unit
            and not {one.unit, two.unit} <= {"millisecond", "second", "minute", "hour", "day", "week"}
        ):
            return None
        between = self._phrase(one.stop, two.first)
        before = self._before(one, 4)
        last = before[-1] if before else ""
        words = [word for word in between if word not in _APPROXIMATE or word in ("to",)]
        linked = (
            bool(words)
            and words[-1] in ("to", "into")
            and self._clause(one).sentence == self._clause(two).sentence
        )
        if linked and len(between) <= 8 and not any(word in (".", ";") for word in between):
            ranged = (
                len(between) == 1
                and last not in ("from",)
                and not self._has(
                    before,
                    self.moving - {"is", "was", "'s", "are", "were", "off", "up", "net", "more", "extra"},
                )
            )
            if "from" in before or self._has(before, self.moving) or self._has(between, self.moving):
                return one, two, ranged
            return (one, two, True) if len(between) == 1 else None
        if between in (("-",), ("–",), ("or",)) or (last == "between" and between == ("and",)):
            return one, two, True
        if between == (",",) and two.carried is False and one.carried and one.value < two.value:
            return one, two, True
        if (
            words
            and words[-1] == "from"
            and self._has(before, frozenset({"to", "at", "is", "now", "hit", "reached"}))
            and len(words) <= 3
        ):
            return two, one, False
        return None

    def _metric_pair(self, place: int, pair: tuple[Amount, Amount, bool]) -> int:
        one, two, ranged = pair
        last = place + 1
        if one.kind == "duration" and ranged and one.unit in _LONG_UNITS:
            return 1
        if one.kind == "count" and ranged and not self._measured_count(two):
            return 1
        first, stop = self._extent(min(one.first, two.first), max(one.stop, two.stop))
        value = (one.value, two.value) if ranged else two.value
        end = self.amounts[last]
        self._add(place, end, first, stop, value, None if ranged else one.value)
        return 2

    def _measured_count(self, amount: Amount) -> bool:
        clause = self._clause(amount)
        return (
            self._has(self._phrase(clause.first, clause.stop), self.falling | self.rising)
            or self._rate(amount.stop) is not None
        )

    def _metric(self, place: int, last: int) -> None:
        amount = self.amounts[place]
        first, stop = self._extent(amount.first, self.amounts[last].stop)
        self._add(place, amount, first, stop, amount.value, None)

    def _rate(self, at: int) -> str | None:
        """The denominator in time or by event that follows within three words ("a day", "per shift")."""
        for skip in range(5):
            here = at + skip
            if here + 1 >= len(self.low) or self.speech.tokens[here].shape == "mark":
                return None
            word, following = self.low[here], self.low[here + 1]
            if word in ("a", "an", "per", "each", "every") and following in _RATE_NOUNS:
                return following
            if word in ("daily", "weekly", "monthly", "yearly", "annually", "hourly", "nightly"):
                return {
                    "daily": "day",
                    "weekly": "week",
                    "monthly": "month",
                    "hourly": "hour",
                    "nightly": "night",
                }.get(word, "year")
        return None

    def _extent(self, first: int, stop: int) -> tuple[int, int]:
        """Widen an amount to the clause that says what changed, without running into the metric before."""
        clause = self.context.clauses[self.context.clause_at[first]]
        start = clause.first
        if self.finds and self.finds[-1].stop > start:
            start = max(start, self.finds[-1].stop)
        if not self._has(self._phrase(start, first), self.moving):
            start = first
            while (
                start > clause.first
                and self.low[start - 1] in _APPROXIMATE
                and not (self.finds and self.finds[-1].stop >= start)
            ):
                start -= 1
        end = stop
        final = self.context.clauses[self.context.clause_at[stop - 1]].stop
        others = {amount.first for amount in self.amounts}
        while end < final and end - stop < 7 and end not in others and self.speech.tokens[end].shape == "word":
            if self.low[end] in (
                "and",
                "but",
                "so",
                "which",
                "because",
                "in",
                "over",
                "within",
                "during",
                "across",
                "for",
                "after",
                "on",
                "at",
                "when",
                "while",
                "that",
            ):
                break
            end += 1
        return trim(self.speech, start, max(end, stop))

    def _add(
        self,
        place: int,
        amount: Amount,
        first: int,
        stop: int,
        value: float | tuple[float, float],
        baseline: float | None,
    ) -> None:
        clause = self._clause(amount)
        words = self._phrase(first, stop)
        unit = self._unit(amount)
        whole = self._phrase(clause.first, clause.stop)
        direction = self._direction(whole, amount, value, baseline)
        planned = amount.first in self.context.planned
        role: Role = "result"
        if self._has(whole, frozenset({"target", "goal", "aim", "aimed", "hope", "want"})):
            role = "target"
        elif planned or self._has(
            whole, frozenset({"assume", "assumed", "estimate", "estimated", "say", "times"})
        ):
            role = "estimate"
        elif baseline is None and self._has(
            whole,
            frozenset(
                {
                    "before",
                    "was getting",
                    "used to",
                    "were getting",
                    "had been",
                    "baseline",
                    "when i",
                    "started at",
                }
            ),
        ):
            role = "baseline"
        elif (
            self._has(
                whole,
                frozenset(
                    {
                        "control",
                        "comparison",
                        "old queue",
                        "without",
                        "untouched",
                        "which sat",
                        "sat at",
                        "still at",
                        "the others",
                    }
                ),
            )
            and baseline is None
        ):
            role = "comparator"
        find = Find(
            kind="metric",
            first=first,
            stop=stop,
            value=value,
            unit=unit,
            baseline=baseline,
            direction=direction,
            role=role,
            hypothetical=planned,
        )
        del words
        self.finds.append(find)
        self.metric = find

    def _unit(self, amount: Amount) -> str:
        rate = self._rate(amount.stop)
        if amount.kind == "percentage_point":
            unit = "percentage_points"
        elif amount.kind in ("percent", "basis_point"):
            unit = "percent"
        elif amount.kind == "currency":
            unit = amount.unit or "USD"
        elif amount.kind == "duration":
            unit = f"{amount.unit}s"
        elif amount.fraction:
            unit = "fraction"
        else:
            unit = "count"
            if amount.kind == "number" and amount.value != int(amount.value):
                clause = self._clause(amount)
                measure = measure_near(self.speech, clause.first, clause.stop)
                unit = "score" if measure is not None and measure.domain == "model" else "number"
        return (
            f"{unit}/{rate}"
            if rate and unit not in ("percent", "percentage_points", "fraction", "score")
            else unit
        )

    def _direction(
        self, words: Sequence[str], amount: Amount, value: float | tuple[float, float], baseline: float | None
    ) -> Literal["up", "down"] | None:
        if baseline is not None and isinstance(value, float):
            return "up" if value > baseline else "down" if value < baseline else None
        del amount
        for word in words:
            if word in self.falling:
                return "down"
            if word in self.rising:
                return "up"
        return None

    # Kinds of amounts.

    def _long_time(self, place: int) -> int:
        amount = self.amounts[place]
        before = self._before(amount, 4)
        after = self._after(amount, 4)
        clause = self._clause(amount)
        words = self._phrase(clause.first, clause.stop)
        last = before[-1] if before else ""
        lead = self._phrase(clause.first, amount.first)
        if (
            self._has(after[:2], _NOISE_TAILS)
            and not (after[:2] == ("straight",))
            or self._has(before[-2:], frozenset({"ago", "aged", "age"}))
        ):
            return 1
        if self._has(after[:3], _DATA) or self._has(words, _TENURE) or self._has(lead, _KEPT):
            return 1
        if amount.hyphened and not self._has(after[:2], _STUDY):
            return 1
        if after[:2] in (("before", "the"), ("prior", "to"), ("of", "onset")) or "in a row" in " ".join(after):
            return 1
        if amount.first in self.context.governed:
            return 1
        changed = self._has(lead, self.falling | self.rising) and last not in _HORIZON_LEADS - {
            "by",
            "about",
            "nearly",
            "almost",
            "roughly",
            "under",
            "over",
        }
        changed = (
            changed
            or (last in ("by", "took", "takes", "take") and self._has(lead, self.moving))
            or self._has(
                after[:1],
                frozenset({"faster", "sooner", "shorter", "earlier", "less", "fewer", "longer", "off"}),
            )
        )
        if changed and "over" not in before[-1:] and "in" not in before[-1:]:
            self._metric(place, place)
            return 1
        alone = clause.stop - clause.first <= amount.stop - amount.first + 3
        if (
            last in _HORIZON_LEADS
            or alone
            or after[:1] in (("in",), ("later",), ("after",))
            or amount.hyphened
            or self._has(after[:2], _STUDY)
        ):
            first = amount.first
            while first > clause.first and self.low[first - 1] in (_HORIZON_LEADS | _APPROXIMATE):
                first -= 1
            stop = amount.stop + (after[:1] in (("in",), ("later",)))
            self._keep("horizon", first, stop, amount.value, amount.unit)
        return 1

    def _keep(
        self, kind: Literal["cohort", "horizon"], first: int, stop: int, value: float, unit: str | None
    ) -> None:
        first, stop = trim(self.speech, first, stop)
        planned = any(at in self.context.planned for at in range(first, stop))
        self.finds.append(Find(kind=kind, first=first, stop=stop, value=value, unit=unit, hypothetical=planned))

    def _short_time(self, place: int) -> int:
        amount = self.amounts[place]
        before = self._before(amount, 3)
        after = self._after(amount, 3)
        if (
            amount.hyphened
            or (before and before[-1] in ("every", "each", "next", "last", "past"))
            or "older" in before
        ):
            return 1
        if self._has(
            after, frozenset({"before", "prior", "ahead", "meeting", "call", "session", "late"})
        ) and not self._has(before, self.moving):
            return 1
        if self._has(after, frozenset({"of shadowing", "of observation", "shadowing", "observing"})):
            return 1
        self._metric(place, place)
        return 1

    def _count(self, place: int) -> int:
        amount = self.amounts[place]
        noun, unit, stop = self._population(amount)
        clause = self._clause(amount)
        lead = self._phrase(clause.first, amount.first)
        before = self._before(amount, 3)
        rate = self._rate(amount.stop)
        changed = before[-1:] == ("by",) or self._has(
            before[-2:],
            (self.falling | self.rising)
            - {"more", "up", "net", "worth", "hit", "reach", "reached", "reaches", "reaching"},
        )
        computed = (
            self._has(
                before[-3:],
                frozenset(
                    {
                        "that 's",
                        "which is",
                        "so",
                        "equals",
                        "times",
                        "is",
                        "worked out",
                        "makes",
                        "would be",
                        "'s",
                    }
                ),
            )
            and amount.first in self.context.planned | self._burden()
        )
        if unit is not None and rate is None and not changed and not computed:
            small = unit == "clinician" and amount.value <= 5 and amount.first in self.context.advised
            single = amount.value == 1 and self.low[amount.first] in ("one", "a", "1")
            if small or single or self._has(lead, _PERSONS_ASKED) or amount.first in self.context.governed:
                return 1
            self._keep("cohort", amount.first, stop, amount.value, unit)
            return 1
        if noun in _TEAM and rate is None and not changed:
            return 1
        moved = self._has(
            self._phrase(clause.first, clause.stop),
            self.moving
            - {
                "is",
                "was",
                "'s",
                "are",
                "were",
                "get",
                "got",
                "up",
                "off",
                "run",
                "took",
                "take",
                "go",
                "went",
                "more",
                "hit",
            },
        )
        if rate is not None or changed or computed or (moved and before[-1:] in (("to",), ("at",))):
            if amount.value == 1 and rate is None:
                return 1
            self._metric(place, place)
        return 1

    def _burden(self) -> frozenset[int]:
        return frozenset()

    def _population(self, amount: Amount) -> tuple[str, str | None, int]:
        """The noun that is counted, the population's unit if it is one, and the token after it."""
        for skip in range(4):
            at = amount.stop + skip
            if at >= len(self.low) or self.speech.tokens[at].shape == "mark" and self.low[at] != "-":
                break
            for joined, length in ((self.speech.pairs[at], 2), (self.low[at], 1)):
                if joined in self.populations:
                    following = self.low[at + length] if at + length < len(self.low) else ""
                    if (
                        following in self.populations
                        and length == 1
                        and self.low[at] in ("patient", "member", "hospital", "nurse")
                    ):
                        continue
                    return joined, self.populations[joined], at + length
            if self.low[at] in _TEAM or self.low[at] in (
                "and",
                "to",
                "is",
                "in",
                "a",
                "per",
                "or",
                "on",
                "percent",
            ):
                return self.low[at], None, at + 1
        return self.low[amount.stop] if amount.stop < len(self.low) else "", None, amount.stop

    def _number(self, place: int) -> int:
        amount = self.amounts[place]
        before = self._before(amount, 5)
        after = self._after(amount, 3)
        measure = measure_near(self.speech, amount.first - len(before), amount.first) or measure_near(
            self.speech, amount.stop, amount.stop + len(after)
        )
        if measure is not None and measure.domain == "model":
            self._metric(place, place)
            return 1
        clause = self._clause(amount)
        lead = self._phrase(clause.first, amount.first)
        if amount.fraction and self._has(self._phrase(clause.first, clause.stop), self.falling | self.rising):
            self._metric(place, place)
            return 1
        level = before[-1:] in (("to",), ("at",), ("under",), ("below",)) and self._has(lead, _SETTLED)
        recent = self.metric is not None and amount.first - self.metric.stop < 60
        if level and recent and self.metric is not None:
            self._metric(place, place)
            found = self.finds[-1]
            self.finds[-1] = self.metric = msgspec.structs.replace(
                found, unit=self.metric.unit if found.unit in ("count", "number") else found.unit
            )
        return 1


def judge_figures(context: Context, amounts: Sequence[Amount]) -> list[Find]:
    """Metrics, cohorts and horizons of an answer, in order of their amounts."""
    return _Judge(context, amounts).run()
