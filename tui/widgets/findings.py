"""Short paragraphs of the review: numbers that do not hold, and what they would ask next."""

from collections.abc import Sequence

from textual.content import Content

from content.clean import clean
from content.scorecard import NumberCheck

MOST_QUESTIONS = 4


def describe_numbers(numbers: Sequence[NumberCheck]) -> Content:
    """One sentence for each figure that does not hold."""
    heading = Content.styled("Numbers that do not hold", "bold $text-warning")
    rows = (Content.assemble(("▲ ", "$text-warning"), clean(check.sentence)) for check in numbers)
    return Content("\n").join([heading, *rows])


def describe_questions(questions: Sequence[str]) -> Content:
    """The follow-up questions that come next, as they would be asked."""
    more = len(questions) - MOST_QUESTIONS
    return Content("\n").join(
        [
            Content.styled("They would ask", "bold"),
            *(Content(f"“{clean(one)}”") for one in questions[:MOST_QUESTIONS]),
            *([Content.styled(f"and {more} more", "$text-muted")] if more > 0 else []),
        ]
    )
