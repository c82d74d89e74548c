"""``rounds plan``: what to prepare on which day before an interview."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from practice.errors import CalendarNotKept, NoPlan
from practice.plan import describe, read_date, say_date
from practice.settings import Settings
from tui.command.common import Common, common_options, pass_common
from tui.command.misuse import Misuse
from tui.command.output import print_json, say, warn
from tui.when import local_now

if TYPE_CHECKING:
    from content.pack import Pack
    from practice.plan import Plan


@click.command
@click.argument("date", required=False)
@click.option("--employer", metavar="ID", help="The pack of the employer, as 'rounds packs list' has it.")
@click.option("--minutes", type=click.IntRange(5, 480), help="The most to do on one day.")
@click.option("--ics", type=click.Path(path_type=Path), metavar="FILE", help="Write a calendar file as well.")
@click.option("--at", "hour", metavar="HH:MM", default="18:00", help="When sessions begin in the calendar.")
@click.option("--overwrite", is_flag=True, help="Replace the calendar file that is there.")
@click.option("--keep", is_flag=True, help="Let the app plan for this interview from now on.")
@common_options
@pass_common
def command(
    common: Common,
    *,
    date: str | None,
    employer: str | None,
    minutes: int | None,
    ics: Path | None,
    hour: str,
    overwrite: bool,
    keep: bool,
) -> None:
    """Plan from the DATE of an interview (2026-12-14) back to today.

    What is not given is taken from the interview that the app plans for.
    """
    settings = common.choose_settings()
    now = local_now()
    try:
        interview = read_date(date, now.date()) if date else settings.interview
    except NoPlan as error:
        raise Misuse(str(error)) from error
    if interview is None:
        example = now.date() + datetime.timedelta(21)
        raise Misuse(f"Say when the interview is, as in 'rounds plan {example} --employer cerner'.")
    pack = _find_pack(common, employer or settings.employer)
    plan = _plan(common, settings, pack, now.date(), interview, minutes)
    if ics:
        _keep_calendar(ics, plan, now, _read_time(hour), overwrite=overwrite)
    if keep:
        from practice.settings_file import keep_settings

        keep_settings(
            common.paths.config,
            {"interview": interview, "employer": pack.id, "minutes_a_day": plan.minutes_a_day},
        )
    if common.as_json:
        print_json(plan)
        return
    _show(plan)
    if ics:
        say(f"\nWritten to {ics}.")


def _show(plan: "Plan") -> None:
    say(f"{plan.employer}, interview on {say_date(plan.interview)}, at most {plan.minutes_a_day} minutes a day")
    for day in plan.days:
        say(f"\n{say_date(day.date)}{', today' if day.date == plan.today else ''}  {day.minutes} min")
        for item in day.items:
            say(f"  {'done  ' if item.done else ''}{describe(item)}")
        if not day.items:
            say("  Nothing is due.")
    if plan.left_out:
        say("\nLeft out, for want of time")
    for item in plan.left_out:
        say(f"  {describe(item)}")
    for notice in plan.notices:
        warn(notice)


def _plan(
    common: Common,
    settings: Settings,
    pack: "Pack",
    today: datetime.date,
    interview: datetime.date,
    minutes: int | None,
) -> "Plan":
    from practice.planning import make_plan
    from practice.prepared import read_prepared

    prepared = read_prepared(common.paths)
    try:
        return make_plan(
            pack,
            today=today,
            interview=interview,
            minutes=minutes or settings.minutes_a_day,
            rehearsals=prepared.rehearsals,
            sittings=prepared.sittings,
        )
    except NoPlan as error:
        raise Misuse(str(error)) from error


def _find_pack(common: Common, employer: str | None) -> "Pack":
    from content.packs import load_packs

    packs = {pack.id: pack for pack in load_packs(common.paths.packs)}
    ids = ", ".join(packs)
    if employer is None:
        raise Misuse(f"Say which employer it is with --employer: {ids}.")
    if employer not in packs:
        raise Misuse(f'There is no employer "{employer[:64]}"; those there are: {ids}.')
    return packs[employer]


def _read_time(text: str) -> datetime.time:
    try:
        return datetime.datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007 - a time by the wall, no date
    except ValueError as error:
        raise Misuse(f'"{text[:64]}" is no time; write hours and minutes as in 18:00.') from error


def _keep_calendar(
    path: Path, plan: "Plan", now: datetime.datetime, at: datetime.time, *, overwrite: bool
) -> None:
    from practice.plan_calendar import keep_calendar

    if path.exists() and not overwrite:
        raise Misuse(f"There is a file {path} already; choose another name, or replace it with --overwrite.")
    try:
        keep_calendar(path, plan, stamp=now, at=at, overwrite=overwrite)
    except CalendarNotKept as error:
        raise click.ClickException(str(error)) from error
