"""Families of copies in a store, kept up to date article by article: what `laut.stories.clusters` makes of connected components.

Up to `HOLDERS` copies of a passage every pair with a band in common is tested. Beyond that a pair is left out only if longer texts stand
for every band it has in common, and matters only if none of them joins the two. A cluster that lost members, or whose articles credit
different agencies, is arranged anew, with every pair in it tested that could matter. So the result does not hang on the order of
articles. What a family is and what its members changed is told by `laut.stories.wires`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, or_, select, update

from laut.store import tables as t
from laut.store.pieces import pieces
from laut.store.writing import Writer
from laut.stories.clusters import clusters_of, families_in, is_of_several
from laut.stories.copies import are_copies
from laut.stories.groups import Groups
from laut.stories.signatures import Holders, Member, members, sign_articles, write_signatures

TESTS: Final = 16  # of one article against one family before it counts as none of it; true copies pass the first or second


def place(writer: Writer) -> set[int]:
    """Give every newly shown article its family and mend the clusters that lost members.

    Returns:
        The numbers of the articles that are in another family than before.
    """
    connection, changed = writer.connection, set[int]()
    for cluster in sorted(set(_cluster_of(connection, writer.touched.families).values())):
        changed |= _mend(connection, cluster)
    for numbers in pieces(sorted(set(writer.touched.shown))):
        changed |= _place(connection, sign_articles(connection, numbers))
    return changed


def _place(connection: Connection, new: Sequence[Member]) -> set[int]:
    holders = Holders(connection, new)
    known = holders.members.values()
    clusters = _cluster_of(connection, {member.family for member in known if member.family is not None})
    groups = _Gathered(known, clusters)
    for member in new:
        _join(member, holders.near(member), groups)
        holders.hold(member)
    moved = groups.settle(connection)
    write_signatures(connection, new)
    holders.write()
    return moved | {member.no for member in new}


def _join(member: Member, near: Iterable[Member], groups: "_Gathered") -> None:
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


class _Gathered:
    """Which clusters and new members belong together; a node is a member's number, or its cluster's made negative."""

    def __init__(self, known: Iterable[Member], clusters: Mapping[int, int]) -> None:
        self._members = list(known)
        self._clusters = clusters
        self._groups = Groups()

    def root(self, member: Member) -> int:
        """Give the node that stands for all that a member belongs with."""
        return self._groups.root(member.no if member.family is None else -self._clusters[member.family])

    def unite(self, one: Member, other: Member) -> None:
        """Let two members belong together."""
        self._groups.unite(self.root(one), self.root(other))

    def settle(self, connection: Connection) -> set[int]:
        """Give every new member a family and make one of clusters that belong together; give the stored articles that moved."""
        groups = defaultdict[int, tuple[set[int], list[Member]]](lambda: (set(), []))
        for member in self._members:
            clusters, new = groups[self.root(member)]
            if member.family is None:
                new.append(member)
            else:
                clusters.add(self._clusters[member.family])
        fresh = [new for clusters, new in groups.values() if not clusters and not _is_of_several(new)]
        _make_families(connection, fresh)
        moved = set[int]()
        for clusters, new in groups.values():
            if any(member.family is None for member in new) or len(clusters) > 1:
                moved |= _grow(connection, clusters, new)
        return moved


def _grow(connection: Connection, clusters: Iterable[int], new: Sequence[Member]) -> set[int]:
    """Make one of some clusters and new members; give the stored articles that moved.

    Where they credit one agency or none the largest family takes in the others; else all are arranged anew.
    """
    families = _families_of(connection, clusters)
    credited = [(f.agency,) if f.agency else () for f in families] + [m.signature.agencies for m in new]
    numbers = [f.no for f in families]
    if is_of_several(credited) or any(f.cluster is not None for f in families):
        return _arrange(connection, numbers, [*members(connection, t.signatures.c.family.in_(numbers)), *new])
    stays, moved = numbers[0], set[int]()
    if len(numbers) > 1:
        size = func.count().label("size")
        s = t.signatures.c
        sizes = select(s.family, size).where(s.family.in_(numbers)).group_by(s.family).order_by(size.desc(), s.family)
        stays, *others = connection.scalars(sizes).all()
        moved = set(connection.scalars(select(s.article).where(s.family.in_(others))))
        connection.execute(update(t.signatures).where(s.family.in_(others)).values(family=stays))
        connection.execute(delete(t.families).where(t.families.c.no.in_(others)))
    _set_family(new, stays)
    known = next((f.key, f.agency) for f in families if f.no == stays)
    values = min([f.key for f in families] + [m.key for m in new]), next((c[0] for c in credited if c), None)
    if values != known:
        to = dict(zip(("key", "agency"), values, strict=True))
        connection.execute(update(t.families).where(t.families.c.no == stays).values(**to))
    return moved


def _mend(connection: Connection, cluster: int) -> set[int]:
    """Arrange a cluster that lost members; give the articles that moved."""
    families = [family.no for family in _families_of(connection, [cluster])]
    left = members(connection, t.signatures.c.family.in_(families))
    holders = Holders(connection, left)
    for member in left:
        holders.hold(member)
    holders.write()
    return _arrange(connection, families, left)


def _arrange(connection: Connection, families: Iterable[int], together: Sequence[Member]) -> set[int]:
    """Arrange members anew that were in some families, or are new; give those that moved. A family keeps most of its members."""
    before = {member.no: member.family for member in together}
    clusters = [families_in(cluster) for cluster in clusters_of(together)]
    left, nameless = set(families), list[list[Member]]()
    for part in sorted((part for parts in clusters for part in parts), key=lambda part: (-len(part), _least_key(part))):
        sizes = Counter(before[member.no] for member in part if before[member.no] in left)
        if sizes:
            stays = max(sizes, key=lambda no: (sizes[no], -(no or 0)))
            _set_family(part, stays)
            left.discard(stays or 0)
        else:
            nameless.append(part)
    _make_families(connection, nameless)
    for parts in clusters:
        _describe(connection, parts)
    moved = [{"moved": m.no, "to": m.family} for m in together if before[m.no] not in (None, m.family)]
    if moved:
        to = update(t.signatures).where(t.signatures.c.article == bindparam("moved")).values(family=bindparam("to"))
        connection.execute(to, moved)
    connection.execute(delete(t.families).where(t.families.c.no.in_(left)))
    return {row["moved"] for row in moved if row["moved"] is not None}


def _describe(connection: Connection, parts: Sequence[Sequence[Member]]) -> None:
    """Write what is kept of the families of one cluster."""
    cluster = min(part[0].family or 0 for part in parts) if _is_of_several(m for part in parts for m in part) else None
    for part in parts:
        values = {"key": _least_key(part), "agency": _agency(part), "cluster": cluster}
        connection.execute(update(t.families).where(t.families.c.no == part[0].family).values(**values))


def _cluster_of(connection: Connection, families: Iterable[int]) -> dict[int, int]:
    """Give the number of each family's cluster."""
    f = t.families.c
    query = select(f.no, func.coalesce(f.cluster, f.no))
    return {no: cluster for some in pieces(sorted(families)) for no, cluster in connection.execute(query.where(f.no.in_(some)))}


def _families_of(connection: Connection, clusters: Iterable[int]) -> Sequence[Row[Any]]:
    f, some = t.families.c, sorted(clusters)
    return connection.execute(select(t.families).where(or_(f.no.in_(some), f.cluster.in_(some))).order_by(f.no)).all()


def _make_families(connection: Connection, groups: Sequence[Sequence[Member]]) -> None:
    """Give each of some groups a new family."""
    if groups:
        made = insert(t.families).returning(t.families.c.no, sort_by_parameter_order=True)
        numbers = connection.scalars(made, [{"key": _least_key(group), "agency": _agency(group)} for group in groups])
        for group, number in zip(groups, numbers, strict=True):
            _set_family(group, number)


def _set_family(some: Iterable[Member], family: int | None) -> None:
    for member in some:
        member.family = family


def _least_key(some: Iterable[Member]) -> str:
    return min(member.key for member in some)


def _agency(some: Iterable[Member]) -> str | None:
    """Give the agency that articles credit, the least of several."""
    return min((member.signature.agencies[0] for member in some if member.signature.agencies), default=None)


def _is_of_several(some: Iterable[Member]) -> bool:
    return is_of_several(member.signature.agencies for member in some)
