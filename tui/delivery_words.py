"""What is not certain about how an answer was said, in words."""

from content.scorecard import Delivery
from practice.clock import minutes

MOST_PLACES = 5


def tell_fillers(delivery: Delivery) -> str:
    """How many fillers there were: a range, where some may not have been written down."""
    least, most = delivery.fillers_at_least, delivery.fillers_at_most
    if most > least:
        return f"{least} to {most}" if least else f"up to {most}"
    if not least:
        return "none"
    return str(least) if most == least else f"at least {least}"


def tell_understood(delivery: Delivery) -> str:
    """How much of the voice was understood, and where it was not; empty where that is not known."""
    if not delivery.voiced:
        return ""
    told = f"{delivery.understood:.0f} of {delivery.voiced:.0f} s of your voice were understood"
    places = [minutes(start) for start, _ in delivery.holes]
    if not places:
        return f"{told}."
    shown = [*places[:MOST_PLACES], "later"] if len(places) > MOST_PLACES else places
    where = f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]
    stretches = "1 stretch" if len(places) == 1 else f"{len(places)} stretches"
    return f"{told}; {stretches} without words, at {where}."
