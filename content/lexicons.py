"""Read the lexicons: TOML files whose entries scoring listens for."""

import functools
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import tomli

from content.inflection import expand
from content.lexicon import Cue, Level, Lexicons, Measure, Overclaim, Population, Term, Unit, Voice

FOLDER = Path(__file__).with_name("lexicons")


class LexiconError(Exception):
    """A lexicon file cannot be used; the message names the file and what is wrong in it."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"classes": "class"}):
    set: dict[str, tuple[str, ...]] = {}
    classes: dict[str, tuple[str, ...]] = {}
    phrase: dict[str, tuple[str, ...]] = {}
    term: tuple[Term, ...] = ()
    cue: tuple[Cue, ...] = ()
    unit: tuple[Unit, ...] = ()
    measure: tuple[Measure, ...] = ()
    population: tuple[Population, ...] = ()
    overclaim: tuple[Overclaim, ...] = ()
    level: tuple[Level, ...] = ()
    voice: tuple[Voice, ...] = ()


def _read(path: Path) -> _File:
    try:
        return msgspec.convert(tomli.loads(path.read_text(encoding="utf-8")), _File)
    except OSError as fault:
        raise LexiconError(f"The lexicon {path.name} cannot be read: {fault.strerror}.") from fault
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise LexiconError(f"The lexicon {path.name} is not valid TOML: {fault}.") from fault
    except msgspec.ValidationError as fault:
        raise LexiconError(f"The lexicon {path.name} has an entry that does not fit: {fault}.") from fault


class _Sets:
    """The named word sets, each worked out once when it is first asked for."""

    def __init__(self, listed: Mapping[str, Sequence[str]]) -> None:
        self._listed = listed
        self._found: dict[str, frozenset[str]] = {}
        self._open: set[str] = set()

    def named(self, name: str) -> frozenset[str]:
        if name not in self._found:
            if name in self._open:
                raise LexiconError(f"The word set {name!r} contains itself.")
            self._open.add(name)
            self._found[name] = self.expand(self._listed[name], name)
            self._open.remove(name)
        return self._found[name]

    def expand(self, words: Sequence[str], user: str) -> frozenset[str]:
        """The words with all their forms and the words of the sets among them; ``user`` is who asks."""
        found: set[str] = set()
        for word in words:
            if word.startswith("@"):
                if word[1:] not in self._listed:
                    raise LexiconError(f"The word set {user!r} uses {word}, which no lexicon defines.")
                found |= self.named(word[1:])
            elif "*" in word:
                found.update(expand(word))
            else:
                found.add(word)
        return frozenset(found)


def read_lexicons(folder: Path) -> Lexicons:
    """Read every TOML file of ``folder`` in name order; raise LexiconError for the first that does not fit.

    A word set may name another one (``@name``) and a verb with all its forms (``stop*``).
    """
    files = [_read(path) for path in sorted(folder.glob("*.toml"))]
    if not files:
        raise LexiconError(f"There are no lexicons in {folder}.")
    listed: dict[str, tuple[str, ...]] = {}
    for file in files:
        for name, words in (*file.set.items(), *file.classes.items()):
            listed[name] = (*listed.get(name, ()), *words)
    sets = _Sets(listed)
    phrases: dict[str, tuple[str, ...]] = {}
    for file in files:
        for name, patterns in file.phrase.items():
            phrases[name] = (*phrases.get(name, ()), *patterns)
    names = Counter(term.name for file in files for term in file.term)
    for name in names:
        if names[name] > 1:
            raise LexiconError(f"The term {name!r} is defined twice in the lexicons.")
    return Lexicons(
        sets={name: sets.named(name) for name in listed},
        classes=tuple(sorted({name for file in files for name in file.classes})),
        phrases=phrases,
        terms=tuple(term for file in files for term in file.term),
        cues=tuple(cue for file in files for cue in file.cue),
        units=tuple(unit for file in files for unit in file.unit),
        measures=tuple(measure for file in files for measure in file.measure),
        populations=tuple(population for file in files for population in file.population),
        overclaims=tuple(overclaim for file in files for overclaim in file.overclaim),
        levels=tuple(level for file in files for level in file.level),
        voices=tuple(voice for file in files for voice in file.voice),
    )


@functools.cache
def load_lexicons() -> Lexicons:
    """The built-in lexicons, read once; raise LexiconError when the installation is broken."""
    return read_lexicons(FOLDER)
