"""Tells of which day a dump of Wikidata is: an office that is open in it is known to be held up to that day, and no longer."""

import re
from itertools import islice
from pathlib import Path
from typing import Final

from laut.errors import KnowledgeError
from laut.kb.days import days_of
from laut.kb.dump import lines

N_ITEMS: Final = 1_000  # the first items are the best known; there are edits of the last day among them

_IN_NAME: Final = re.compile(r"(?<!\d)(20\d\d)-?(\d\d)-?(\d\d)(?!\d)")
_MODIFIED: Final = re.compile(rb'"modified":\s*"(20\d\d-\d\d-\d\d)T')


def day_of(path: Path) -> str:
    """Give the day of a dump, from its name ("wikidata-20250106-all.json.gz"), else the last edit of its first items.

    Raises:
        LautError: neither tells, or the file cannot be read.
    """
    match = _IN_NAME.search(path.name)
    if match and days_of("-".join(match.groups())):
        return "-".join(match.groups())
    edits: list[bytes] = [
        edit for _, line in islice(lines(path, None, already_bytes=0), N_ITEMS) for edit in _MODIFIED.findall(line)
    ]
    if not edits:
        raise KnowledgeError(
            f"dump {path}: neither its name nor its first items tell of which day it is; say so with '--known-to'"
        )
    return max(edits).decode()
