"""A language model learns what the annotators say, and judges what they have not seen.

The model here is a tiny one that knows nothing; the file that says what it looks like is made in the test.
"""

from pathlib import Path

import numpy as np
import pytest

from training.markup import parse_saying
from training.network import Example
from training.passages import hear_passage
from training.subjects import CLAUSES, annotated

_REASON = "the teacher needs the extra `train`, which CI installs and nobody needs to run Rounds"
torch = pytest.importorskip("torch", reason=_REASON)
transformers = pytest.importorskip("transformers", reason=_REASON)

SAYINGS = (
    "<governance is=threshold>Above {} percent the nurse turns it off</governance>, and we had lunch.",
    "We had lunch, and <governance is=threshold>above {} percent the nurse turns it off</governance>.",
    "<metric value={} unit=percent role=result>Falls dropped by {} percent</metric>, and we had lunch at noon.",
    "We had lunch at noon, and {} of us were there.",
)
LEARNED = [
    annotated(parse_saying(f"s-{number}", saying.format(number + 3, number + 3)))
    for number in range(8)
    for saying in SAYINGS
]
UNSEEN = [
    hear_passage("We had lunch, and above 14 percent the nurse turns it off."),
    hear_passage("Falls dropped by 15 percent."),
]


@pytest.fixture(scope="module")
def language(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("language")
    words = sorted(
        {
            word
            for passage in (*LEARNED, *UNSEEN)
            for word in passage.text.lower().replace(".", "").replace(",", "").split()
        }
    )
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ".", ",", *words]
    (folder / "vocab.txt").write_text("\n".join(pieces), encoding="utf-8")
    torch.manual_seed(0)
    config = transformers.BertConfig(
        vocab_size=len(pieces),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
    )
    transformers.BertModel(config).save_pretrained(folder)
    transformers.BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


def test_the_teacher_judges_what_nobody_annotated(language: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from training.teacher import Teacher

    monkeypatch.setattr("training.teacher.PASSES", 40)
    monkeypatch.setattr("training.teacher.TOGETHER", 200)
    judged = Teacher(language, LEARNED, seed=1).judge(UNSEEN)
    assert [one.noticed for one in judged] == [passage.noticed["clauses"] for passage in UNSEEN]
    governance = judged[0].answers[[head.name for head in CLAUSES.heads].index("governance")]
    assert governance.argmax(axis=1).tolist() == [0, 1]
    for one in judged:
        _hold(one)


def _hold(one: Example) -> None:
    """One answer of each question adds up to one, or the question does not arise."""
    for head, answers in zip(CLAUSES.heads, one.answers, strict=True):
        assert answers.shape == (len(one.noticed), len(head.labels))
        asked = answers[answers[:, 0] >= 0]
        if not head.several:
            assert np.allclose(asked.sum(axis=1), 1, atol=1e-4)


def test_a_long_passage_is_read_in_parts(language: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from training.teacher import Teacher

    teacher = Teacher(language, LEARNED, seed=1)
    long = hear_passage(" ".join(passage.text for passage in LEARNED[:6]))
    monkeypatch.setattr("training.teacher.LONGEST", 20)
    (judged,) = teacher.judge([long])
    assert all(len(answers) == len(long.clauses) for answers in judged.answers)
    assert judged.answers[0].sum() == pytest.approx(len(long.clauses), abs=1e-3)


def test_meanings_are_those_of_words_and_of_length_one(language: Path) -> None:
    from training.language import find_meanings

    meanings = find_meanings(language, ["Nurses had lunch at 9."])
    assert "lunch" in meanings
    assert "nurses" in meanings
    assert "9" not in meanings
    lengths = [float(np.linalg.norm(meaning)) for meaning in meanings.values()]
    assert lengths == pytest.approx([1.0] * len(lengths), abs=1e-4)
