"""Cuts text into words: one pattern over the text, then one decision on each full stop that touches a word.

Words follow the surface words of Universal Dependencies (German GSD, English EWT): `zum`, `20.000` and `Dr.` are one word,
`do|n't` and `geht|'s` are two, `SPD|-|Chef` is three. Whether a full stop belongs to its word (abbreviation, ordinal, initial) is
decided here and only here; `sentences` builds on it. Why no library: docs/decisions/0001-words-and-sentences.md.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

ORDINAL_DIGITS: Final = 3  # "der 100. Geburtstag"; a longer number before a full stop is a year or an amount
LONGEST_ABBREVIATION: Final = 8  # characters, "staatl" and the like; longer words are not looked up

# Marks are no word characters to `re`, yet "u" + U+0308 is one letter. The blocks that hold nearly all of them:
_MARK_BLOCKS: Final = ((0x0300, 0x1D00), (0x1DC0, 0x1E00), (0x20D0, 0x2100), (0x302A, 0x3030), (0xA660, 0xAC00), (0xFE00, 0xFE30))
_MARKS: Final = "".join(
    chr(point) for low, high in _MARK_BLOCKS for point in range(low, high) if unicodedata.category(chr(point)).startswith("M")
)
_W: Final = rf"[\w\u00ad\u200c\u200d{_MARKS}]"
_EMOJI: Final = r"[\u203c-\u3299\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*+"
_DOMAINS: Final = "de|com|org|net|eu|at|ch|info|uk|gov|edu|tv|io|fr|it|nl"

# Each quantifier that could be tried again from many places is possessive or bounded, so the scan is linear in the text.
_WORD: Final = re.compile(
    rf"""
      (?: https?:// | www\. ) [^\s<>"„“”«»]{{0,2000}} [\w/]                   # https://www.tagesschau.de/inland
    | [\w.+-]{{1,64}}+ @ \w[\w-]{{0,63}} (?: \.\w[\w-]{{0,63}} ){{0,8}}       # leser@zeitung.de
    | (?: \w[\w-]{{0,62}}+\. ){{1,8}}+ (?: {_DOMAINS} )\b                     # Spiegel.de
    | (?: Ph\.D | Dr\.h\.c | z\.Zt | [vn]\.Chr ) \.
    | (?: [^\W\d_]\. ){{2,}}+                                                 # z.B., U.S.
    | (?P<number> \d++ (?: [.,:/'’]\d++ )++ {_W}*+ )                          # 20.000, 2:1, 1,5fache
    | (?P<word> {_W}++ (?: ['’]{_W}++                                         # D'Artagnan
                         | [:*] (?=in (?:nen\w{{0,40}})? \b) {_W}++           # Leser:innen, Leser*in
                       )*+ )
    | [\#@]{_W}++                                                             # \#btw25, @bundestag
    | ['’](?: s | n | nen? )\b                                                # 's war, 'ne Frage
    | [\U0001f1e6-\U0001f1ff]{{2}}                                            # a flag
    | {_EMOJI} (?: \u200d{_EMOJI} )*+
    | \.{{2,}}+ | -{{2,}}+ | `` | '' | [:;]-[)(] | \S
    """,
    re.VERBOSE,
)
_CLITIC: Final = {
    "de": re.compile(r"(?<=[a-zäöüß])['’]s\Z"),
    "en": re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))\Z", re.IGNORECASE),
}
_NEXT_WORD: Final = re.compile(
    r"""(?=\s)[^\S\r\n]{0,50}+(?:\r?\n)?[^\S\r\n]{0,50}+   # white space without an empty line
        [„“”"'’‚‘»«›‹(\[–-]{0,3}[^\S\r\n]?(\w{1,40})""",
    re.VERBOSE,
)
_ROMAN: Final = re.compile(r"[IVXLC]{2,6}")
_SPACED_ABBREVIATION: Final = re.compile(r"(?:^|\W)[a-zäöü]\.[^\S\r\n]?\Z")  # the "z. " before "B."


@dataclass(frozen=True, slots=True)
class StopTable:
    """What decides over a full stop in one language; written without it, and in lower case except for `starters`."""

    never_final: frozenset[str]  # abbreviations that never end a sentence: "Dr. Meyer"
    maybe_final: frozenset[str]  # abbreviations that end one if a starter follows: "Meyer & Co. Die Firma"
    before_number: frozenset[str]  # abbreviations only before a number: "Art. 5", but "auf seine Art. Dann"
    endings_before_number: tuple[str, ...]  # of longer words shortened there: "Hauptstr. 5"
    starters: frozenset[str]  # words that, capitalised after a full stop, show that a sentence begins
    ordinals: bool  # a full stop makes a number an ordinal: "der 7. November"


STOP_TABLES: Final = {
    "de": StopTable(
        frozenset(
            """abb abt allg amtl anm aufl ausg az bd bearb begr bes betr bez bspw bzgl bzw ca dgl dipl dt dr dr.h.c
            ebd ehem eigtl einschl engl entspr erg ev evtl exkl fa frl geb gegr gen gest gez ggf griech hbf hr hrn hrsg ing
            inkl insb insbes ital jap kath kfm lat lfd ltd mr mrs ms nr nrn österr parl prof prot
            rel sog spez st staatl std stellv str tel urspr verh vgl vorm vors wiss zit zzgl nördl östl südl westl
            b.a d.h h.c i.d i.v m.a m.e o.g s.a s.o s.u u.u z.b z.t z.zt""".split()
        ),
        frozenset(
            """a.d a.m bio co corp chr e.v etc ff inc jh jhd jhdt jr mill mio mrd sr tsd tgl u.a u.ä u.s u.s.a usf usw ect
            v.chr n.chr o.ä i.d.r ph.d feb febr apr aug sept okt nov dez""".split()
        ),
        frozenset("abs art fig jan kap no s vol ziff".split()),
        ("str",),
        frozenset(
            """Aber Alle Allerdings Als Also Am An Anders Auch Auf Aus Außerdem Bei Beide Beim Bis Bisher Da Dabei Dadurch
            Dafür Dagegen Daher Damit Danach Dann Daran Darauf Daraus Darin Darüber Darum Das Dass Dazu Dem Den Denn Dennoch
            Der Deren Deshalb Dessen Deswegen Die Dies Diese Diesem Diesen Dieser Dieses Doch Dort Durch Ein Eine Einem Einen
            Einer Eines Er Erst Es Etwa Für Gegen Gleichzeitig Hier Hierbei Ich Ihm Ihn Ihnen Ihr Ihre Ihrem Ihren Im In
            Insgesamt Ist Jede Jeder Jedoch Jetzt Kein Keine Laut Man Mehr Mit Nach Nachdem Neben Nicht Noch Nun Nur Ob Obwohl
            Oder Ohne Schließlich Sehr Sein Seine Seinem Seinen Seiner Seit Seitdem Selbst Sie Sind So Sollte Somit Sowohl
            Später Trotz Trotzdem Über Um Und Uns Unser Unsere Unter Vom Von Vor War Waren Warum Was Weder Weil Weitere Wenn
            Wer Wie Wir Wird Wo Während Zu Zudem Zuerst Zuletzt Zum Zunächst Zur Zwar Zwischen""".split()
        ),
        ordinals=True,
    ),
    "en": StopTable(
        frozenset(
            """adm approx brig capt cdr cmdr col dr e.g eds fig figs gen gov hon i.e insp lt maj messrs mr mrs ms mt nos
            pres prof rev rep reps sen sens sgt supt viz vs""".split()
        ),
        frozenset(
            """a.d a.m al apr assn aug ave b.a b.c bros co corp d.c dec dept dist esq est etc feb ft inc jan jr ltd m.a mfg
            nov oct p.m ph.d sept sr st u.k u.n u.s u.s.a univ""".split()
        ),
        frozenset("art ch fig no p pp sec vol".split()),
        (),
        frozenset(
            """A About According After All Also Although Among An And Another Any Are As At Because Before Both But By Can
            Despite Did Do During Each Earlier Even Every Few For From Had Has Have He Her Here His How However I If In Instead
            Is It Its Last Later Many Meanwhile More Most My Nearly Neither No Nobody Nor Not Now On Once One Only Or Other Others
            Our Over People Police She Since So Some Still Such That The Their Then There These They This Those Though
            Through To Two Under Until We Were What When Where Whether Which While Who Why With Without You Your""".split()
        ),
        ordinals=False,
    ),
}


def split_words(text: str, *, lang: str) -> list[tuple[int, int]]:
    """Give the spans of all words and marks in order; together they hold every character that is not white space.

    Linear in the length of the text. Known misses: an abbreviation that is in no table loses its full stop, and a number
    of up to three digits that ends a sentence keeps it if a noun follows ("Sie ist 25. Kinder hat sie nicht.").

    Raises:
        ValueError: there is no table for the language.
    """
    table = stop_table(lang)
    clitic = _CLITIC[lang]
    spans: list[tuple[int, int]] = []
    length = len(text)
    taken = 0  # the end of the last word, which may be behind a full stop that the pattern gives again
    for match in _WORD.finditer(text):
        start, end = match.span()
        if start < taken:
            if end == taken:
                continue
            start = taken
        kind = match.lastgroup
        if kind == "word":
            if text[end - 1] in "sSeEtTdDlLmM" and (cut := clitic.search(text, max(start + 1, end - 3), end)):
                spans.append((start, cut.start()))
                start = cut.start()
            if end < length and text[end] == "." and _keeps_stop(text, start, end, table):
                end += 1
        elif kind == "number" and table.ordinals and text[end : end + 2] in ("./", ".-", ".–"):
            end += 1
        spans.append((start, end))
        taken = end
    return spans


def stop_table(lang: str) -> StopTable:
    """Give the table that decides over full stops in a language; ValueError if there is none."""
    try:
        return STOP_TABLES[lang]
    except KeyError:
        known = ", ".join(STOP_TABLES)
        raise ValueError(f"cannot cut text in language {lang!r} into words; there are tables for: {known}") from None


def next_word(text: str, position: int) -> str:
    """Give the word after the white space at a position, over an opening mark; empty if an empty line comes first."""
    found = _NEXT_WORD.match(text, position)
    return found[1] if found else ""


def _keeps_stop(text: str, start: int, end: int, table: StopTable) -> bool:
    """Say whether the full stop at `end` belongs to the word before it."""
    if text.endswith(table.endings_before_number, start, end) and next_word(text, end + 1)[:1].isdigit():
        return True
    size = end - start
    if size > LONGEST_ABBREVIATION or text.startswith(".", end + 1):
        return False
    word = text[start:end]
    lowered = word.lower()
    if lowered in table.never_final or lowered in table.maybe_final:
        return True
    if lowered in table.before_number and next_word(text, end + 1)[:1].isdigit():
        return True
    if table.ordinals and (_ROMAN.fullmatch(word) or (size <= ORDINAL_DIGITS and word.isdecimal())):
        return _is_ordinal(text, start, end, table)
    return size == 1 and word.isalpha() and _is_initial(text, start, end, table)


def _is_ordinal(text: str, start: int, end: int, table: StopTable) -> bool:
    """Tell "am 7. November", "7./8. Mai" and a list's "1. Der" at the start of a line from "Sie ist 25. Der"."""
    if text.startswith(("/", "-", "–", ","), end + 1):
        return True
    following = next_word(text, end + 1)
    if not following:
        return False
    return following not in table.starters or start == 0 or text[start - 1] in "\r\n"


def _is_initial(text: str, start: int, end: int, table: StopTable) -> bool:
    """Tell "Thomas K. Meyer", "J. R. R." and "z. B." from "Plan B. Der"."""
    if _SPACED_ABBREVIATION.search(text[max(0, start - 4) : start]):
        return True
    following = next_word(text, end + 1)
    if len(following) == 1 and following.isalpha():
        position = text.index(following, end + 1) + 1
        return text.startswith(".", position)
    if not following or (text[start:end] == "I" and not table.ordinals):  # "than I. Tom"
        return False
    return text[start].isupper() and not following[0].isdigit() and following not in table.starters
