"""What every process of Rounds does first: private files and no core dumps."""

import os


def keep_private() -> None:
    """Make new files 0600 and new folders 0700, and forbid core dumps, which would hold what was said."""
    os.umask(0o077)
    try:
        import resource
    except ImportError:  # Windows has neither limits nor core files
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
