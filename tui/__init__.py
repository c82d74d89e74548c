"""What is seen: the app and the ``rounds`` command line."""

import speech  # noqa: F401 - first: importing it shuts the network switches
