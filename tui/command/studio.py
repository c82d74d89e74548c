"""The studio for a command that writes: its own for as long as it lasts."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from practice.settings import Settings
from tui.command.common import Common

if TYPE_CHECKING:
    from practice.studio import Studio


@contextmanager
def open_studio(common: Common, settings: Settings | None = None) -> Iterator["Studio"]:
    """Open the studio; what native libraries print while it is open goes to the log.

    Raises AlreadyOpen when another Rounds holds the data folder, and what Studio raises.
    """
    from practice.studio import Studio
    from speech.native_noise import native_noise_to

    with Studio(common.paths, settings) as studio, native_noise_to(common.paths.log):
        studio.demand_writable()
        yield studio
