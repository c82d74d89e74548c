"""What words mean is read off a language model.

The model here is a tiny one that knows nothing; the file that says what it looks like is made in the test.
"""

from pathlib import Path

import numpy as np
import pytest

_REASON = "what words mean needs the extra `train`, which CI installs and nobody needs to run Rounds"
torch = pytest.importorskip("torch", reason=_REASON)
transformers = pytest.importorskip("transformers", reason=_REASON)

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ".", "nurses", "had", "lunch", "at", "supper"]


@pytest.fixture(scope="module")
def language(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("language")
    (folder / "vocab.txt").write_text("\n".join(PIECES), encoding="utf-8")
    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=len(PIECES),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
    )
    transformers.BertModel(config).save_pretrained(folder)
    transformers.BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


def test_meanings_are_those_of_words_and_of_length_one(language: Path) -> None:
    from training.language import find_meanings

    meanings = find_meanings(language, ["Nurses had lunch at 9, quietly."])
    assert meanings.keys() == {"nurses", "had", "lunch", "at", "supper", "quietly"}
    lengths = [float(np.linalg.norm(meaning)) for meaning in meanings.values()]
    assert lengths == pytest.approx([1.0] * len(lengths), abs=1e-4)
