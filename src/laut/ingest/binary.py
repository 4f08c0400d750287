"""Tells binary content from text: by signatures at the start, and by the share of control characters.

Only what no text can be is refused here; which character set a text is in is decided in `charset`.
"""

from typing import Final

MAX_CONTROLS_UTF8: Final = 0.3  # of the bytes; terminal logs with colour codes stay below 0.15
MAX_CONTROLS_LEGACY: Final = 0.02  # random bytes have 0.1; no legacy German text measured has one
MAX_NULS: Final = 0.5  # of the bytes; more is a sparse or binary file
FEW: Final = 8  # so many control characters are never held against a text

_WHITE_SPACE: Final = b"\t\n\x0b\x0c\r\x1b\x85"
_CONTROLS: Final = bytes(byte for byte in [*range(1, 32), 127] if byte not in _WHITE_SPACE)

# What no text begins with, then what some text might: those are named only if the content is no text.
_SURE: Final = (
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf1", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"PK\x03\x04", "a ZIP archive, as .docx, .odt and .epub are"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b\x08", "gzip-compressed data"),
    (b"\xfd7zXZ\x00", "xz-compressed data"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "an ELF program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls, .ppt)"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x00asm", "a WebAssembly program"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM film"),
)
_MAYBE: Final = (
    (b"BZh", "bzip2-compressed data"),
    (b"GIF8", "a GIF image"),
    (b"BM", "a bitmap image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "a sound, film or WebP file"),
    (b"OggS", "an Ogg sound or film"),
    (b"ID3", "an MP3 sound"),
    (b"MZ", "a Windows program"),
    (b"PAR1", "a Parquet table"),
    (b"\xca\xfe\xba\xbe", "a program"),
)


def signature(head: bytes) -> str | None:
    """Say what content is if its first bytes are those of a binary format that no text begins with, else None."""
    return next((name for mark, name in _SURE if head.startswith(mark)), None)


def looks_binary(data: bytes, *, is_utf8: bool) -> str | None:
    """Say what the content looks like if it is no text, else None; linear in its length.

    NUL bytes alone make no content binary as long as they are in the minority.
    """
    name = signature(data)
    if name:
        return name
    n_nuls = data.count(0)
    n_controls = len(data) - len(data.translate(None, _CONTROLS))
    if not is_utf8:
        n_controls += n_nuls
    limit = MAX_CONTROLS_UTF8 if is_utf8 else MAX_CONTROLS_LEGACY
    if n_controls > max(FEW, limit * len(data)) or n_nuls > max(FEW, MAX_NULS * len(data)):
        if data[4:8] == b"ftyp":
            return "an MP4 film"
        return next((name for mark, name in _MAYBE if data.startswith(mark)), "binary data")
    return None
