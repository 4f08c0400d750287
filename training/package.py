"""Puts exported network, tokenizer and tuned settings into a model package and writes its manifest.

python -m training.package --export work/nc/export --settings work/nc/settings.json --actors work/nc/actors.json \
        --events work/nc/events.json --package model
"""

import argparse
import hashlib
import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

from laut.actors.settings import HEAD as ACTORS
from laut.encoder.session import ENCODER_FILE, TOKENIZER_FILE
from laut.encoder.weights import FORMAT
from laut.events.settings import HEAD as EVENTS
from laut.events.settings import WORDS_FILE
from laut.quotation.settings import HEAD as QUOTATION

LANGUAGES = ("de", "en")


def manifest(project: dict[str, Any], heads: dict[str, Any], files: list[Path]) -> dict[str, Any]:
    """The manifest: name, version and licence as the package's own pyproject has them, heads, and files with their hashes."""
    return {
        "format": FORMAT,
        "name": project["name"],
        "version": project["version"],
        "licence": project["license"],
        "languages": list(LANGUAGES),
        "heads": heads,
        "files": {
            path.name: {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "size_bytes": path.stat().st_size}
            for path in files
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--export", type=Path, required=True, help="folder of training.export_onnx")
    parser.add_argument("--settings", type=Path, required=True)
    parser.add_argument("--actors", type=Path, required=True)
    parser.add_argument("--events", type=Path, required=True)
    parser.add_argument("--package", type=Path, required=True)
    args = parser.parse_args()
    project = tomllib.loads((args.package / "pyproject.toml").read_text())["project"]
    (folder,) = (args.package / "src").iterdir()
    names = (ENCODER_FILE, TOKENIZER_FILE, WORDS_FILE)
    for name in names:
        shutil.copy(args.export / name, folder / name)
    paths = {QUOTATION: args.settings, ACTORS: args.actors, EVENTS: args.events}
    heads = {head: json.loads(path.read_text()) for head, path in paths.items()}
    data = manifest(project, heads, [folder / name for name in names])
    (folder / "manifest.json").write_text(json.dumps(data, ensure_ascii=False) + "\n", encoding="utf-8")
    print(json.dumps(data["files"], indent=1))


if __name__ == "__main__":
    main()
