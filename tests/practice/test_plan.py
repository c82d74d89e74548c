"""The plan: what is on which day, and what never happens."""

import datetime

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.pack import Exemplar, Pack, Prompt, PromptKind, Round, Task
from content.packs import load_packs
from history.preparation import Rehearsal, Sitting
from practice.errors import NoPlan
from practice.plan import Item, Plan, minutes_for
from practice.planning import due_today, make_plan
from practice.repetition import Repetition

TODAY = datetime.date(2026, 11, 22)
PACKS = {pack.id: pack for pack in load_packs()}


def after(days: int) -> datetime.date:
    return TODAY + datetime.timedelta(days)


def prompt(name: str, kind: PromptKind = "story", seconds: int = 90, takes: int = 1) -> Prompt:
    exemplar = Exemplar("weak", "strong", "why")
    return Prompt(f"north/{name}", name, kind, seconds, "?", exemplar=exemplar, think_seconds=30, takes=takes)


NORTH = Pack(
    "north",
    "Northwind",
    "PM",
    "A loop.",
    (7, 10),
    (
        Round("talk", "Talk", 30, "", (prompt("a"), prompt("b"))),
        Round("panel", "Panel", 60, "", (prompt("case", "case", 300), prompt("roles", "simulation", 600))),
        Round("offer", "Offer", 0, "", (prompt("ask", "line", 60, takes=3),)),
    ),
    (Task("Read", 60), Task("Draw", 20, prompt="north/case"), Task("Rest", 10)),
    decisive="panel",
)


def plan_for(days: int, minutes: int = 40, pack: Pack = NORTH, **done: tuple[Rehearsal | Sitting, ...]) -> Plan:
    return make_plan(pack, today=TODAY, interview=after(days), minutes=minutes, **done)  # type: ignore[arg-type] # by name


def items(plan: Plan) -> list[Item]:
    return [item for day in plan.days for item in day.items]


@pytest.mark.parametrize("pack_id", PACKS)
@pytest.mark.parametrize("days", [21, 28, 60, 90])
def test_a_whole_loop_fits_three_quarters_of_an_hour_a_day(pack_id: str, days: int) -> None:
    pack = PACKS[pack_id]
    plan = plan_for(days, 45 if pack_id != "healthcare-ai" or days > 28 else 60, pack)
    assert plan.left_out == ()
    assert all(day.minutes <= plan.minutes_a_day for day in plan.days)
    started = list(dict.fromkeys(item.task for item in items(plan) if item.task))
    assert started == [task.title for task in pack.tasks]
    spent = {title: sum(item.minutes for item in items(plan) if item.task == title) for title in started}
    assert spent == {task.title: task.minutes for task in pack.tasks}
    every_prompt = {prompt.id for round_ in pack.rounds for prompt in round_.prompts}
    assert every_prompt == {item.prompt for item in items(plan) if item.prompt}


@pytest.mark.parametrize("pack_id", PACKS)
def test_the_eve_holds_the_line_three_times_and_the_decisive_round(pack_id: str) -> None:
    pack = PACKS[pack_id]
    plan = plan_for(21, 45, pack)
    eve = plan.days[-1]
    assert eve.date == after(20)
    (line,) = [item for item in eve.items if item.takes == 3]
    assert line.reason == "last"
    decisive = next(round_ for round_ in pack.rounds if round_.id == pack.decisive)
    (rest,) = [item for item in eve.items if item.reason == "last" and item is not line]
    assert rest.prompt in {prompt.id for prompt in decisive.prompts}


def test_simulations_of_the_decisive_round_come_closest_to_the_day() -> None:
    plan = plan_for(10)
    last = [(day.date, item.prompt) for day in plan.days for item in day.items if item.reason == "last"]
    assert last == [(after(8), "north/case"), (after(9), "north/ask"), (after(9), "north/roles")]


def test_what_is_due_comes_first_and_the_longest_due_before_the_rest() -> None:
    said = (Rehearsal("north/b", after(-9), 30), Rehearsal("north/a", after(-5), 30))
    first = plan_for(10, rehearsals=said).days[0]
    assert [item.prompt for item in first.items[:2]] == ["north/b", "north/a"]
    assert [item.reason for item in first.items[:2]] == ["due", "due"]
    assert first.items[2].task == "Read"


def test_a_better_answer_is_due_later() -> None:
    last_days = []
    for overall in (20, 50, 70, 95):
        repetition = Repetition((Rehearsal("p", TODAY, overall),))
        last_days.append(next(days for days in range(100) if repetition.due(after(days))))
    assert last_days == [1, 1, 2, 8]


def test_missed_days_never_pile_up() -> None:
    pack = PACKS["cerner"]
    said = tuple(Rehearsal(prompt.id, after(-12), 45) for round_ in pack.rounds for prompt in round_.prompts)
    late = make_plan(pack, today=TODAY, interview=after(11), minutes=45, rehearsals=said)
    assert all(day.minutes <= 45 for day in late.days)
    assert late.days[0].items[0].reason == "due"
    assert late.days[0].items[0].minutes <= 45


def test_what_was_done_today_takes_its_time_and_is_not_asked_again() -> None:
    before = plan_for(10)
    item = before.days[0].items[0]
    assert (item.task, item.minutes, item.part, item.parts) == ("Read", 20, 1, 3)
    after_it = plan_for(10, sittings=(Sitting("north", "Read", TODAY, 20),))
    assert after_it.days[0].items[0] == Item("task", "Read", 20, task="Read", done=True)
    assert [one for one in after_it.days[0].waiting if one.task] == []
    assert [one.part for one in items(after_it) if one.task == "Read" and not one.done] == [2, 3]
    assert after_it.days[0].minutes <= 40
    answered = plan_for(10, rehearsals=(Rehearsal("north/a", TODAY, 70),) * 2)
    assert answered.days[0].items[0] == Item("due", "a", 2 * minutes_for(prompt("a")), "north/a", done=True)


