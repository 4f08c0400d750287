"""Families of copies in a store, kept up to date article by article: connected components of `copies.are_copies`.

Up to `HOLDERS` copies of a passage every pair with a band in common is tested. Beyond that a pair is left out only if longer texts stand
for every band it has in common, and matters only if none of them joins the two. A family that lost members is taken apart again, with
every pair in it tested that could hold it together. So the result does not hang on the order of articles. What a family is and what its
members changed is told by `laut.stories.wires`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from laut.store import tables as t
from laut.store.pieces import pieces
from laut.store.writing import Writer
from laut.stories.copies import Signature, are_copies
from laut.stories.signatures import Holders, Member, members, sign_articles, write_signatures

TESTS: Final = 16  # of one article against one family before it counts as none of it; true copies pass the first or second


def place(writer: Writer) -> set[int]:
    """Give every newly shown article its family and mend the families that lost members.

    Returns:
        The numbers of the articles that are in another family than before.
    """
    connection, changed = writer.connection, set[int]()
    for family in sorted(writer.touched.families):
        changed |= _mend(connection, family)
    for numbers in pieces(sorted(set(writer.touched.shown))):
        changed |= _place(connection, sign_articles(connection, numbers))
    return changed


def _place(connection: Connection, new: Sequence[Member]) -> set[int]:
    holders = Holders(connection, new)
    groups = _Groups(holders.members.values())
    for member in new:
        _join(member, holders.near(member), groups)
        holders.hold(member)
    moved = groups.settle(connection)
    write_signatures(connection, new)
    holders.write()
    return moved | {member.no for member in new}


def _join(member: Member, near: Iterable[Member], groups: "_Groups") -> None:
    """Unite a member with its copies; a family it is in already is not tested again."""
    failed: Counter[int] = Counter()
    for other in near:
        root = groups.root(other)
        if root == groups.root(member) or failed[root] >= TESTS:
            continue
        if are_copies(member.signature, other.signature):
            groups.unite(member, other)
        else:
            failed[root] += 1


class _Groups:
    """Which families and new members belong together; a node is a member's number, or its family's made negative."""

    def __init__(self, known: Iterable[Member]) -> None:
        self._members = list(known)
        self._parent: dict[int, int] = {}

    def root(self, member: Member) -> int:
        """Give the node that stands for all that a member belongs with."""
        return self._root(_node(member))

    def unite(self, one: Member, other: Member) -> None:
        """Let two members belong together."""
        self._parent[self.root(one)] = self.root(other)

    def settle(self, connection: Connection) -> set[int]:
        """Give every new member a family and make one of families that belong together; give the stored articles that moved."""
        groups = defaultdict[int, tuple[set[int], list[Member]]](lambda: (set(), []))
        for member in self._members:
            families, new = groups[self.root(member)]
            if member.family is None:
                new.append(member)
            else:
                families.add(member.family)
        fresh = [new for families, new in groups.values() if not families]
        for new, family in zip(fresh, _new_families(connection, list(map(_least_key, fresh))), strict=True):
            _set_family(new, family)
        moved = set[int]()
        for families, new in groups.values():
            if families and (new or len(families) > 1):
                moved |= _grow(connection, sorted(families), new)
        return moved

    def _root(self, node: int) -> int:
        while (parent := self._parent.get(node, node)) != node:
            self._parent[node] = self._parent.get(parent, parent)
            node = parent
        return node


def _node(member: Member) -> int:
    return member.no if member.family is None else -member.family


def _grow(connection: Connection, families: Sequence[int], new: Sequence[Member]) -> set[int]:
    """Let the largest of some families take in the others and new members; give the articles of the others."""
    rows = connection.execute(select(t.families.c.no, t.families.c.key).where(t.families.c.no.in_(families)))
    keys = {row.no: row.key for row in rows}
    stays, moved = families[0], set[int]()
    if len(families) > 1:
        size = func.count().label("size")
        s = t.signatures.c
        sizes = select(s.family, size).where(s.family.in_(families)).group_by(s.family).order_by(size.desc(), s.family)
        stays, *others = connection.scalars(sizes).all()
        moved = set(connection.scalars(select(s.article).where(s.family.in_(others))))
        connection.execute(update(t.signatures).where(s.family.in_(others)).values(family=stays))
        connection.execute(delete(t.families).where(t.families.c.no.in_(others)))
    _set_family(new, stays)
    key = min([*keys.values(), *(member.key for member in new)])
    if key != keys[stays]:
        connection.execute(update(t.families).where(t.families.c.no == stays).values(key=key))
    return moved


def _mend(connection: Connection, family: int) -> set[int]:
    """Take a family apart that lost members; the largest part keeps its number. Give the articles of the others."""
    left = members(connection, t.signatures.c.family == family)
    if not left:
        connection.execute(delete(t.families).where(t.families.c.no == family))
        return set()
    holders = Holders(connection, left)
    for member in left:
        holders.hold(member)
    holders.write()
    first, *others = sorted(_parts(left), key=lambda part: (-len(part), _least_key(part)))
    connection.execute(update(t.families).where(t.families.c.no == family).values(key=_least_key(first)))
    for part, number in zip(others, _new_families(connection, list(map(_least_key, others))), strict=True):
        _set_family(part, number)
        moves = [{"moved": member.no, "family": number} for member in part]
        connection.execute(update(t.signatures).where(t.signatures.c.article == bindparam("moved")), moves)
    return {member.no for part in others for member in part}


def _parts(together: Sequence[Member]) -> Iterator[list[Member]]:
    """Give the connected components of members; members with the same text are one."""
    same = defaultdict[Signature, list[Member]](list)
    for member in sorted(together, key=lambda member: member.standing):
        same[member.signature].append(member)
    left = list(same)
    while left:
        waiting, part = [left.pop(0)], list[Member]()
        while waiting:
            one = waiting.pop()
            part += same[one]
            apart = list[Signature]()
            for other in left:
                (waiting if are_copies(one, other) else apart).append(other)
            left = apart
        yield part


def _new_families(connection: Connection, keys: Sequence[str]) -> Sequence[int]:
    if not keys:
        return ()
    made = insert(t.families).returning(t.families.c.no, sort_by_parameter_order=True)
    return connection.scalars(made, [{"key": key} for key in keys]).all()


def _set_family(some: Iterable[Member], family: int) -> None:
    for member in some:
        member.family = family


def _least_key(some: Iterable[Member]) -> str:
    return min(member.key for member in some)
