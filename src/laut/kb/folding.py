"""How names are compared: in one case, without accents, with hyphens as spaces, and abbreviations only where they are in capitals.

An ending of the genitive is the caller's: "Putins" is folded as it stands.
"""

import re
import unicodedata
from typing import Final

MAX_CHARS: Final = 200  # the longest name of the lists has 134; what is longer is no name
_LONG_ABBREVIATION: Final = 4  # German papers write Nato and Unesco; of three letters "Who" and "Eu" would be other words

_NO_ACCENT: Final = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a"})
_LEFT_OUT: Final = re.compile(r"['‘’ʻʼʿʾ`´.,\"“”„]")
_GAPS: Final = re.compile(r"[\s\-‐‑‒–—/·]+")


def folded(text: str) -> str:
    """Give what two spellings of a name have in common: "SÜD-KOREA" is "sud korea", "Großbritannien" "grossbritannien"."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(char for char in parts if not unicodedata.combining(char)).translate(_NO_ACCENT)
    return _GAPS.sub(" ", _LEFT_OUT.sub("", bare)).strip()


def is_name(text: str) -> bool:
    """Say whether a text can be a name at all: it has a letter or digit and is not endless."""
    return len(text) <= MAX_CHARS and any(map(str.isalnum, text))


def is_written_as(text: str, abbreviation: str) -> bool:
    """Say whether a text is an abbreviation and not a word of the same letters: "US" and "U.S." are, "us" and "Who" are not."""
    written, known = text.replace(".", ""), abbreviation.replace(".", "")
    if written in (known, known.upper()):
        return True
    return len(known) >= _LONG_ABBREVIATION and written == known.capitalize()
