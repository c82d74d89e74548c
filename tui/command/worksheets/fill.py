"""``rounds worksheets fill``: values from the command line."""

from difflib import get_close_matches

import click

from content.worksheet import Worksheet
from tui.command.common import Common, common_options, pass_common
from tui.command.misuse import Misuse
from tui.command.output import print_json, say
from tui.sheet_lines import SheetReport, markdown


@click.command
@click.argument("sheet_id", metavar="ID")
@click.argument("values", metavar="NAME=VALUE...", nargs=-1, required=True)
@common_options
@pass_common
def command(common: Common, sheet_id: str, values: tuple[str, ...]) -> None:
    """Fill in fields of a worksheet: 'beds=120', or 'impact.2=6' for the second case; 'beds=' empties one."""
    from content.worksheets import find_worksheet, load_worksheets
    from tui.command.studio import open_studio
    from tui.shelf import read_filled

    sheet = find_worksheet(sheet_id, load_worksheets(common.paths.packs))
    given = dict(_split(sheet, value) for value in values)
    _demand_readable(sheet, given)
    with open_studio(common) as studio, studio.history() as history:
        kept = next((one.values for one in history.sheets() if one.sheet == sheet.id), {})
        typed = {key: value for key, value in (kept | given).items() if value.strip()}
        history.keep_sheet(sheet.id, typed)
    filled = read_filled(common.paths, sheet)
    if common.as_json:
        print_json(SheetReport.of(filled))
        return
    for line in markdown(filled):
        say(line)


def _split(sheet: Worksheet, value: str) -> tuple[str, str]:
    name, equals, typed = value.partition("=")
    if not equals:
        raise Misuse(f'"{value[:40]}" is no NAME=VALUE; write it as {sheet.slots()[0]}=….')
    if name not in sheet.slots():
        close = get_close_matches(name[:60], sheet.slots(), n=3, cutoff=0.5)
        way_on = f"did you mean {' or '.join(close)}?" if close else f"there are {', '.join(sheet.slots())}."
        raise Misuse(f'{sheet.title} has no field "{name[:40]}"; {way_on}')
    return name, typed


def _demand_readable(sheet: Worksheet, given: dict[str, str]) -> None:
    """Raise Misuse with a sentence for each value that cannot be read."""
    from content.entry import EntryError, read_entry

    faults = []
    for key, typed in given.items():
        try:
            read_entry(sheet.field(key), typed)
        except EntryError as error:
            faults.append(str(error))
    if faults:
        raise Misuse(" ".join(faults))
