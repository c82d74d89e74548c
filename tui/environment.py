"""What the environment may not do: Textual's own switches that log, photograph or remote-control the screen.

Textual reads them while it is imported, so this module runs before.
"""

import os

SIDE_DOORS = (
    "TEXTUAL",
    "TEXTUAL_DEBUG",
    "TEXTUAL_DEVTOOLS_HOST",
    "TEXTUAL_DEVTOOLS_PORT",
    "TEXTUAL_DRIVER",
    "TEXTUAL_LOG",
    "TEXTUAL_PRESS",
    "TEXTUAL_SCREENSHOT",
    "TEXTUAL_SCREENSHOT_FILENAME",
    "TEXTUAL_SCREENSHOT_LOCATION",
    "TEXTUAL_SHOW_RETURN",
)

for name in SIDE_DOORS:
    os.environ.pop(name, None)
