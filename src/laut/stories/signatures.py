"""Signatures of articles in a store, and which articles stand for a band there.

Of articles with one band in common only the `HOLDERS` of the highest standing are in `bands`: the longest, since they hold most of a
wire. So what one article is tested against stays bounded, however many copies of it there are, and it follows from the articles, not
from the order they came in.
"""

import bisect
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, insert, select

from laut.store import tables as t
from laut.store.pieces import pieces
from laut.stories.copies import Signature, sign

HOLDERS: Final = 16


@dataclass(slots=True)
class Member:
    """An article with a signature; `family` is None until it has one, `standing` orders the holders of a band."""

    no: int
    key: str
    signature: Signature
    family: int | None
    standing: tuple[int, str] = field(init=False)

    def __post_init__(self) -> None:
        self.standing = (-self.signature.n_shingles, self.key)


def sign_articles(connection: Connection, numbers: Sequence[int]) -> list[Member]:
    """Give the members that shown articles will be; those that have a signature already are left out."""
    a, s = t.articles.c, t.signatures.c
    rows = connection.execute(
        select(a.no, a.id, a.text, a.agencies)
        .outerjoin_from(t.articles, t.signatures, s.article == a.no)
        .where(a.no.in_(numbers), a.is_shown == 1, s.article.is_(None))
        .order_by(a.no)
    ).all()
    signatures = sign([(row.text, row.agencies) for row in rows])
    return [Member(row.no, _key(row.id), signature, None) for row, signature in zip(rows, signatures, strict=True)]


def members(connection: Connection, where: ColumnElement[bool]) -> list[Member]:
    """Give the articles whose signatures meet a condition, in the order of their numbers."""
    a, s = t.articles.c, t.signatures.c
    rows = connection.execute(
        select(a.no, a.id, a.agencies, s.n_shingles, s.sketch, s.family)
        .join_from(t.signatures, t.articles, s.article == a.no)
        .where(where)
        .order_by(a.no)
    )
    return [Member(r.no, _key(r.id), Signature.unpacked(r.n_shingles, r.sketch, r.agencies), r.family) for r in rows]


def write_signatures(connection: Connection, signed: Iterable[Member]) -> None:
    """Keep the signatures of members that have a family."""
    rows = [
        {"article": m.no, "family": m.family, "n_shingles": m.signature.n_shingles, "sketch": m.signature.packed()}
        for m in signed
    ]
    if rows:
        connection.execute(insert(t.signatures), rows)


class Holders:
    """The holders of some bands, read at once; what changes is written at the end."""

    def __init__(self, connection: Connection, known: Sequence[Member]) -> None:
        """Read the holders of all bands of the `known` members."""
        self._connection = connection
        self._stored = set[tuple[int, int]]()
        self.members = {member.no: member for member in known}
        bands = sorted({band for member in known for band in member.signature.bands})
        for some in pieces(bands):
            rows = connection.execute(select(t.bands.c.band, t.bands.c.article).where(t.bands.c.band.in_(some)))
            self._stored.update((band, no) for band, no in rows)
        unknown = {no for _, no in self._stored} - self.members.keys()
        for some in pieces(sorted(unknown)):
            self.members.update((m.no, m) for m in members(connection, t.signatures.c.article.in_(some)))
        self._of = defaultdict[int, list[tuple[tuple[int, str], int]]](list)
        for band, no in self._stored:
            bisect.insort(self._of[band], (self.members[no].standing, no))

    def near(self, member: Member) -> list[Member]:
        """Give the holders of a member's bands, those with the most bands in common first."""
        common = Counter(no for band in member.signature.bands for _, no in self._of.get(band, ()) if no != member.no)
        return sorted((self.members[no] for no in common), key=lambda other: (-common[other.no], other.standing))

    def hold(self, member: Member) -> None:
        """Let a member hold those of its bands where its standing suffices."""
        entry = (member.standing, member.no)
        for band in member.signature.bands:
            holders = self._of[band]
            if entry not in holders:
                bisect.insort(holders, entry)
                del holders[HOLDERS:]

    def write(self) -> None:
        """Write who holds what now."""
        wanted = {(band, no) for band, holders in self._of.items() for _, no in holders}
        gone = [{"its_band": band, "its_article": no} for band, no in sorted(self._stored - wanted)]
        if gone:
            its = and_(t.bands.c.band == bindparam("its_band"), t.bands.c.article == bindparam("its_article"))
            self._connection.execute(delete(t.bands).where(its), gone)
        new = sorted(wanted - self._stored)
        if new:
            self._connection.execute(insert(t.bands), [{"band": band, "article": no} for band, no in new])
        self._stored = wanted


def _key(id: str) -> str:
    """Give a hash of an article's id: what orders articles, whatever their numbers."""
    return hashlib.sha256(id.encode()).hexdigest()[:32]
