"""Evidence linked into four-part stories: metric, cohort, horizon, compliance."""

import math
from bisect import bisect_left
from collections.abc import Sequence

from content.scorecard import Evidence, Story

_REACH = 400


def _nearest(place: int, others: Sequence[Evidence], reach: float) -> Evidence | None:
    at = bisect_left(others, place, key=lambda one: one.start)
    near = [one for one in others[max(0, at - 1) : at + 1] if abs(one.start - place) <= reach]
    return min(near, key=lambda one: abs(one.start - place), default=None)


def link_stories(evidence: Sequence[Evidence]) -> tuple[Story, ...]:
    """One story for each metric that reports a result, with the nearest cohort, horizon and safeguard to it."""
    held = [one for one in evidence if not one.negated and not one.bare]
    cohorts = [one for one in held if one.kind == "cohort"]
    horizons = [one for one in held if one.kind == "horizon"]
    safeguards = [one for one in held if one.kind == "compliance"]
    stories = []
    for metric in held:
        if metric.kind == "metric" and metric.role in ("result", "target", "estimate"):
            at = metric.start
            cohort, horizon = _nearest(at, cohorts, _REACH), _nearest(at, horizons, _REACH)
            stories.append(Story(metric, cohort, horizon, _nearest(at, safeguards, math.inf)))
    return tuple(stories)
