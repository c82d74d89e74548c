import re
from pathlib import Path

import pytest

import content
import scoring
from content.inflection import expand
from content.lexicons import FOLDER, LexiconError, load_lexicons, read_lexicons


def test_every_kind_of_evidence_has_words():
    lexicons = load_lexicons()
    assert {cue.kind for cue in lexicons.cues} == {
        "compliance",
        "governance",
        "stakeholder",
        "technical",
        "vague",
    }
    assert all(term.gloss for term in lexicons.terms)
    assert {level.signal for level in lexicons.levels} == {"impact", "technical", "stakeholder", "governance"}


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("stop*", ("stop", "stops", "stopped", "stopping")),
        ("shut* off", ("shut off", "shuts off", "shutting off")),
        ("carry*", ("carry", "carries", "carried", "carrying")),
        ("rewrite*", ("rewrite", "rewrites", "rewrote", "rewritten", "rewriting")),
        ("ward", ("ward",)),
    ],
)
def test_a_star_means_every_form(entry, forms):
    assert expand(entry) == forms


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[term]\n", "is not valid TOML"),
        ('[[term]]\nname = "x"\nkind = "colour"\ngloss = "g"\n', "does not fit"),
        ('[[term]]\nname = "x"\nkind = "technical"\ngloss = "g"\nsound = 1\n', "does not fit"),
        ('[set]\na = ["@b"]\n', "which no lexicon defines"),
        ('[set]\na = ["@a"]\n', "contains itself"),
    ],
)
def test_a_lexicon_that_cannot_be_used_says_which_and_why(tmp_path, text, message):
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        read_lexicons(tmp_path)


def test_a_term_is_defined_once(tmp_path):
    term = '[[term]]\nname = "x"\nkind = "technical"\ngloss = "g"\n'
    (tmp_path / "mine.toml").write_text(term * 2, encoding="utf-8")
    with pytest.raises(LexiconError, match="defined twice"):
        read_lexicons(tmp_path)


def test_no_lexicons_at_all_is_an_error(tmp_path):
    with pytest.raises(LexiconError, match="no lexicons"):
        read_lexicons(tmp_path)


def test_the_field_has_its_names():
    terms = load_lexicons().terms
    assert len(terms) >= 250
    assert {term.kind for term in terms} >= {"compliance", "governance", "technical", "stakeholder"}
    assert all(len(term.gloss.split()) >= 3 and term.gloss.endswith(".") for term in terms)


def test_no_two_terms_are_said_alike():
    said: dict[str, str] = {}
    for term in load_lexicons().terms:
        for way in dict.fromkeys((term.name.lower(), *term.aliases, *term.sounds_like)):
            assert said.setdefault(way, term.name) == term.name, way


def test_what_an_ordinary_word_sounds_like_is_gated():
    ordinary = {"fire", "high trust", "role back"}
    for term in load_lexicons().terms:
        if ordinary & set(term.sounds_like):
            assert term.near, term.name


def test_a_new_term_needs_no_code(tmp_path):
    entry = '[[term]]\nname = "tie-breaker panel"\nkind = "governance"\ngloss = "Who decides a draw."\n'
    (tmp_path / "mine.toml").write_text(entry, encoding="utf-8")
    (term,) = read_lexicons(tmp_path).terms
    assert (term.name, term.kind) == ("tie-breaker panel", "governance")


def test_every_word_set_and_list_of_phrases_is_asked_for():
    """By a pattern (``@name``), by another set, or by name in the code; classes by the weights."""
    lexicons = load_lexicons()
    data = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.toml"))
    floors = (Path(package.__file__).parent for package in (content, scoring))
    code = "".join(path.read_text(encoding="utf-8") for floor in floors for path in floor.glob("*.py"))
    named = {f"never_after_{word}" for word in ("article", "preposition", "subject_pronoun")}
    asked = {*re.findall(r"@([a-z_]+)", data), *re.findall(r'"([a-z_]+)"', code), *lexicons.classes, *named}
    assert {*lexicons.sets, *lexicons.phrases} <= asked
