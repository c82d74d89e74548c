"""What is seen: the app and the ``rounds`` command line."""

import speech  # noqa: F401 - first: importing it shuts the network switches
import tui.environment  # noqa: F401 - and before Textual, which reads its switches while it is imported
