"""From an interview's date back to today: what to rehearse and prepare on each day, below a ceiling."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from content.pack import Pack, Task
from history.preparation import Rehearsal, Sitting
from practice.errors import NoPlan
from practice.plan import REASONS, Day, Item, Plan, minutes_for, say_date
from practice.preparing import LAST_DAYS, Owed, again, closing, done_task, preparation, window
from practice.repetition import EXPECTED, Repetition

FARTHEST = 2 * 366
"""Days; what is farther away is a slip of the pen."""
MOST_MINUTES = 480
STEP = 5


def make_plan(
    pack: Pack,
    *,
    today: datetime.date,
    interview: datetime.date,
    minutes: int,
    rehearsals: Sequence[Rehearsal] = (),
    sittings: Sequence[Sitting] = (),
) -> Plan:
    """Plan the days from today to the eve of the interview, with at most ``minutes`` on each.

    A day takes first what is due, up to a third of its time while other work waits, then the next piece of
    the preparation list and new prompts, then whatever else is due. Nothing is carried over from days that were
    missed: what is still to do is spread again. The lines and the decisive round stand on the last days.
    A prompt that takes longer than ``minutes`` waits at least a day and then has one to itself. Raises NoPlan.
    """
    if interview < today:
        raise NoPlan(f"The interview on {say_date(interview)} is over; give a date from today on.")
    if (interview - today).days > FARTHEST:
        raise NoPlan(f"The interview on {say_date(interview)} is more than two years away; check the year.")

    prompts = {prompt.id for round_ in pack.rounds for prompt in round_.prompts}
    said = tuple(rehearsal for rehearsal in rehearsals if rehearsal.prompt in prompts)
    repetition = Repetition(said)

    def lay(ceiling: int) -> _Laying:
        return _Laying(pack, today, interview, ceiling, said, sittings, repetition.copy())

    laid = lay(minutes)
    return Plan(
        pack=pack.id,
        employer=pack.employer,
        today=today,
        interview=interview,
        minutes_a_day=minutes,
        days=laid.days,
        left_out=laid.left_out,
        notices=(*_unusual(pack, today, interview), *laid.long_ones(), *_too_much(laid, lay)),
    )


def due_today(packs: Iterable[Pack], rehearsals: Iterable[Rehearsal], today: datetime.date) -> tuple[Item, ...]:
    """What is due for repetition when no interview is set, the longest due first."""
    prompts = {prompt.id: prompt for pack in packs for round_ in pack.rounds for prompt in round_.prompts}
    due = Repetition(rehearsals).due(today)
    return tuple(again(prompts[prompt]) for prompt in due if prompt in prompts)


class _Laying:
    """Every item on its day; ``left_out`` is what found none."""

    def __init__(
        self,
        pack: Pack,
        today: datetime.date,
        interview: datetime.date,
        ceiling: int,
        rehearsals: Sequence[Rehearsal],
        sittings: Sequence[Sitting],
        repetition: Repetition,
    ) -> None:
        self.ceiling = ceiling
        self._prompts = {prompt.id: prompt for round_ in pack.rounds for prompt in round_.prompts}
        self._repetition = repetition
        self._today = today
        self._dates = [today + datetime.timedelta(days) for days in range(max(1, (interview - today).days))]
        self._days: dict[datetime.date, list[Item]] = {date: [] for date in self._dates}
        self._days[today] += self._done(pack, rehearsals, sittings)
        self._final: dict[datetime.date, list[Item]] = {date: [] for date in self._dates[-LAST_DAYS:]}
        unplaced = self._close(pack, on_the_day=interview == today)
        owed = [] if interview == today else preparation(pack, interview, ceiling, rehearsals, sittings)
        if interview > today:
            for date in self._dates:
                owed = self._fill(date, owed)
        for date, items in self._final.items():
            self._days[date] += items
        self.left_out = (*unplaced, *(one.item for one in owed))

    @property
    def days(self) -> tuple[Day, ...]:
        """Today, and every later day that holds something."""
        return tuple(
            Day(date, tuple(sorted(items, key=lambda item: (not item.done, list(REASONS).index(item.reason)))))
            for date, items in self._days.items()
            if items or date == self._today
        )

    def long_ones(self) -> Iterator[str]:
        """A sentence for each item that takes longer than the ceiling."""
        long = [
            (item.title, item.minutes)
            for items in self._days.values()
            for item in items
            if item.minutes > self.ceiling and not item.done
        ]
        for title, minutes in dict.fromkeys(long):
            yield (
                f'"{title}" takes {minutes} minutes, more than your {self.ceiling} a day; '
                "it has a day to itself."
            )

    def _done(self, pack: Pack, rehearsals: Sequence[Rehearsal], sittings: Sequence[Sitting]) -> Iterator[Item]:
        """What was done today, which counts against its time."""
        said = Counter(one.prompt for one in rehearsals if one.day == self._today)
        for name, times in said.items():
            prompt = self._prompts[name]
            yield Item("due", prompt.title, minutes_for(prompt) * times, prompt.id, done=True)
        tasks = {task.title: task for task in pack.tasks}
        for sitting in sittings:
            if (sitting.pack, sitting.day) == (pack.id, self._today):
                task = tasks.get(sitting.task) or Task(sitting.task, sitting.minutes)
                yield done_task(task, sitting.minutes)

    def _close(self, pack: Pack, *, on_the_day: bool) -> list[Item]:
        """Put the lines on the eve and the decisive round on the days up to it; give what found no room."""
        lines, decisive = closing(pack)
        eve = self._dates[-1]
        wanted = [(eve, line) for line in lines]
        if not on_the_day:
            wanted += zip(reversed(self._dates[-LAST_DAYS:]), decisive, strict=False)
        unplaced = []
        for date, item in wanted:
            if any(done.prompt == item.prompt for done in self._days[date]):
                continue
            if self._fits(date, item):
                self._final[date].append(item)
            else:
                unplaced.append(item)
        return unplaced

    def _fill(self, date: datetime.date, owed: list[Owed]) -> list[Owed]:
        """Put onto a day what it has room for; give what is still owed after it."""
        too_long = [one for one in owed if one.since < date and one.item.minutes > self.ceiling]
        for one in too_long[:1]:
            if self._fits(date, one.item):
                self._put(date, one.item)
                return [other for other in owed if other is not one]
        due = [again(self._prompts[prompt]) for prompt in self._repetition.due(date)]
        due = [item for item in due if not self._is_closing(date, item)]
        is_pressed = bool(owed) and owed[0].since <= date
        due = self._take_due(date, due, self.ceiling // 3 if is_pressed else self.ceiling)
        left = []
        tasks_wait = False
        for one in owed:
            blocked = one.since > date or (tasks_wait and one.item.task is not None)
            if not blocked and self._fits(date, one.item):
                self._put(date, one.item)
                continue
            left.append(one)
            tasks_wait = tasks_wait or one.item.task is not None
        self._take_due(date, due, self.ceiling)
        for item in self._final.get(date, ()):
            self._rehearse(date, item)
        return left

    def _take_due(self, date: datetime.date, due: list[Item], share: int) -> list[Item]:
        """Repeat as much as the share holds, and at least one; give the rest."""
        left, taken = [], 0
        for item in due:
            if (not taken or taken + item.minutes <= share) and self._fits(date, item):
                self._put(date, item)
                taken += item.minutes
            else:
                left.append(item)
        return left

    def _is_closing(self, date: datetime.date, item: Item) -> bool:
        """Whether a prompt that is due stands on one of the last days anyhow, which have begun."""
        return date in self._final and any(
            item.prompt == last.prompt for items in self._final.values() for last in items
        )

    def _fits(self, date: datetime.date, item: Item) -> bool:
        there = [*self._days[date], *self._final.get(date, ())]
        if item.prompt is not None and any(one.prompt == item.prompt for one in there):
            return False
        return not there or sum(one.minutes for one in there) + item.minutes <= self.ceiling

    def _put(self, date: datetime.date, item: Item) -> None:
        self._days[date].append(item)
        self._rehearse(date, item)

    def _rehearse(self, date: datetime.date, item: Item) -> None:
        if item.prompt is not None:
            self._repetition.rehearse(Rehearsal(item.prompt, date, EXPECTED))


def _unusual(pack: Pack, today: datetime.date, interview: datetime.date) -> Iterator[str]:
    days = (interview - today).days
    if days == 0:
        yield "The interview is today: say your line, and let the rest be."
    elif days > window(pack):
        start = interview - datetime.timedelta(window(pack))
        yield (
            f"Preparation begins on {say_date(start)}, {window(pack)} days before; "
            "until then there is only what is due again."
        )


def _too_much(laid: _Laying, lay: Callable[[int], _Laying]) -> Iterator[str]:
    """Say how much was left out, and how many minutes a day would hold it."""
    if not laid.left_out:
        return
    tasks = len({item.task for item in laid.left_out if item.task is not None})
    questions = sum(item.task is None for item in laid.left_out)
    counts = [
        f"{number} {noun}{'s' if number > 1 else ''}"
        for number, noun in ((tasks, "task"), (questions, "question"))
        if number
    ]
    low, high = laid.ceiling // STEP + 1, MOST_MINUTES // STEP
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if lay(middle * STEP).left_out else (low, middle)
    fits = low * STEP <= MOST_MINUTES and not lay(low * STEP).left_out
    way_on = f"{low * STEP} would hold everything" if fits else "no day is long enough for all of it"
    verb = "does" if tasks + questions == 1 else "do"
    yield (
        f"{' and '.join(counts)} {verb} not fit before the interview at {laid.ceiling} minutes a day; {way_on}."
    )
