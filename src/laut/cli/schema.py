"""`laut schema`: the JSON Schema of a record."""

import json

from laut.cli import console


def schema() -> None:
    """Print the JSON Schema of a record.

    Example:  `laut schema > record.schema.json`
    """
    from laut import record

    console.write(json.dumps(record.schema(), ensure_ascii=False, indent=2) + "\n")
