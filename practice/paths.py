"""Where things are kept on this machine."""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec
import platformdirs


class Paths(msgspec.Struct, frozen=True):
    """The settings file, the data folder (attempts, tapes, own packs) and the cache of model weights."""

    config: Path
    data: Path
    models: Path

    @property
    def packs(self) -> Path:
        """The folder of the user's own packs."""
        return self.data / "packs"

    @property
    def log(self) -> Path:
        """The file that takes what native libraries print."""
        return self.data / "rounds.log"


def find_paths(data_dir: Path | None = None, environment: Mapping[str, str] = os.environ) -> Paths:
    """Choose the places: an explicit folder, else the environment, else what the platform recommends.

    Reads ``ROUNDS_DATA_DIR`` and ``ROUNDS_CONFIG_FILE``; creates nothing.
    """
    config = environment.get("ROUNDS_CONFIG_FILE")
    data = data_dir or environment.get("ROUNDS_DATA_DIR")
    return Paths(
        config=Path(config).expanduser() if config else platformdirs.user_config_path("rounds") / "config.toml",
        data=(Path(data).expanduser() if data else platformdirs.user_data_path("rounds")).absolute(),
        models=platformdirs.user_cache_path("rounds") / "models",
    )
