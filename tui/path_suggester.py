"""The rest of a path that is being typed."""

import asyncio
from pathlib import Path

from textual.suggester import Suggester


class PathSuggester(Suggester):
    """Suggests the first file or folder that begins with what was typed; the right arrow takes it."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Complete ``value`` from the disk; None when nothing begins like that."""
        return await asyncio.to_thread(_complete, value) if value else None


def _complete(value: str) -> str | None:
    folder, slash, beginning = value.rpartition("/")
    try:
        names = sorted(
            entry.name + "/" * entry.is_dir()
            for entry in Path(folder + slash or ".").expanduser().iterdir()
            if entry.name.startswith(beginning) and (beginning or not entry.name.startswith("."))
        )
    except (OSError, RuntimeError):
        return None
    return next((f"{folder}{slash}{name}" for name in names if name.isprintable()), None)
