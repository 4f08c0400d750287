"""The shapes the quotation heads speak in: types, roles, tags. Training and the finder share them.

A tag is 0 for outside, else 1 + 3 x type + part, the parts being begin, inside and continue.
"""

from typing import Final

from laut.findings import StatementType

TYPES: Final[tuple[StatementType, ...]] = ("direct", "indirect", "free_indirect", "indirect_free_indirect", "reported")
ROLES: Final = ("speaker", "cue", "frame", "addressee", "via")
BEGIN, INSIDE, CONTINUE = range(3)
N_TAGS: Final = 1 + 3 * len(TYPES)


def tag_of(type_: int, part: int) -> int:
    """Give the tag for a part of a quote of a type."""
    return 1 + 3 * type_ + part
