"""Speech made faster or slower at the pitch it was spoken at."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray


def change_tempo(sound: NDArray[np.int16], speed: float, rate: int) -> NDArray[np.int16]:
    """Stretch or shrink PCM_16 of one channel: the result lasts 1 / ``speed`` times as long.

    By FFmpeg's ``atempo`` (overlap and add of similar waveforms), which may leave out the last few hundredths
    of a second. ``speed`` is from 0.75 to 1.5; beyond, speech becomes hard to judge.
    """
    if speed == 1 or not len(sound):
        return sound
    return np.concatenate([np.empty(0, np.int16), *_changed(sound, speed, rate)])


def _changed(sound: NDArray[np.int16], speed: float, rate: int) -> Iterator[NDArray[np.int16]]:
    from av import AudioFrame
    from av.error import BlockingIOError as NoMoreYet
    from av.error import EOFError as NoMore
    from av.filter import Graph

    graph = Graph()
    parts = (
        graph.add_abuffer(sample_rate=rate, format="s16", layout="mono"),
        graph.add("atempo", f"{speed:.2f}"),
        graph.add("abuffersink"),
    )
    graph.link_nodes(*parts).configure()
    frame = AudioFrame.from_ndarray(sound[np.newaxis], format="s16", layout="mono")
    frame.sample_rate = rate
    graph.push(frame)
    graph.push(None)
    while True:
        try:
            changed = graph.pull().to_ndarray()
        except (NoMoreYet, NoMore):
            return
        yield changed.reshape(-1).astype(np.int16, copy=False)