def test_tomorrow_goes_on_where_today_ends() -> None:
    today = plan_for(10)
    done = today.days[0].items
    tomorrow = make_plan(
        NORTH,
        today=after(1),
        interview=after(10),
        minutes=40,
        rehearsals=[Rehearsal(item.prompt, TODAY, 70) for item in done if item.prompt],
        sittings=[Sitting("north", item.task, TODAY, item.minutes) for item in done if item.task],
    )
    assert tomorrow.days == today.days[1:]


def test_a_task_that_is_done_is_gone() -> None:
    plan = plan_for(
        10, sittings=(Sitting("north", "Read", after(-1), 60), Sitting("south", "Draw", after(-1), 60))
    )
    assert [item.task for item in items(plan) if item.task] == ["Draw", "Rest"]


def test_an_interview_tomorrow_has_one_day_with_the_decisive_round() -> None:
    plan = plan_for(1)
    (day,) = plan.days
    assert {"north/ask", "north/roles"} <= {item.prompt for item in day.items}
    assert day.minutes <= 40
    assert "do not fit before the interview at 40 minutes a day" in plan.notices[-1]


def test_an_interview_today_leaves_only_the_line() -> None:
    plan = plan_for(0)
    assert [item.prompt for item in plan.days[0].items] == ["north/ask"]
    assert plan.notices == ("The interview is today: say your line, and let the rest be.",)


@pytest.mark.parametrize(("days", "sentence"), [(-1, "is over"), (-9999, "is over"), (800, "check the year")])
def test_a_date_that_cannot_be_planned_is_said(days: int, sentence: str) -> None:
    with pytest.raises(NoPlan, match=sentence):
        plan_for(days)


def test_a_year_away_it_begins_in_time_and_repeats_until_then() -> None:
    plan = plan_for(365, rehearsals=(Rehearsal("north/a", TODAY, 70),))
    assert "Preparation begins on Fri 12 Nov 2027, 10 days before" in plan.notices[0]
    early = [item for day in plan.days for item in day.items if day.date < after(355)]
    assert {item.prompt for item in early} == {"north/a"}
    assert len(plan.days) < 60


def test_what_does_not_fit_is_named_with_the_minutes_that_would_hold_it() -> None:
    plan = plan_for(5, 15)
    assert plan.left_out
    (notice,) = [notice for notice in plan.notices if "would hold everything" in notice]
    enough = int(notice.split("; ")[1].split()[0])
    assert plan_for(5, enough).left_out == ()


def test_a_question_longer_than_the_day_has_a_day_to_itself() -> None:
    plan = plan_for(10, 10)
    (alone,) = [day for day in plan.days if any(item.prompt == "north/roles" for item in day.items)]
    assert len(alone.items) == 1
    assert '"roles" takes 14 minutes, more than your 10 a day; it has a day to itself.' in plan.notices


def test_without_an_interview_there_is_what_is_due() -> None:
    said = (
        Rehearsal("north/a", after(-3), 70),
        Rehearsal("north/b", TODAY, 70),
        Rehearsal("gone/x", after(-3), 9),
    )
    assert [item.prompt for item in due_today((NORTH,), said, TODAY)] == ["north/a"]


tasks = st.lists(st.integers(0, 200), max_size=5).map(
    lambda minutes: tuple(Task(f"task {number}", long) for number, long in enumerate(minutes))
)
names = st.sampled_from(["a", "b", "case", "roles", "ask"])
rehearsals = st.lists(
    st.builds(Rehearsal, names.map("north/{}".format), st.integers(-40, 0).map(after), st.integers(0, 100)),
    max_size=12,
).map(lambda said: tuple(sorted(said, key=lambda one: one.day)))
sittings = st.lists(
    st.builds(Sitting, st.just("north"), st.just("task 0"), st.integers(-9, 0).map(after), st.integers(1, 90)),
    max_size=3,
).map(tuple)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(tasks=tasks, days=st.integers(0, 70), minutes=st.integers(5, 120), said=rehearsals, sat=sittings)
def test_the_ceiling_holds_and_nothing_is_lost(
    tasks: tuple[Task, ...],
    days: int,
    minutes: int,
    said: tuple[Rehearsal, ...],
    sat: tuple[Sitting, ...],
) -> None:
    pack = msgspec.structs.replace(NORTH, tasks=tasks)
    plan = plan_for(days, minutes, pack, rehearsals=said, sittings=sat)
    assert plan == plan_for(days, minutes, pack, rehearsals=said, sittings=sat)
    for day in plan.days:
        assert TODAY <= day.date < max(after(days), after(1))
        assert day.minutes <= minutes or not day.waiting or len(day.items) == 1
        prompts = [item.prompt for item in day.items if item.prompt]
        assert len(prompts) == len(set(prompts))
    if days:
        spent = {task.title: 0 for task in tasks}
        for one in sat:
            if one.task in spent:
                spent[one.task] += one.minutes
        for item in (*items(plan), *plan.left_out):
            if item.task and not item.done:
                spent[item.task] += item.minutes
        assert all(spent[task.title] >= task.minutes for task in tasks)
        order = [item.task for item in items(plan) if item.task and not item.done]
        assert order == sorted(order)
