"""``rounds doctor``: is everything there that a round needs?"""

import click

from tui.command.common import Common, common_options, pass_common
from tui.command.output import print_json, say

SIGNS = {"ok": "ok      ", "warning": "warning ", "problem": "PROBLEM "}


@click.command
@click.option("--offline", is_flag=True, help="Show instead why nothing can leave this computer.")
@common_options
@pass_common
def command(common: Common, *, offline: bool) -> int:
    """Check this computer; the exit code is 1 when something keeps Rounds from recording or scoring."""
    settings, notices = common.load_settings()
    if offline:
        from tui.command.offline_proof import proof_lines, prove_offline

        proof = prove_offline(common.paths, settings)
        if common.as_json:
            print_json(proof)
        else:
            for line in proof_lines(proof):
                say(line)
        return 0

    from tui.command.checks import run_checks

    checks = []
    for check in run_checks(common.paths, settings, notices):
        checks.append(check)
        if not common.as_json:
            say(f"{SIGNS[check.state]} {check.name:12} {check.found}")
    if common.as_json:
        print_json(checks)
    return 1 if any(check.state == "problem" for check in checks) else 0
