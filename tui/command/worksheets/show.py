"""``rounds worksheets show``: one worksheet as Markdown, with what it comes to."""

import click

from tui.command.common import Common, common_options, pass_common
from tui.command.output import print_json, say
from tui.sheet_lines import SheetReport, markdown


@click.command
@click.argument("sheet_id", metavar="ID")
@common_options
@pass_common
def command(common: Common, sheet_id: str) -> None:
    """Show a worksheet as Markdown: its fields, its results with their meaning, its verdict."""
    from content.worksheets import find_worksheet, load_worksheets
    from tui.shelf import read_filled

    filled = read_filled(common.paths, find_worksheet(sheet_id, load_worksheets(common.paths.packs)))
    if common.as_json:
        print_json(SheetReport.of(filled))
        return
    for line in markdown(filled):
        say(line)
