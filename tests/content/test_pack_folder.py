import os
from pathlib import Path

import pytest

from content.check import check_pack
from content.pack_folder import read_pack


def spoil(folder: Path, old: str, new: str, name: str = "first.toml") -> list[str]:
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return faults(folder)


def faults(path: Path) -> list[str]:
    return [str(fault) for fault in check_pack(path)]


def test_reads_a_pack_and_prefixes_its_prompt_ids(pack_folder: Path) -> None:
    pack, found = read_pack(pack_folder)
    assert found == ()
    assert pack is not None
    assert (pack.id, pack.days, pack.rounds[0].id) == ("acme", (7, 14), "first")
    assert pack.rounds[0].prompts[0].id == "acme/why"


def test_unfolds_wrapped_text_and_keeps_paragraphs(pack_folder: Path) -> None:
    spoil(pack_folder, '"Why this one?"', "'''\nWhy this\n one?\n\nAnd [of 5]\twhy now?\n'''")
    pack, _ = read_pack(pack_folder)
    assert pack is not None
    assert pack.rounds[0].prompts[0].question == "Why this one?\n\nAnd [of 5] why now?"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("seconds = 90", 'seconds = "long"', 'line 9: "seconds" must be a whole number, but it is text.'),
        ("seconds = 90", "seconds = 2", 'line 9: "seconds" must be from 5 to 7,200.'),
        (
            "seconds = 90",
            "seconds = true",
            'line 9: "seconds" must be a whole number, but it is true or false.',
        ),
        (
            "seconds = 90",
            "seconds = 90\nsecond = 9",
            'line 10: "second" is not a field here; did you mean "seconds"?',
        ),
        (
            "seconds = 90",
            "seconds = 90\nseconds = 91",
            "line 10: This is not valid TOML: Cannot overwrite a value.",
        ),
        ('"story"', '"tale"', 'line 8: "kind" must be one of brief, case, drill'),
        ('"why"', '"Why?"', 'line 6: "id" may have only small letters, digits and hyphens.'),
        ('"why"', '"acme/why"', 'line 6: Write the id as "why"; Rounds puts the pack\'s id before it.'),
        ('"Why this one?"', '""', 'line 10: "question" must not be empty.'),
        ('"Why this one?"', f'"{"x" * 4001}"', 'line 10: "question" has 4,001 characters; the most is 4,000.'),
        ('"Why this one?"', "2026-01-02", 'line 10: "question" must be text, but it is a date or time.'),
        ("seconds = 90", "hints = [1]\nseconds = 90", 'line 9: An item of "hints" must be text'),
        ("seconds = 90", 'hints = "one"\nseconds = 90', 'line 9: "hints" must be a list, but it is text.'),
        ('weak = "Because."', "", 'line 12: The field "weak" is missing here.'),
        ('"story"', '"drill"', 'line 5: A drill needs "stages"'),
        ('"story"', '"simulation"', 'line 5: A simulation needs "personas"'),
        ('"story"', '"line"', 'line 5: A line needs "line"'),
        ('"story"', '"brief"', 'line 5: A brief needs "max_words"'),
        (
            "seconds = 90",
            "seconds = 90\nmax_words = 3",
            "line 15: The strong answer has more than the 3 words allowed.",
        ),
        (
            "seconds = 90",
            'seconds = 90\nstages = [{ title = "a", seconds = 30 }]',
            "line 10: Only a drill has stages; this is a story",
        ),
        (
            "[prompts.exemplar]",
            "[prompts.rubric]\nweights = { impact = 0.0 }\n[prompts.exemplar]",
            "line 13: At least one weight must be more than 0",
        ),
        (
            "[prompts.exemplar]",
            "[prompts.rubric]\nweights = { impact = nan }\n[prompts.exemplar]",
            'line 13: "impact" must be from 0 to 100.',
        ),
    ],
)
def test_names_file_line_and_fault(pack_folder: Path, old: str, new: str, sentence: str) -> None:
    found = spoil(pack_folder, old, new)
    assert len(found) == 1
    assert found[0].startswith(f"acme/first.toml, {sentence}")
    assert "\n" not in found[0]
    assert read_pack(pack_folder)[0] is None


def test_tells_all_faults_of_all_files_at_once(pack_folder: Path) -> None:
    spoil(pack_folder, "days = [7, 14]", "days = [7]", "pack.toml")
    found = spoil(pack_folder, "minutes = 30", 'minutes = "30"\ncolour = "red"')
    assert [fault.split(":")[0] for fault in found] == ["acme/pack.toml, line 4"]
    found = spoil(pack_folder, "days = [7]", "days = [14, 7]", "pack.toml")
    assert [fault.split(":")[0] for fault in found] == [
        "acme/pack.toml, line 4",
        "acme/first.toml, line 2",
        "acme/first.toml, line 3",
    ]


