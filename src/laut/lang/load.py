"""From a language code to its pack, loaded when first asked for.

Packs of other projects join through the entry-point group `laut.languages`: the name is the code, the object a LanguagePack. Ours win.
"""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Final

from laut.errors import LanguageError, PackError
from laut.lang.pack import LanguagePack

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

OWN: Final = ("de", "en")
GROUP: Final = "laut.languages"


def languages() -> tuple[str, ...]:
    """Give the codes of all languages with a pack, our own first."""
    return (*OWN, *sorted(code for code in _outside() if code not in OWN))


def pack_of(code: str) -> LanguagePack:
    """Give the pack of a language; the region is left out of account ("de-AT" is "de"). Loaded once.

    Raises:
        LanguageError: there is no pack for it.
        PackError: the pack is wrong in itself, or an outside package hands over something else.
    """
    return _load(code.replace("_", "-").split("-")[0].strip().lower())


@cache
def _load(language: str) -> LanguagePack:
    """Give the pack of a language without region."""
    if language in OWN:
        found: object = import_module(f"laut.lang.{language}").PACK
    elif language in _outside():
        found = _load_outside(language, _outside()[language])
    else:
        raise LanguageError(
            f"no language pack for {language!r}; there are packs for: {', '.join(languages())}."
            f" If the text is in one of them, name it with --lang; else install a package that offers {GROUP!r}"
        )
    if not isinstance(found, LanguagePack) or found.code != language:
        raise PackError(f"language {language!r}: expected a LanguagePack with that code, found {found!r:.80}")
    return found


def _load_outside(language: str, entry: "EntryPoint") -> object:
    """Load what another project offers."""
    try:
        return entry.load()
    except (ImportError, AttributeError) as error:
        raise PackError(f"language {language!r}: cannot load {entry.value!r} of group {GROUP!r}: {error}") from error


@cache
def _outside() -> dict[str, "EntryPoint"]:
    """Give what other installed projects offer, by code."""
    from importlib.metadata import entry_points  # slow to import, and mostly not needed

    return {entry.name: entry for entry in entry_points(group=GROUP)}
