"""Packed inputs: gzip, bzip2 and xz, and the members of zip and tar, each read by its content as any other input.

Nothing is written to files, so the path of a member is only a name. A stream may be of any length as long as its reader takes
it piece by piece; what a reader takes as a whole is bounded, and so is how far anything may unpack.
"""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, Final, cast

from laut.article import Article, Refusal
from laut.errors import ArticleError
from laut.ingest.archives.payloads import GZIP, ReaderOf
from laut.ingest.head import HEAD_BYTES, Head, Reader, peeked
from laut.ingest.unknown import read_unknown

MAX_WHOLE_BYTES: Final = 256 << 20  # that a reader may take at once
MAX_RATIO: Final = 200  # of unpacked to packed; news as text has 3 to 10, as JSON that repeats itself 50, bombs 1,000
FREE_BYTES: Final = 16 << 20  # that may unpack from anything
MAX_DEPTH: Final = 3  # a.tar.gz in a zip

_FAULTS: Final = (
    ArticleError, UnicodeError, OSError, EOFError, ValueError, NotImplementedError,
    zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError,
)  # fmt: skip
_OPENERS: Final[dict[bytes, Callable[[BinaryIO], object]]] = {
    GZIP: lambda packed: gzip.GzipFile(fileobj=packed),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\0": lzma.LZMAFile,
}


class Unpacked(io.RawIOBase):
    """What is unpacked from a stream, within limits; knows in how many archives it lies."""

    def __init__(self, inner: BinaryIO, depth: int, n_packed: Callable[[], int]) -> None:
        self._inner = inner
        self._n_packed = n_packed
        self._n_unpacked = 0
        self.depth = depth

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Unpack into a buffer.

        Raises:
            ArticleError: it unpacks too far.
        """
        data = self._inner.read(len(buffer))
        self._n_unpacked += len(data)
        if self._n_unpacked > max(FREE_BYTES, MAX_RATIO * self._n_packed()):
            raise ArticleError(f"it unpacks to more than {MAX_RATIO} times its size, the limit")
        buffer[: len(data)] = data
        return len(data)

    def readall(self) -> bytes:
        """Unpack all.

        Raises:
            ArticleError: it is too much.
        """
        whole = bytearray()
        while piece := self.read(HEAD_BYTES):
            whole += piece
            if len(whole) > MAX_WHOLE_BYTES:
                raise ArticleError(f"it unpacks to more than {MAX_WHOLE_BYTES:,} bytes, the limit for what is read as a whole")
        return bytes(whole)


class Counted(io.RawIOBase):
    """A stream that counts what is taken from it."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner
        self.n_bytes = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Take bytes."""
        data = self._inner.read(size)
        self.n_bytes += len(data)
        return data


def is_packed(head: Head) -> bool:
    """Say whether a stream is gzip, bzip2 or xz."""
    return head.data.startswith(tuple(_OPENERS))


def is_zip(head: Head) -> bool:
    """Say whether a stream is a zip archive."""
    return head.data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_tar(head: Head) -> bool:
    """Say whether a stream is a tar archive."""
    return head.data[257:262] == b"ustar"


def read_packed(stream: BinaryIO, origin: str, *, reader_of: ReaderOf) -> Iterator[Article | Refusal]:
    """Read what is packed as one stream; its own name is the one it is packed under, less the last suffix.

    Raises:
        ArticleError: it lies too deep, or is broken or too large.
    """
    depth = _deeper(stream)
    head, stream = peeked(stream)
    opener = next((opener for mark, opener in _OPENERS.items() if head.data.startswith(mark)), None)
    if opener is None:
        raise ArticleError("neither gzip nor bzip2 nor xz")
    packed = Counted(stream)
    inner = cast(BinaryIO, opener(cast(BinaryIO, packed)))
    name = PurePosixPath(origin.replace("\\", "/")).stem
    yield from _read_member(Unpacked(inner, depth, lambda: packed.n_bytes), origin, name, reader_of, read_unknown)


def read_zip(stream: BinaryIO, origin: str, *, reader_of: ReaderOf) -> Iterator[Article | Refusal]:
    """Read the members in their order.

    Raises:
        ArticleError: it lies too deep, is broken, or has no member.
    """
    depth = _deeper(stream)
    source = stream if stream.seekable() else io.BytesIO(_whole(stream))  # the list of members stands at the end
    try:
        archive = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise ArticleError(f"broken zip: {error}") from error
    members = [info for info in archive.infolist() if not info.is_dir()]
    if not members:
        raise ArticleError("empty: the zip has no member")
    for info in members:
        place = f"{origin}!{info.filename}"
        if info.flag_bits & 1:
            yield Refusal(place, "read", "encrypted: unpack it with its password and read that")
            continue
        try:
            with archive.open(info) as member:
                unpacked = Unpacked(cast(BinaryIO, member), depth, lambda size=info.compress_size: size)  # type: ignore[misc]
                yield from _read_member(unpacked, place, info.filename, reader_of, None)
        except _FAULTS as error:
            yield Refusal(place, "read", f"broken member: {error}")


def read_tar(stream: BinaryIO, origin: str, *, reader_of: ReaderOf) -> Iterator[Article | Refusal]:
    """Read the files in their order as a stream; links and devices are passed over.

    Raises:
        ArticleError: it lies too deep, is broken, or has no file.
    """
    depth, n_files = _deeper(stream), 0
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for info in archive:
                if not info.isreg():
                    continue
                n_files += 1
                place = f"{origin}!{info.name}"
                member = archive.extractfile(info)
                if member is None or info.issparse():
                    yield Refusal(place, "read", "a file with holes, which is not read")
                    continue
                unpacked = Unpacked(cast(BinaryIO, member), depth, lambda size=info.size: size)  # type: ignore[misc]
                yield from _read_member(unpacked, place, info.name, reader_of, None)
    except (tarfile.TarError, EOFError) as error:
        raise ArticleError(f"broken tar: {error}") from error
    if not n_files:
        raise ArticleError("empty: the tar has no file")


def _read_member(
    unpacked: Unpacked,
    origin: str,
    name: str,
    reader_of: ReaderOf,
    otherwise: Reader | None,
) -> Iterator[Article | Refusal]:
    """Read one stream that was packed; whatever is wrong with it, the others go on."""
    try:
        head, stream = peeked(cast(BinaryIO, io.BufferedReader(unpacked, HEAD_BYTES)))
        reader = reader_of(head, PurePosixPath(name).suffix.lower()) or otherwise
        if reader is None:
            yield Refusal(origin, "read", "unknown kind of file: `laut formats` lists what is read")
        else:
            yield from reader(stream, origin)
    except _FAULTS as error:
        reason = str(error) or type(error).__name__
        yield Refusal(origin, "read", reason if isinstance(error, ArticleError) else f"broken archive: {reason}")


def _deeper(stream: BinaryIO) -> int:
    """Give how deep the members of a stream lie.

    Raises:
        ArticleError: too deep.
    """
    depth: int = getattr(getattr(stream, "raw", None), "depth", 0) + 1
    if depth > MAX_DEPTH:
        raise ArticleError(f"archives in archives are read {MAX_DEPTH} deep: unpack it and read that")
    return depth


def _whole(stream: BinaryIO) -> bytes:
    data = stream.read(MAX_WHOLE_BYTES + 1)
    if len(data) > MAX_WHOLE_BYTES:
        raise ArticleError(f"a zip from a pipe may have {MAX_WHOLE_BYTES:,} bytes: read it from a file")
    return data
