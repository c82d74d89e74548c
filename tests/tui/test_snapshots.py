"""Pictures of the screens, compared with those that were looked at."""

import datetime

import msgspec
import pytest

SIZES = {"wide": (132, 36), "small": (80, 24)}


@pytest.fixture
def no_model_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Warm up at once, with nothing to say about it."""
    monkeypatch.setattr("practice.studio.Studio.warm_up", lambda _studio: None)


def ready(face: str, *keys: str):
    """Wait until home shows ``face``, then press keys and wait for the history, if they lead there."""

    async def wait(pilot) -> None:
        while pilot.app.phase != "warm" or not pilot.app.screen.loops.place:
            await pilot.pause(0.02)
        await pilot.press(*keys)
        if face:
            while not pilot.app.screen.has_class(face):
                await pilot.pause(0.02)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    return wait


@pytest.mark.usefixtures("no_model_notice", "devices")
@pytest.mark.parametrize("size", ["wide", "small"])
def test_home_on_a_first_start(snap_compare, make_app, size: str) -> None:
    assert snap_compare(make_app(), terminal_size=SIZES[size], run_before=ready(""))


@pytest.mark.usefixtures("no_model_notice", "devices", "filled")
@pytest.mark.parametrize("size", ["wide", "small"])
def test_home_after_a_week(snap_compare, make_app, size: str) -> None:
    assert snap_compare(make_app(), terminal_size=SIZES[size], run_before=ready(""))


@pytest.mark.usefixtures("no_model_notice")
def test_home_without_a_microphone(snap_compare, make_app, devices, archive) -> None:
    devices.clear()
    archive.cut_off("north/live-model", ago=datetime.timedelta(hours=4))
    assert snap_compare(
        make_app("The setting 'densty' is not known."), terminal_size=SIZES["small"], run_before=ready("")
    )


@pytest.mark.usefixtures("no_model_notice", "devices", "filled")
def test_the_card_of_keys(snap_compare, make_app) -> None:
    assert snap_compare(make_app(), terminal_size=SIZES["small"], run_before=ready("", "question_mark"))


@pytest.mark.usefixtures("no_model_notice", "devices")
def test_an_empty_history(snap_compare, make_app) -> None:
    assert snap_compare(make_app(), terminal_size=SIZES["wide"], run_before=ready("-empty", "h"))


@pytest.mark.usefixtures("no_model_notice", "devices", "filled")
@pytest.mark.parametrize("size", ["wide", "small"])
def test_a_full_history(snap_compare, make_app, size: str) -> None:
    assert snap_compare(make_app(), terminal_size=SIZES[size], run_before=ready("-full", "h"))


@pytest.mark.usefixtures("no_model_notice", "devices", "filled")
def test_a_full_history_by_daylight(snap_compare, make_app) -> None:
    app = make_app(theme="textual-light")
    assert snap_compare(app, terminal_size=SIZES["wide"], run_before=ready("-full", "h"))


@pytest.mark.usefixtures("no_model_notice", "devices", "filled")
@pytest.mark.parametrize("size", ["wide", "small"])
def test_the_plan(snap_compare, make_app, size: str) -> None:
    app = make_app()
    interview = datetime.date(2026, 3, 22)
    app.settings = msgspec.structs.replace(
        app.settings, interview=interview, employer="north", minutes_a_day=20
    )
    assert snap_compare(app, terminal_size=SIZES[size], run_before=ready("-planned", "p"))
