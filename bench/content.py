"""Measure how long the built-in content takes to load: ``python -m bench.content``.

Each figure is the least time of this thread in several fresh interpreters, files warm, modules imported before;
the threads that numpy keeps waiting for sums are not counted.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable

from content.framework import load_frameworks
from content.lexicons import load_lexicons
from content.packs import load_packs
from content.weights import load_weights
from content.worksheets import load_worksheets

RUNS = 7
BAR = 80
PARTS: dict[str, Callable[[], object]] = {
    "packs": load_packs,
    "lexicons": load_lexicons,
    "weights": lambda: [load_weights(name) for name in ("clauses", "figures")],
    "frameworks": load_frameworks,
    "worksheets": load_worksheets,
}


def load_once() -> dict[str, float]:
    """Load every part in this interpreter; milliseconds of this thread by part."""
    spent = {}
    for name, load in PARTS.items():
        start = time.thread_time()
        load()
        spent[name] = 1000 * (time.thread_time() - start)
    return spent


def main() -> None:
    """Print what each part takes, and all of them together."""
    if sys.argv[1:] == ["once"]:
        print(json.dumps(load_once()))
        return
    runs = [
        json.loads(subprocess.check_output([sys.executable, "-m", "bench.content", "once"]))
        for _ in range(RUNS)
    ]
    for name in PARTS:
        print(f"  {name:10} {min(run[name] for run in runs):5.1f} ms")
    together = min(sum(run.values()) for run in runs)
    print(f"  {'together':10} {together:5.1f} ms (bar {BAR} ms)")


if __name__ == "__main__":
    main()
