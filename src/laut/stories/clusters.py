"""Clusters of copies, and the families in one: articles that mix the texts of two agencies do not make one family of these.

A cluster is a connected component of `copies.are_copies`. Where its articles credit one agency or none it is one family. Else the pairs
that share most are joined first, and none that would join different agencies, as maximum spanning trees are built (Kruskal 1956): a
paper that mixes two wires goes with the one it credits, or shares more with, and passes nothing on. Nothing but the articles of the
cluster is looked at, so their order makes no difference. Known misses: a mix of texts that credit nobody, or the same agency.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from laut.stories.copies import Signature, are_copies, n_copied
from laut.stories.signatures import Member

# Of the pairs between two groups of different agencies that share text, if they are one family after all: a wire that one paper credits
# to another agency shares text with most of its copies, but of the copies of another wire only those that mix both do.
MOST: Final = 0.5


def clusters_of(some: Iterable[Member]) -> Iterator[list[Member]]:
    """Give the connected components of members; members with the same text are one."""
    same = defaultdict[Signature, list[Member]](list)
    for member in sorted(some, key=lambda member: member.standing):
        same[member.signature].append(member)
    signatures, holders = list(same), _holders(same)
    left = dict.fromkeys(range(len(signatures)))
    while left:
        waiting, cluster = [next(iter(left))], list[Member]()
        del left[waiting[0]]
        while waiting:
            one = signatures[waiting.pop()]
            cluster += same[one]
            for n in sorted({n for band in one.bands for n in holders[band] if n in left}):
                if are_copies(one, signatures[n]):
                    waiting.append(n)
                    del left[n]
        yield cluster


def _holders(signatures: Iterable[Signature]) -> dict[int, list[int]]:
    """Give the places of the signatures that have a band; two without one in common are no copies."""
    holders = defaultdict[int, list[int]](list)
    for n, signature in enumerate(signatures):
        for band in signature.bands:
            holders[band].append(n)
    return holders


def is_of_several(agencies: Iterable[Sequence[str]]) -> bool:
    """Whether articles credit different agencies; of several that one credits, the first counts."""
    return len({credited[0] for credited in agencies if credited}) > 1


def families_in(cluster: Sequence[Member]) -> list[list[Member]]:
    """Give the families of a cluster."""
    if not is_of_several(member.signature.agencies for member in cluster):
        return [list(cluster)]
    ordered = sorted(cluster, key=lambda member: member.standing)
    signatures = [member.signature for member in ordered]
    holders = _holders(signatures)
    pairs = sorted(
        (-shared, n, m)
        for n, one in enumerate(signatures)
        for m in {m for band in one.bands for m in holders[band] if m > n}
        if (shared := n_copied(one, signatures[m]))
    )
    group = {n: {n} for n in range(len(ordered))}
    credits = {n: frozenset(member.signature.agencies[:1]) for n, member in enumerate(ordered)}
    for _, n, m in pairs:
        if not _differ(credits[n], credits[m]):
            _unite(group, credits, n, m)
    least = _least(group)
    between = Counter((min(least[n], least[m]), max(least[n], least[m])) for _, n, m in pairs if least[n] != least[m])
    sizes = {n: len(members) for n, members in group.items()}
    for (n, m), shared in sorted(between.items()):
        if shared > MOST * sizes[n] * sizes[m]:
            _unite(group, credits, n, m)
    least = _least(group)
    return [[ordered[n] for n in sorted(members)] for m, members in group.items() if least[m] == m]


def _least(group: dict[int, set[int]]) -> dict[int, int]:
    """Give the least member of each member's group."""
    least: dict[int, int] = {}
    for n, members in group.items():  # in ascending order
        if n not in least:
            least.update(dict.fromkeys(members, n))
    return least


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _unite(group: dict[int, set[int]], credits: dict[int, frozenset[str]], one: int, other: int) -> None:
    """Make one of the groups of two members."""
    if group[one] is not group[other]:
        joined = group[one] | group[other]
        credited = credits[one] | credits[other]
        group.update(dict.fromkeys(joined, joined))
        credits.update(dict.fromkeys(joined, credited))
