"""The switches that keep this process, and every library it loads, off the network.

onnxruntime from 1.29 on carries an uploader that is on by default and reads its switch only while it is first
imported, so this module runs before any import that could load it.
"""

import os

SWITCHES = {
    "ORT_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_XET": "1",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "OMP_NUM_THREADS": "1",
    "ONEDNN_PRIMITIVE_CACHE_CAPACITY": "64",
}

os.environ.update(SWITCHES)