def test_drill_stages_have_to_fill_the_time(pack_folder: Path) -> None:
    stages = 'seconds = 90\nstages = [\n  { title = "a", seconds = 30 },\n  { title = "b", seconds = 50 },\n]'
    spoil(pack_folder, '"story"', '"drill"')
    assert spoil(pack_folder, "seconds = 90", stages) == [
        "acme/first.toml, line 10: The stages take 80 seconds together, but the drill has 90."
    ]


def test_refuses_the_same_id_twice_in_a_pack(pack_folder: Path) -> None:
    (pack_folder / "second.toml").write_text((pack_folder / "first.toml").read_text("utf-8"), "utf-8")
    found = spoil(pack_folder, '["first"]', '["first", "second"]', "pack.toml")
    taken = 'The prompt id "why" is taken already, in acme/first.toml; give this one another.'
    assert found == [f"acme/second.toml, line 6: {taken}"]


def test_refuses_a_round_that_is_named_twice_or_not_at_all(pack_folder: Path) -> None:
    (pack_folder / "stray.toml").write_text("", "utf-8")
    found = spoil(pack_folder, '["first"]', '["first", "first", "gone"]', "pack.toml")
    assert found == [
        'acme/pack.toml, line 5: The round "first" is named 2 times.',
        "acme/gone.toml: The file is not there; check its name.",
        'acme: "stray.toml" is not named in "rounds" of pack.toml.',
    ]


def test_checks_a_single_file_too(pack_folder: Path) -> None:
    assert faults(pack_folder / "first.toml") == []
    assert faults(pack_folder / "pack.toml") == []
    assert faults(pack_folder / "none.toml") == ["acme/none.toml: The file is not there; check its name."]


def test_refuses_a_folder_whose_name_cannot_be_an_id(pack_folder: Path) -> None:
    renamed = pack_folder.rename(pack_folder.with_name("Acme Health"))
    assert faults(renamed)[0].startswith("Acme Health: A pack's folder is its id")


def test_refuses_a_pipe_without_waiting_for_it(pack_folder: Path) -> None:
    (pack_folder / "first.toml").unlink()
    os.mkfifo(pack_folder / "first.toml")
    assert "not a regular file" in faults(pack_folder)[0]


def test_refuses_a_folder_in_place_of_a_file(pack_folder: Path) -> None:
    (pack_folder / "first.toml").unlink()
    (pack_folder / "first.toml").mkdir()
    assert "not a regular file" in faults(pack_folder)[0]


@pytest.mark.parametrize("target", ["/dev/zero", "/etc/hostname", "../elsewhere.toml"])
def test_refuses_a_link_out_of_the_pack(pack_folder: Path, target: str) -> None:
    (pack_folder.parent / "elsewhere.toml").write_text('title = "secret"', "utf-8")
    (pack_folder / "first.toml").unlink()
    (pack_folder / "first.toml").symlink_to(target)
    assert "leads out of the pack's folder" in faults(pack_folder)[0]


def test_refuses_a_link_to_itself(pack_folder: Path) -> None:
    (pack_folder / "first.toml").unlink()
    (pack_folder / "first.toml").symlink_to("first.toml")
    assert len(faults(pack_folder)) == 1


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"x" * (2 << 20), "larger than 1 MiB"),
        ('title = "x"'.encode("utf-16"), "line 1: The file is not UTF-8 text"),
        (b'title = "x"\nabout = "\xe9"', "line 2: The file is not UTF-8 text"),
        (b'title = "\x00"', "line 1: This is not valid TOML"),
        (b'title = "\\uD800"', "line 1: This is not valid TOML"),
        (b"a = " + b"[" * 5000, "nested more than 8 deep"),
        (b"a = " + b"[" * 9 + b"]" * 9, "nested more than 8 deep"),
        (b"x = {" + b"a = {" * 20 + b"}" * 21, "nested more than 8 deep"),
        (b"a" + b".a" * 100_000 + b" = 1", "line 1: A key here has too many dots"),
        (b'\n"a b" . "a b"' + b'. "a b"' * 100 + b" = 1", "line 2: A key here has too many dots"),
        (b"[a]\n" + b"".join(b"[t%d]\n" % number for number in range(20_001)), "more than 20,000 tables"),
        (b"a = " + b"9" * 5000, "too many digits"),
        (b'a = """never', "line 1: This is not valid TOML"),
        (b"[[prompts]]\n" * 2001, "more than 2,000 questions"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)
