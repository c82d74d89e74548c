"""``python -m speech.download REPOSITORY FOLDER`` fetches model weights from the Hugging Face hub.

It runs only for a model that the user asked to have downloaded, in a process that does nothing else.
"""

import os
import shutil
import sys
from pathlib import Path


def main(repository: str, folder: Path) -> None:
    """Put the files that faster-whisper loads into the folder, readable by their owner only."""
    os.environ["HF_HUB_OFFLINE"] = "0"
    from huggingface_hub import snapshot_download

    wanted = ["config.json", "preprocessor_config.json", "model.bin", "tokenizer.json", "vocabulary.*"]
    snapshot_download(repository, local_dir=folder, allow_patterns=wanted)
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    for file in folder.iterdir():
        file.chmod(0o600)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
