"""``rounds packs check``: is a pack of one's own ready to use?"""

from pathlib import Path

import click
import msgspec

from tui.command.common import Common, common_options, pass_common
from tui.command.misuse import Misuse
from tui.command.output import print_json, say, warn


class Fault(msgspec.Struct, frozen=True):
    """One fault: the file, the line where it is known, what is wrong."""

    file: str
    line: int | None
    what: str


@click.command
@click.argument("path", metavar="[FOLDER|FILE]", required=False, type=click.Path(path_type=Path))
@common_options
@pass_common
def command(common: Common, path: Path | None) -> int:
    """Check the folder of a pack, one file of it, or, when none is named, all packs of your own."""
    from content.check import check_pack
    from content.packs import user_pack_faults
    from content.worksheets import user_worksheet_faults

    if path is None:
        faults = user_pack_faults(common.paths.packs) + user_worksheet_faults(common.paths.packs)
    elif path.exists():
        faults = check_pack(path)
    else:
        raise Misuse(f"There is no {path}; name the folder of a pack, or one of its files.")
    if common.as_json:
        print_json(msgspec.convert(faults, tuple[Fault, ...], from_attributes=True))
    elif not faults:
        say("No fault was found.")
    for fault in faults:
        if not common.as_json:
            warn(str(fault))
    return 1 if faults else 0