def test_refuses_a_hostile_file_with_one_sentence(pack_folder: Path, raw: bytes, sentence: str) -> None:
    (pack_folder / "first.toml").write_bytes(raw)
    found = faults(pack_folder)
    assert len(found) == 1
    assert sentence in found[0]


def test_a_pack_may_not_grow_past_one_mebibyte_in_all(pack_folder: Path) -> None:
    padding = "#" * 600_000
    spoil(pack_folder, 'title = "First"', f'# {padding}\ntitle = "First"')
    assert "larger than 1 MiB" in spoil(pack_folder, 'role = "', f'# {padding}\nrole = "', "pack.toml")[0]


def test_escapes_in_a_pack_come_out_inert(pack_folder: Path) -> None:
    spoil(pack_folder, '"Why this one?"', r'"\u001b]0;x\u0007Why \u202Ethis\u001b[2J one?"')
    pack, _ = read_pack(pack_folder)
    assert pack is not None
    assert pack.rounds[0].prompts[0].question == "Why this one?"


def test_escapes_in_names_come_out_inert_in_the_sentence(pack_folder: Path) -> None:
    found = spoil(pack_folder, "seconds = 90", 'seconds = 90\n"\\u001b[31mred" = 1')
    assert found[0].startswith('acme/first.toml, line 5: "red" is not a field here')


def test_a_byte_order_mark_does_no_harm(pack_folder: Path) -> None:
    path = pack_folder / "first.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert faults(pack_folder) == []


def test_a_prompt_needs_no_exemplar_but_a_whole_one_when_it_has_one(pack_folder: Path) -> None:
    path = pack_folder / "first.toml"
    without, _, _ = path.read_text("utf-8").partition("[prompts.exemplar]")
    path.write_text(without, "utf-8")
    pack, faults = read_pack(pack_folder)
    assert faults == ()
    assert pack.rounds[0].prompts[0].exemplar is None
    path.write_text(f'{without}[prompts.exemplar]\nweak = "Fine."\n', "utf-8")
    sentences = [str(fault) for fault in read_pack(pack_folder)[1]]
    assert [sentence for sentence in sentences if '"strong" is missing' in sentence]


TASKS = """tasks = [
  { title = "Whole", minutes = 20, prompt = "acme/why" },
  { title = "Short", minutes = 20, prompt = "why" },
]
decisive = "first"
"""


def test_tasks_lead_to_prompts_and_worksheets(pack_folder: Path) -> None:
    (pack_folder / "worksheets").mkdir()
    (pack_folder / "worksheets" / "own.toml").touch()
    spoil(pack_folder, "days =", TASKS + "days =", "pack.toml")
    spoil(pack_folder, 'prompt = "why"', 'prompt = "why", worksheet = "acme/own"', "pack.toml")
    spoil(pack_folder, '"acme/why"', '"acme/why", worksheet = "burden-math"', "pack.toml")
    pack, _ = read_pack(pack_folder)
    assert pack is not None
    assert [task.prompt for task in pack.tasks] == ["acme/why", "acme/why"]
    assert [task.worksheet for task in pack.tasks] == ["burden-math", "acme/own"]
    assert pack.decisive == "first"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('"acme/why"', '"acme/whi"', 'line 5: The pack has no prompt "acme/whi"; did you mean "acme/why"?'),
        (
            '"acme/why"',
            '"other/zzzzz"',
            'line 5: The pack has no prompt "other/zzzzz"; its ids begin with "acme/".',
        ),
        ('"Short"', '"Whole"', 'line 6: The task "Whole" stands here twice.'),
        ('decisive = "first"', 'decisive = "last"', 'line 8: There is no round "last"; the rounds are first.'),
        ('prompt = "why"', "prompt = 5", "pack.toml"),
        (
            'prompt = "why"',
            'worksheet = "burden-maths"',
            'line 6: There is no worksheet "burden-maths"; did you mean "burden-math"?',
        ),
        ("minutes = 20", "minutes = 9999", 'line 5: "minutes" must be from 0 to 3,000.'),
    ],
)
def test_loose_ends_of_tasks_are_told(pack_folder: Path, old: str, new: str, sentence: str) -> None:
    spoil(pack_folder, "days =", TASKS + "days =", "pack.toml")
    found = spoil(pack_folder, old, new, "pack.toml")
    assert found
    assert sentence in found[0]
