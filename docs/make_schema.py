"""Writes docs/record.schema.json from the code's own dataclasses: `make docs`."""

import json
from pathlib import Path

from laut import record

SCHEMA = Path(__file__).parent / "record.schema.json"


def schema_text() -> str:
    """Give what the file holds."""
    return json.dumps(record.schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(schema_text(), encoding="utf-8")
    print(f"wrote {SCHEMA}")
