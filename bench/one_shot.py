"""faster-whisper as it ships, on a whole tape: ``python -m bench.one_shot TAPE MODEL`` prints JSON."""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from speech.tape import read_tape


def one_shot(tape: Path, model: Path) -> dict[str, Any]:
    """Its words, CPU and wall seconds, and peak memory in MB, measured in a process of its own."""
    command = [sys.executable, "-m", "bench.one_shot", str(tape), str(model)]
    found: dict[str, Any] = json.loads(
        subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    )
    return found


def main() -> None:
    """Transcribe with the voice filter and word times, as a careful user would."""
    from faster_whisper import WhisperModel

    sound = read_tape(Path(sys.argv[1]))
    whisper = WhisperModel(sys.argv[2], device="cpu", compute_type="int8", cpu_threads=1)
    cpu, wall = time.process_time(), time.monotonic()
    segments, _ = whisper.transcribe(
        sound,
        language="en",
        beam_size=5,
        vad_filter=True,
        word_timestamps=True,
        condition_on_previous_text=False,
    )
    text = " ".join(segment.text.strip() for segment in segments)
    print(
        json.dumps(
            {
                "text": text,
                "cpu": time.process_time() - cpu,
                "wall": time.monotonic() - wall,
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            }
        )
    )


if __name__ == "__main__":
    main()
