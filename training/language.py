"""A language model that has read far more than our answers: all-MiniLM-L6-v2, from a folder of its files.

Wang et al. 2020 made it small, Reimers and Gurevych 2019 made it tell how alike two texts are. Nothing of it is
needed to run Rounds.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from training.network import Floats

MEANING = 100
"""Numbers that are kept of what a word means, of 384."""
FREQUENT = 12_000
"""Words that nobody has said yet and whose meaning is kept as well: those that the model has seen most."""
_TOGETHER = 512
_WORD = re.compile(r"[A-Za-z]+")


def open_language(folder: Path) -> tuple[Any, Any]:
    """What cuts a text into pieces of words, and what reads those; both from the folder, never from the web."""
    return (
        AutoTokenizer.from_pretrained(folder, local_files_only=True),
        AutoModel.from_pretrained(folder, local_files_only=True),
    )


def find_meanings(folder: Path, texts: Iterable[str]) -> dict[str, Floats]:
    """The meanings of the words of texts and of the most frequent ones: of length one, near where alike."""
    pieces, reader = open_language(folder)
    vocabulary: dict[str, int] = pieces.get_vocab()
    own = [word for word in sorted(vocabulary, key=lambda word: vocabulary[word]) if _is_word(word)]
    said = {word.lower() for text in texts for word in _WORD.findall(text)}
    words = sorted({*own[:FREQUENT], *filter(_is_word, said)})
    read = []
    with torch.inference_mode():
        for first in range(0, len(words), _TOGETHER):
            batch = pieces(words[first : first + _TOGETHER], padding=True, return_tensors="pt")
            kept = batch["attention_mask"].unsqueeze(-1).float()
            states = reader(**batch).last_hidden_state
            read.append(functional.normalize((states * kept).sum(1) / kept.sum(1)).numpy())
    centred = np.concatenate(read)
    centred -= centred.mean(0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    turned = centred @ axes[:MEANING].T
    turned /= np.linalg.norm(turned, axis=1, keepdims=True)
    return dict(zip(words, turned.astype(np.float32), strict=True))


def _is_word(word: str) -> bool:
    return 1 < len(word) < 30 and word.isascii() and word.isalpha()
