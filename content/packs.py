"""The packs: those that come with Rounds, and those that the user puts in a folder beside them."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from content.clean import clean
from content.errors import PackError, UnknownPrompt
from content.pack import Pack, Prompt, Round
from content.pack_folder import read_pack

BUILT_IN = Path(__file__).parent / "packs"


def load_packs(extra: Path | None = None) -> tuple[Pack, ...]:
    """Give the packs of Rounds, and after them those of the user's folder that have no fault.

    A broken pack of the user never raises; ``user_pack_faults`` says what is wrong with it.
    """
    return _built_in() if extra is None else _built_in() + _users(extra)[0]


def user_pack_faults(extra: Path) -> tuple[PackError, ...]:
    """Tell every fault for which ``load_packs`` leaves out packs of the user's folder."""
    return _users(extra)[1]


def find_prompt(prompt_id: str, packs: Sequence[Pack]) -> Prompt:
    """Find a prompt by ``pack/name``, or by its name alone when only one pack has it.

    Raises UnknownPrompt, which names the prompts with the closest ids.
    """
    return locate_prompt(prompt_id, packs)[2]


def locate_prompt(prompt_id: str, packs: Sequence[Pack]) -> tuple[Pack, Round, Prompt]:
    """Find a prompt as ``find_prompt`` does, with the pack and the round that it belongs to."""
    places = {
        prompt.id: (pack, round_, prompt)
        for pack in packs
        for round_ in pack.rounds
        for prompt in round_.prompts
    }
    if prompt_id in places:
        return places[prompt_id]
    asked = clean(prompt_id[:80])
    namesakes = [known for known in places if _name(known) == prompt_id]
    if len(namesakes) == 1:
        return places[namesakes[0]]
    if namesakes:
        raise UnknownPrompt(f'Several packs have a prompt "{asked}"; say which: {", ".join(namesakes)}.')
    close = _close(prompt_id, places)
    way_on = f"did you mean {' or '.join(close)}?" if close else '"rounds packs list" shows them all.'
    raise UnknownPrompt(f'There is no prompt "{asked}"; {way_on}')


@cache
def _built_in() -> tuple[Pack, ...]:
    packs = []
    for folder in _folders(BUILT_IN):
        pack, faults = read_pack(folder)
        if pack is None:
            raise faults[0]
        packs.append(pack)
    return tuple(packs)


def _users(shelf: Path) -> tuple[tuple[Pack, ...], tuple[PackError, ...]]:
    taken = {pack.id for pack in _built_in()}
    packs: list[Pack] = []
    faults: list[PackError] = []
    try:
        folders = _folders(shelf)
        loose = sorted(shelf.glob("*.toml"))
    except OSError as error:
        return (), (PackError(shelf.name, f"The folder of your packs cannot be read: {error.strerror}."),)
    faults.extend(PackError(file.name, "A pack is a folder; put this file into one.") for file in loose)
    for folder in folders:
        if folder.name in taken:
            faults.append(PackError(folder.name, "A pack of Rounds has this id; give the folder another name."))
            continue
        pack, found = read_pack(folder)
        faults.extend(found)
        if pack:
            packs.append(pack)
    return tuple(packs), tuple(faults)


def _folders(shelf: Path) -> list[Path]:
    if not shelf.is_dir():
        return []
    return sorted(
        entry for entry in shelf.iterdir() if entry.is_dir() and not entry.name.startswith((".", "_"))
    )


def _close(asked: str, ids: Iterable[str]) -> list[str]:
    by_name = {_name(id_): id_ for id_ in ids}
    near = get_close_matches(asked[:160], by_name.values(), n=2, cutoff=0.75)
    near += [by_name[name] for name in get_close_matches(_name(asked[:160]), by_name, n=2, cutoff=0.6)]
    return list(dict.fromkeys(near))[:3]


def _name(prompt_id: str) -> str:
    return prompt_id.rpartition("/")[2]
