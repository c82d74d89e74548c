"""Sound in, words out: microphone, tape, model weights and the transcriber."""

import speech.offline  # noqa: F401 - first, before anything that could load onnxruntime
