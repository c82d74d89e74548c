"""Words become evidence, evidence becomes a scorecard; the same words always give the same card."""

from scoring.engine import ENGINE, score
from scoring.reading import find_evidence

__all__ = ["ENGINE", "find_evidence", "score"]
