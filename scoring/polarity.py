"""What is denied, and what is only planned or supposed.

Window rules in the manner of NegEx (Chapman et al. 2001, 10.1006/jbin.2001.1029): a denial counts only where it
governs having, doing or knowing; "nothing ships without a signature" and "no HIPAA violations" deny nothing.
"""

import functools

from content.lexicons import load_lexicons
from scoring.patterns import PatternTable
from scoring.tokens import Speech


_DENIALS = (
    "@we|there have|has|had|do|does|did|is|was|are|were n't|not|never .. have|got|get|any|do|done|know|test*|check*|measure*|track*|write*|written|build*|built|run|ask*|look*|define*|document*|talk*|involve*|validate*|compare*|draw*|consider*|monitor*|audit*|review*|log*|record*|set|think|plan*|keep|kept|count*|tell|say|remember|recall|put|need|include*|bring|calibrat*|evaluat*|explain*|report*|assess*|sure|enough|really|yet|a|an|the",
    "there is|was|are|were|'s no|n't|not|never",
    "@we have|had|has|got no", "@we 've|'d got no", "@we 've never|not|got_no|n't", "@we never|n't test*|check*|measure*|track*|write*|wrote|built|ran|asked|looked|defined|documented|talked|involved|validated|compared|monitored|audited|reviewed|logged|recorded|considered|calibrated|got_around|got_to|had|knew|counted|set|did|met|evaluated",
    "@we ca|can|could|would|will n't|not .. say|tell|give|put|quote|remember|speak|share|guess|know|recall|explain|name",
    "i 'd|would be guessing", "no idea", "not sure", "i 'd|'m|am .. not sure|certain", "no ... yet", "do n't|not know", "nobody|no one|none .. track*|own*|check*|review*|watch*|measure*|know*|wrote|write|test*|look*|ask*|count*|did|had|told|audit*|monitor*|said|keeps|kept",
    "hard to say|tell", "without ... plan|review|audit|consent|approval|fallback|monitoring|number|numbers|any", "lack* ?of|?any|a", "missing .. plan|piece|number", "no|zero ?formal|?real|?written|?clear|?documented fallback|rollback|audit|monitoring|plan|owner|governance|consent|compliance|baseline|number|numbers|metrics|figures|threshold|review|testing|validation|explanation|calibration|oversight|sign-off",
)  # fmt: skip
_PLANS = (
    "i|we|you|they|she|he|it 'd", "i|we|you|they|she|he|it|that|this|there|who|which ... would|should|could|might", "would|should|could ... @be|have|be|need|want|do|like",
    "i|we|they|it|you 'll", "will", "plan* to", "going to", "want to", "hope to", "intend* to", "aim* for|to|at", "the target", "the goal", "a target|goal of", "propose*", "suppose", "say that 's", "let 's", "imagine", "assum*", "assume|assuming", "expect*", "ideally", "here 's the offer|deal|proposal|plan", "what i want", "estimate*", "project* to|at", "we 're|are|i 'm|am going to", "i 'm|am proposing", "shall",
)  # fmt: skip


@functools.cache
def _tables() -> tuple[PatternTable, PatternTable]:
    sets = load_lexicons().sets
    return PatternTable([_DENIALS], sets), PatternTable([_PLANS], sets)


def find_denials(speech: Speech, numbers: dict[int, int], within: range) -> list[tuple[int, int]]:
    """Token ranges of denials ("we never tested", "there's no") in ``within``."""
    return [(match.first, match.stop) for match in _tables()[0].find(speech, numbers, within)]


def is_planned(speech: Speech, numbers: dict[int, int], within: range) -> bool:
    """Whether the words of ``within`` speak of a plan, a proposal or a supposition."""
    return bool(_tables()[1].find(speech, numbers, within))
