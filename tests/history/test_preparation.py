"""What was done to prepare."""

import datetime

from history.preparation import Rehearsal, Sitting

MONDAY = datetime.date(2026, 11, 2)
READ = Sitting("north", "Read the report [of 5]", MONDAY, 30)


def test_minutes_of_a_task_add_up_on_a_day_and_can_be_taken_back(history):
    tuesday = Sitting("north", READ.task, MONDAY + datetime.timedelta(1), 15)
    other = Sitting("south", READ.task, MONDAY, 10)
    for sitting in (READ, tuesday, other, READ):
        history.tick(sitting)
    twice = Sitting("north", READ.task, MONDAY, 60)
    assert history.sittings() == (twice, other, tuesday)
    history.untick(READ)
    assert history.sittings() == (other, tuesday)
    assert history.check() == ()


def test_a_rehearsal_is_a_scored_first_answer_on_the_day_of_its_place(history, new, scorecard, spoken):
    late = datetime.datetime(2026, 11, 2, 23, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=-8)))
    first = history.begin(new(), at=late)
    history.keep(first, spoken("we cut waits"), scorecard(overall=41), seconds=1.0, model="base")
    silent = history.begin(new(), at=late)
    history.keep(silent, spoken("hm"), scorecard(overall=0, not_scored="Too short."), seconds=1.0, model="base")
    follow_up = history.begin(new(follows=first), at=late)
    history.keep(follow_up, spoken("by 12 percent"), scorecard(overall=80), seconds=1.0, model="base")
    history.begin(new(), at=late)
    assert history.rehearsals() == (Rehearsal("northwind/launch", MONDAY, 41),)
