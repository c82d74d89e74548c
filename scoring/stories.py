"""Evidence linked into four-part stories: metric, cohort, horizon, compliance."""

from collections.abc import Sequence

from content.scorecard import Evidence, Story

_REACH = 400


def _nearest(metric: Evidence, others: Sequence[Evidence]) -> Evidence | None:
    near = [one for one in others if abs(one.start - metric.start) <= _REACH]
    return min(near, key=lambda one: (abs(one.start - metric.start), one.start)) if near else None


def link_stories(evidence: Sequence[Evidence]) -> tuple[Story, ...]:
    """One story for each metric that reports a result, with the nearest cohort, horizon and safeguard to it."""
    held = [one for one in evidence if not one.negated and not one.bare]
    cohorts = [one for one in held if one.kind == "cohort"]
    horizons = [one for one in held if one.kind == "horizon"]
    safeguards = [one for one in held if one.kind == "compliance"]
    stories = []
    for metric in held:
        if metric.kind == "metric" and metric.role in ("result", "target", "estimate"):
            safeguard = min(
                safeguards, key=lambda one: (abs(one.start - metric.start), one.start), default=None
            )
            stories.append(Story(metric, _nearest(metric, cohorts), _nearest(metric, horizons), safeguard))
    return tuple(stories)
