"""What can go wrong between a voice and its words; ``str(error)`` is what the user reads.

::

    SpeechError
    ├── NoPortAudio          the PortAudio library is not on this computer
    ├── NoMicrophone         there is no input device, or not the one that was named
    ├── MicrophoneFault      the microphone is there and cannot be used
    ├── AudioFileError       a file that should hold sound cannot be used
    ├── TapeError            the tape cannot be written or read (disk full, not allowed, damaged)
    ├── PlaybackError        the tape cannot be made heard
    ├── VoiceError           the interviewer's voice cannot speak
    ├── ModelError           model weights cannot be used
    │   ├── ModelMissing     a file of the weights is not there
    │   ├── ModelTruncated   a file of the weights is too short
    │   └── ModelTampered    a file of the weights is not the one that was published
    └── TranscriberError     the transcriber gave up
"""


class SpeechError(Exception):
    """Something that the user can do something about: what happened, then what to do."""


class NoPortAudio(SpeechError):
    """The PortAudio library is missing."""


class NoMicrophone(SpeechError):
    """There is no input device, or none of the name that was asked for."""


class MicrophoneFault(SpeechError):
    """The microphone is there and cannot be opened or read."""


class AudioFileError(SpeechError):
    """A file that should hold sound is missing, damaged, empty, or something else."""


class TapeError(SpeechError):
    """The tape cannot be written or read; what was written before stays valid."""


class PlaybackError(SpeechError):
    """The tape cannot be made heard."""


class VoiceError(SpeechError):
    """The interviewer's voice cannot speak."""


class ModelError(SpeechError):
    """The model weights cannot be used."""


class ModelMissing(ModelError):
    """A file of the weights is not there."""


class ModelTruncated(ModelError):
    """A file of the weights is too short."""


class ModelTampered(ModelError):
    """A file of the weights differs from the published one."""


class TranscriberError(SpeechError):
    """The transcriber could not do its work."""
