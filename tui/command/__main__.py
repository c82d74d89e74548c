"""``python -m tui.command`` is ``rounds``."""

import sys

from tui.command import main

sys.exit(main())
