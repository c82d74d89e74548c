"""``rounds worksheets list``: every worksheet, and how far it is filled in."""

import click

from tui.command.common import Common, common_options, pass_common
from tui.command.output import print_json, say, warn
from tui.sheet_lines import SheetLine


@click.command
@common_options
@pass_common
def command(common: Common) -> None:
    """List all worksheets with their ids, which 'show' and 'fill' take."""
    from content.worksheets import user_worksheet_faults
    from tui.shelf import read_shelf

    for fault in user_worksheet_faults(common.paths.packs):
        warn(f"Left out: {fault}")
    shelf = read_shelf(common.paths)
    lines = tuple(SheetLine.of(one) for one in shelf.sheets)
    if common.as_json:
        print_json(lines)
        return
    for line in lines:
        filled = f"{line.filled} of {line.fields}" if line.filled else ""
        say(f"{line.id:24}  {line.title:28}  {filled:8}  {line.verdict or ''}".rstrip())
