"""Words as the full text keeps them: folded and stemmed, so that both engines find alike.

"Lieferungen" is found by "Lieferung", "Ukrainian" by "Ukrainians", "Mueller" by "Müller". Stems are Snowball's. An article's words are
stemmed in its language; a question's words in every language, since nobody says which a question is in.
"""

import re
import unicodedata
from typing import Final

from laut.errors import UsageError
from laut.stemming import STEMMERS, stemmer_of

LONGEST_WORD: Final = 60

_WORD: Final = re.compile(r"\w+")
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_TERM: Final = re.compile(r'"([^"]*)"|(\S+)')


def fold(text: str) -> str:
    """Give a text in lower case, umlauts written out and other marks left off: "Č. Müller" is "c. mueller"."""
    spelt = unicodedata.normalize("NFC", text).lower().translate(_UMLAUTS)
    if spelt.isascii():
        return spelt
    # Lower once more: what stands for a capital, such as "ℙ", becomes one only now.
    return "".join(c for c in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(c)).lower()


def stems(text: str, language: str | None) -> str:
    """Give the stems of a text's words, parted by blanks, of a compound with a hyphen those of its parts.

    A variety of a language ("en-GB") has the stems of the language; one without stems of its own is taken for German.
    """
    code = (language or "").partition("-")[0]
    stem = stemmer_of(code if code in STEMMERS else "de")
    return " ".join(map(stem, _words(text)))


def _words(text: str) -> list[str]:
    return [word[:LONGEST_WORD] for word in _WORD.findall(fold(text))]


def name_words(name: str) -> list[str]:
    """Give the words of a name, folded, each once."""
    return sorted(set(_words(name)))


def question_of(words: str) -> list[list[list[str]]]:
    """Give a question as terms that all must be found; each is a list of alternatives, each a run of stems; "*" ends a prefix.

    `Waffen* "Rotes Kreuz"` are two terms: words that begin with waffen, and two words side by side. The stem of a word may be shorter
    than a prefix of it ("waff" of "Waffen"), so a prefix is asked for by its stems too.

    Raises:
        UsageError: there is no word in it.
    """
    terms = []
    for quoted, single in _TERM.findall(words):
        folded = _words(quoted or single)
        if not folded:
            continue
        runs = [list(map(stemmer_of(code), folded)) for code in STEMMERS]
        if single.endswith("*"):
            runs = [[*run[:-1], f"{folded[-1]}*"] for run in runs] + runs
        terms.append([list(run) for run in dict.fromkeys(map(tuple, runs))])
    if not terms:
        raise UsageError(f'nothing to search for in {words!r}; give words, "a phrase" or the beginning of a word with *')
    return terms
