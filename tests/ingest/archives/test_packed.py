"""Packed inputs: members are read by their content under their names, and nothing unpacks without end."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from laut.article import Article, Refusal
from laut.ingest import read_inputs
from laut.ingest.archives import packed
from tests.ingest.archives.crawled import PAGE

TEXT = b'{"text": "Der Rat tagt am Montag."}\n'


def zipped(**members: bytes) -> bytes:
    """Give a zip archive; two underscores in a name stand for a full stop."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return buffer.getvalue()


def tarred(**members: bytes) -> bytes:
    """Give a tar archive; two underscores in a name stand for a full stop."""
    buffer = BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name.replace("__", "."))
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def read(data: bytes, tmp_path: Path) -> list[Article | Refusal]:
    """Read a file whose name says nothing."""
    (tmp_path / "a").write_bytes(data)
    return list(read_inputs([tmp_path / "a"]))


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_reads_what_is_packed_as_one_stream(pack, tmp_path: Path) -> None:
    (found,) = read(pack(TEXT), tmp_path)
    assert isinstance(found, Article)
    assert found.text == "Der Rat tagt am Montag."


@pytest.mark.parametrize("pack", [zipped, tarred, lambda **members: gzip.compress(tarred(**members))])
def test_reads_members_in_order_under_their_names(pack, tmp_path: Path) -> None:
    found = read(pack(b__json=TEXT, a__bin=PAGE.encode()), tmp_path)
    assert [item.origin for item in found if isinstance(item, Article)] == [f"{tmp_path}/a!b.json", f"{tmp_path}/a!a.bin"]


def test_reads_a_zip_from_a_pipe() -> None:
    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

    (found,) = read_inputs(["-"], stdin=Pipe(zipped(a__json=TEXT)))
    assert isinstance(found, Article)


def test_a_path_out_of_the_archive_is_only_a_name(tmp_path: Path) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("../../out.json", TEXT)
    (found,) = read(buffer.getvalue(), tmp_path)
    assert isinstance(found, Article)
    assert (found.origin or "").endswith("!../../out.json")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_refuses_an_unknown_member_and_goes_on(tmp_path: Path) -> None:
    refused, found = read(zipped(a__dat=b"\x00\x01\x02", b__json=TEXT), tmp_path)
    assert isinstance(refused, Refusal)
    assert "unknown kind" in refused.reason
    assert isinstance(found, Article)


@pytest.mark.parametrize("data", [gzip.compress(bytes(500_000)), zipped(a__txt=bytes(500_000))], ids=["gzip", "zip"])
def test_refuses_what_unpacks_without_end(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "FREE_BYTES", 1_000)
    (found,) = read(data, tmp_path)
    assert isinstance(found, Refusal)
    assert "200 times" in found.reason


def test_refuses_more_than_a_reader_may_take_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MAX_WHOLE_BYTES", 10_000)
    (found,) = read(zipped(a__html=b"<html>" + b"Montag " * 20_000), tmp_path)
    assert isinstance(found, Refusal)
    assert "10,000 bytes" in found.reason


def test_refuses_archives_that_lie_too_deep(tmp_path: Path) -> None:
    data = TEXT
    for _ in range(packed.MAX_DEPTH + 1):
        data = gzip.compress(data)
    (found,) = read(data, tmp_path)
    assert isinstance(found, Refusal)
    assert "3 deep" in found.reason


def test_refuses_an_encrypted_member(tmp_path: Path) -> None:
    data = bytearray(zipped(a__json=TEXT))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", data, data.index(mark) + at, 1)
    (found,) = read(bytes(data), tmp_path)
    assert isinstance(found, Refusal)
    assert found.reason.startswith("encrypted")


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress, lambda data: zipped(a__json=data)])
def test_refuses_what_is_cut_off(pack, tmp_path: Path) -> None:
    (found,) = read(pack(TEXT)[:-12], tmp_path)
    assert isinstance(found, Refusal)
    assert "broken" in found.reason
