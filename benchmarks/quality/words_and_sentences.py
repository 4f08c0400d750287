"""Compares libraries that cut German text into words and sentences, and prints one table per question.

Run it from the repository root with the libraries to compare installed; those that are missing are skipped:

    python benchmarks/quality/words_and_sentences.py path/to/de_gsd-ud-dev.conllu [--only NAME ...] [--skip-stress]

The gold is Universal Dependencies German GSD, dev part. Words are surface words: a multiword range (`zum`) is one word.
Sentences are joined by one space, in blocks of 20 and as a whole; a span counts only if both ends are right. `laut`'s own
rules were written while looking at the first three quarters of the file; the last one is scored apart (column "unseen").
The figures and the choice made from them are in docs/decisions/0001-words-and-sentences.md.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.metadata
import multiprocessing
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Spans = list[tuple[int, int]]
Splitter = Callable[[str], Spans]

BLOCK_SIZE = 20  # sentences fed at once; about one short news item
SPEED_REPEATS = 5  # the median is shown
STRESS_SIZES = (1_250_000, 2_500_000, 5_000_000)  # characters; linear code takes 4 times as long for the last as the first
STRESS_TIMEOUT_S = 20.0
IMPORT_REPEATS = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """One gold sentence: its text and its words as half-open spans in that text."""

    text: str
    words: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text with the gold spans of its words and sentences."""

    text: str
    words: frozenset[tuple[int, int]]
    sentences: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A library, the module whose import is timed, and how to build its two splitters (None: it has no such part)."""

    name: str
    distribution: str
    module: str
    words: Callable[[], Splitter] | None
    sentences: Callable[[], Splitter] | None


# ---------------------------------------------------------------------------------------------------------------- gold


def read_gold(path: Path) -> list[Sentence]:
    """Read the sentences of a CoNLL-U file with the spans of their surface words."""
    sentences = []
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        text = next(line[9:] for line in block.split("\n") if line.startswith("# text = "))
        sentences.append(Sentence(text, tuple(_word_spans(text, block))))
    return sentences


def _word_spans(text: str, block: str) -> Iterator[tuple[int, int]]:
    covered_to = 0  # the last word id inside the current multiword range
    position = 0
    for line in block.split("\n"):
        if line.startswith("#"):
            continue
        word_id, form = line.split("\t")[:2]
        if "." in word_id:
            continue
        if "-" in word_id:
            covered_to = int(word_id.split("-")[1])
        elif int(word_id) <= covered_to:
            continue
        start = text.index(form, position)
        if text[position:start].strip():
            raise ValueError(f"gold words leave a gap before {form!r} in {text!r}")
        position = start + len(form)
        yield start, position


def join_passages(sentences: list[Sentence], size: int) -> list[Passage]:
    """Join gold sentences by one space into passages of the given number of sentences."""
    passages = []
    for first in range(0, len(sentences), size):
        words: set[tuple[int, int]] = set()
        spans: set[tuple[int, int]] = set()
        texts: list[str] = []
        offset = 0
        for sentence in sentences[first : first + size]:
            words.update((offset + start, offset + end) for start, end in sentence.words)
            spans.add((offset, offset + len(sentence.text)))
            texts.append(sentence.text)
            offset += len(sentence.text) + 1
        passages.append(Passage(" ".join(texts), frozenset(words), frozenset(spans)))
    return passages


# ---------------------------------------------------------------------------------------------------------- candidates


def trim(text: str, spans: Iterable[tuple[int, int]]) -> Spans:
    """Cut white space off both ends of each span and drop what is then empty."""
    trimmed = []
    for start, end in spans:
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if start < end:
            trimmed.append((start, end))
    return trimmed


def find_pieces(text: str, pieces: Iterable[str]) -> Spans:
    """Find the pieces in the text one after the other, for libraries that return strings; a changed piece is lost."""
    spans = []
    position = 0
    for piece in pieces:
        start = text.find(piece, position)
        if start >= 0:
            position = start + len(piece)
            spans.append((start, position))
    return spans


def consecutive(pieces: Iterable[str]) -> Spans:
    """Give the spans of pieces that follow each other without a gap."""
    spans = []
    position = 0
    for piece in pieces:
        spans.append((position, position + len(piece)))
        position += len(piece)
    return spans


def load(module: str) -> Any:
    """Import a library that has no types or may be missing."""
    return importlib.import_module(module)


def spans_from(module: str, make: Callable[[Any], Callable[[str], Iterable[tuple[int, int]]]]) -> Callable[[], Splitter]:
    """Build a splitter out of a library whose own call already gives spans."""

    def build() -> Splitter:
        split = make(load(module))
        return lambda text: list(split(text))

    return build


def spacy_pipeline(*parts: str) -> Callable[[str], Any]:
    nlp = load("spacy").blank("de")
    for part in parts:
        nlp.add_pipe(part)
    nlp.max_length = 2 * max(STRESS_SIZES)
    run: Callable[[str], Any] = nlp
    return run


def spacy_words() -> Splitter:
    nlp = spacy_pipeline()
    return lambda text: [(token.idx, token.idx + len(token)) for token in nlp(text)]


def spacy_sentences() -> Splitter:
    nlp = spacy_pipeline("sentencizer")
    return lambda text: [(sentence.start_char, sentence.end_char) for sentence in nlp(text).sents]


def syntok_words() -> Splitter:
    tokenizer = load("syntok.tokenizer").Tokenizer(emit_hyphen_or_underscore_sep=True, replace_not_contraction=False)
    return lambda text: [(token.offset, token.offset + len(token.value)) for token in tokenizer.tokenize(text)]


def syntok_sentences() -> Splitter:
    analyze = load("syntok.segmenter").analyze

    def split(text: str) -> Spans:
        sentences = (sentence for paragraph in analyze(text) for sentence in paragraph)
        return [(sentence[0].offset, sentence[-1].offset + len(sentence[-1].value)) for sentence in sentences]

    return split


def somajo_words() -> Splitter:
    somajo = load("somajo").SoMaJo("de_CMC", split_camel_case=False, split_sentences=False, character_offsets=True)
    return lambda text: [token.character_offset for part in somajo.tokenize_text([text]) for token in part]


def somajo_sentences() -> Splitter:
    somajo = load("somajo").SoMaJo("de_CMC", split_camel_case=False, character_offsets=True)

    def split(text: str) -> Spans:
        parts = (part for part in somajo.tokenize_text([text]) if part)
        return [(part[0].character_offset[0], part[-1].character_offset[1]) for part in parts]

    return split


def segtok_words() -> Splitter:
    tokenize = load("segtok.tokenizer").word_tokenizer
    return lambda text: find_pieces(text, tokenize(text))


def segtok_sentences() -> Splitter:
    split = load("segtok.segmenter").split_multi
    return lambda text: find_pieces(text, split(text))


def pysbd_sentences() -> Splitter:
    segmenter = load("pysbd").Segmenter(language="de", clean=False, char_span=True)
    return lambda text: [(piece.start, piece.end) for piece in segmenter.segment(text)]


def sentencex_sentences() -> Splitter:
    boundaries = load("sentencex").get_sentence_boundaries
    return lambda text: [(found["start_index"], found["end_index"]) for found in boundaries("de", text)]


def uniseg_words() -> Splitter:
    words = load("uniseg.wordbreak").words
    return lambda text: consecutive(words(text))


def uniseg_sentences() -> Splitter:
    sentences = load("uniseg.sentencebreak").sentences
    return lambda text: consecutive(sentences(text))


def _icu_spans(breaker: Any, text: str) -> Spans:
    """Walk an ICU break iterator; ICU counts UTF-16 units, so they are mapped back to code points."""
    icu = load("icu")
    breaker.setText(icu.UnicodeString(text))
    to_point = [0]
    for index, character in enumerate(text):
        to_point.extend([index + 1] * (2 if ord(character) > 0xFFFF else 1))
    ends = [to_point[end] for end in breaker]
    return list(zip([0, *ends], ends, strict=False))


def icu_words() -> Splitter:
    icu = load("icu")
    breaker = icu.BreakIterator.createWordInstance(icu.Locale("de"))
    return lambda text: _icu_spans(breaker, text)


def icu_sentences() -> Splitter:
    icu = load("icu")
    locale = icu.Locale.createFromName("de@ss=standard")  # with the CLDR list of German abbreviations
    breaker = icu.BreakIterator.createSentenceInstance(locale)
    return lambda text: _icu_spans(breaker, text)


def own_words() -> Splitter:
    split_words, stops = load("laut.tokenise").split_words, load("laut.lang.load").pack_of("de").stops
    return lambda text: split_words(text, stops)


def own_sentences() -> Splitter:
    split_sentences, words_of, stops = (
        load("laut.tokenise").split_sentences,
        own_words(),
        load("laut.lang.load").pack_of("de").stops,
    )
    return lambda text: split_sentences(text, words_of(text), stops)


CANDIDATES = (
    Candidate(
        "laut",
        "laut",
        "laut.tokenise",
        own_words,
        own_sentences,
    ),
    Candidate("spaCy", "spacy", "spacy", spacy_words, spacy_sentences),
    Candidate("SoMaJo", "SoMaJo", "somajo", somajo_words, somajo_sentences),
    Candidate("syntok", "syntok", "syntok.segmenter", syntok_words, syntok_sentences),
    Candidate("segtok", "segtok", "segtok.segmenter", segtok_words, segtok_sentences),
    Candidate("sentencex", "sentencex", "sentencex", None, sentencex_sentences),
    Candidate("pysbd", "pysbd", "pysbd", None, pysbd_sentences),
    Candidate(  # Punkt untrained: the German model is a download
        "nltk",
        "nltk",
        "nltk.tokenize",
        spans_from("nltk.tokenize", lambda nltk: nltk.NLTKWordTokenizer().span_tokenize),
        spans_from("nltk.tokenize.punkt", lambda punkt: punkt.PunktSentenceTokenizer().span_tokenize),
    ),
    Candidate(
        "nupunkt",
        "nupunkt",
        "nupunkt",
        spans_from("nupunkt", lambda nupunkt: nupunkt.word_spans),
        spans_from("nupunkt", lambda nupunkt: nupunkt.sent_spans),
    ),
    Candidate(
        "blingfire",
        "blingfire",
        "blingfire",
        spans_from("blingfire", lambda fire: lambda text: fire.text_to_words_with_offsets(text)[1]),
        spans_from("blingfire", lambda fire: lambda text: fire.text_to_sentences_and_offsets(text)[1]),
    ),
    Candidate("uniseg", "uniseg", "uniseg.wordbreak", uniseg_words, uniseg_sentences),
    Candidate("PyICU", "pyicu", "icu", icu_words, icu_sentences),
)


# --------------------------------------------------------------------------------------------------------- measurements


def f1(passages: list[Passage], found: list[Spans], level: str) -> float:
    """Score exact spans over all passages; in percent."""
    right = wanted = given = 0
    for passage, spans in zip(passages, found, strict=True):
        gold = passage.words if level == "words" else passage.sentences
        right += len(gold.intersection(spans))
        wanted += len(gold)
        given += len(spans)
    return 200 * right / (wanted + given)


def measure(split: Splitter, passages: list[Passage], level: str) -> float:
    """Split the passages and score the result."""
    return f1(passages, [trim(passage.text, split(passage.text)) for passage in passages], level)


def words_per_second(split: Splitter, passages: list[Passage]) -> float:
    """Median speed in gold words per second over several runs."""
    n_words = sum(len(passage.words) for passage in passages)
    times_s = []
    for _ in range(SPEED_REPEATS):
        began = time.perf_counter()
        for passage in passages:
            split(passage.text)
        times_s.append(time.perf_counter() - began)
    return n_words / statistics.median(times_s)


def hard_texts() -> dict[str, str]:
    """Texts that upset tokenisers, by name."""
    chance = random.Random(7)
    points = [point for point in range(0x30000) if not 0xD800 <= point < 0xE000]
    alphabet = "aÄß .,!?„“»«()\u0301\u200d\u00ad\u200b\ufeff\0\n\r\t1'’-_😀"
    return {
        "empty": "",
        "spaces": " \n\t\u00a0\u2028 ",
        "NUL": "Ein\0Wort. \0 Noch \0eins.",
        "emoji": "Gut 👩‍👩‍👧‍👦! Schön 🇩🇪🏳️‍🌈. Ende 😀😀.",
        "combining": "Cafe\u0301 ist gu\u0308nstig. U\u0308ber a\u0301\u0302\u0303 Ende. \u0301",
        "invisible": "Do\u00adnau\u200bschiff\u200d. \ufeffNeu.\u2060 Ende\u200e.",
        "scripts": "他说。我们去! Он сказал. ماذا؟ हम। ไทยไม่มีช่องว่าง",
        "controls": "".join(map(chr, range(1, 160))),
        "surrogate": "Kaputt \ud800 hier. \udfff Ende.",
        "typography": "Er sagt: „Geh!“ – «Nein …» ‚so‘ ›da‹ ’s geht’s a__b c--d e///f ***",
        "line ends": "Eins.\r\n\r\nZwei.\r\rDrei.\x85\x85Vier.\u2029Fünf.\x0bSechs",
        "letters": "".join(chance.choices(alphabet, k=4000)),
        "code points": "".join(map(chr, chance.choices(points, k=4000))),
    }


def find_fault(text: str, split: Splitter) -> str | None:
    """Say what is wrong with the result on a hard text: it raised, spans out of order, or characters lost."""
    try:
        spans = trim(text, split(text))
    except Exception as error:  # noqa: BLE001 - any failure of any library is the finding
        return f"raises {type(error).__name__}"
    last = 0
    kept = 0
    for start, end in spans:
        if not last <= start < end <= len(text):
            return "bad offsets"
        last = end
        kept += sum(not character.isspace() for character in text[start:end])
    lost = sum(not character.isspace() for character in text) - kept
    return f"loses {lost}" if lost else None


def stress_texts(size: int, running: str) -> dict[str, str]:
    """Long single lines of the given number of characters, by name."""
    chance = random.Random(11)
    mixed = "".join(chance.choices("abcdefghijklmnopqrstuvwxyzÄÖÜ0123456789.,-'/_", k=100_000))
    seeds = {"news": running + " ", "letters": "a", "mixed": mixed, "points": ".", "quotes": "„", "abbr": "z.B.", "caps": "A. "}
    return {name: (seed * (size // len(seed) + 1))[:size] for name, seed in seeds.items()}


def _time_once(candidate: Candidate, level: str, text: str, out: Any) -> None:
    make = candidate.words if level == "words" else candidate.sentences
    assert make is not None
    split = make()
    split("Warm. Auf.")
    began = time.perf_counter()
    try:
        split(text)
    except Exception as error:  # noqa: BLE001 - any failure of any library is the finding
        out.put(type(error).__name__)
    else:
        out.put(time.perf_counter() - began)


def stress_time(candidate: Candidate, level: str, text: str) -> float | str:
    """Seconds for one long text in a process of its own; a word if it fails or takes too long."""
    context = multiprocessing.get_context("fork")
    out = context.Queue()
    process = context.Process(target=_time_once, args=(candidate, level, text, out))
    process.start()
    process.join(STRESS_TIMEOUT_S)
    if process.is_alive():
        process.kill()
        process.join()
        return f"> {STRESS_TIMEOUT_S:.0f} s"
    if process.exitcode != 0 or (result := out.get(timeout=5)) is None:
        return f"crash {process.exitcode}"
    return float(result) if isinstance(result, float) else str(result)


def stress(candidate: Candidate, level: str, running: str) -> str:
    """Describe behaviour on long lines: per text the seconds at 5 MB, and the growth where it is worse than linear."""
    notes = []
    for name in stress_texts(10, running):
        times: list[float] = []
        for size in STRESS_SIZES:
            took = stress_time(candidate, level, stress_texts(size, running)[name])
            if isinstance(took, str):
                notes.append(f"{name} {took} at {size / 1e6:.2f} M")
                break
            times.append(took)
        else:
            growth = times[-1] / max(times[0], 1e-6)
            notes.append(f"{name} {times[-1]:.1f} s" + (f" (x{growth:.0f})" if growth > 7 else ""))
    return ", ".join(notes)


def import_time(module: str) -> float:
    """Median seconds to import a module in a fresh interpreter, without the interpreter's own start."""
    code = f"import time; t = time.perf_counter(); import {module}; print(time.perf_counter() - t)"
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        for _ in range(IMPORT_REPEATS + 1)
    ]
    return statistics.median(float(run.stdout) for run in runs[1:])  # the first may have to read from disk


def install_size(distribution: str) -> float:
    """Megabytes of a distribution with everything it requires, as installed."""
    waiting, seen, total = [distribution], set[str](), 0
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in seen:
            continue
        seen.add(name)
        try:
            found = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        for file in found.files or ():
            path = Path(str(found.locate_file(file)))
            total += path.stat().st_size if path.suffix != ".pyc" and path.is_file() else 0
        required = (need for need in found.requires or () if "extra ==" not in need)
        waiting.extend(re.split(r"[^\w.-]", need, maxsplit=1)[0] for need in required)
    return total / 1e6


def describe(candidate: Candidate) -> str:
    """One line: version, licence as declared, typed or not, size, import time."""
    module = load(candidate.module.split(".")[0])
    folder = Path(module.__file__ or ".").parent
    typed = "yes" if (folder / "py.typed").exists() else "no"
    try:
        meta: Any = importlib.metadata.metadata(candidate.distribution)
        declared = meta.get("License-Expression") or (meta.get("License") or "").split("\n")[0][:30]
        classified = [line.split(" :: ")[-1] for line in meta.get_all("Classifier") or () if line.startswith("License")]
        version, licence = meta["Version"], declared or ", ".join(classified)
    except importlib.metadata.PackageNotFoundError:
        version, licence = "source", "Apache-2.0"
    size_mb, import_s = install_size(candidate.distribution), import_time(candidate.module)
    return f"| {candidate.name} | {version} | {licence.strip() or '?'} | {typed} | {size_mb:.1f} | {import_s:.3f} |"


# ------------------------------------------------------------------------------------------------------------- the path


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path, help="de_gsd-ud-dev.conllu")
    parser.add_argument("--only", nargs="*", help="names of candidates to compare")
    parser.add_argument("--skip-stress", action="store_true", help="leave out the 5 MB lines, which take minutes")
    options = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        os.environ["PYTHONPATH"] = sys.path[0]

    sentences = read_gold(options.gold)
    blocks, whole = join_passages(sentences, BLOCK_SIZE), join_passages(sentences, len(sentences))
    unseen = join_passages(sentences[len(sentences) * 3 // 4 :], BLOCK_SIZE)
    print(f"{len(sentences)} sentences, {sum(len(block.words) for block in blocks)} words, {len(whole[0].text)} characters\n")

    present = []
    print("| library | version | licence | typed | MB with needs | import s |\n|---|---|---|---|---|---|")
    for candidate in CANDIDATES:
        if options.only and candidate.name not in options.only:
            continue
        try:
            load(candidate.module)
        except ImportError:
            print(f"| {candidate.name} | not installed, skipped |")
            continue
        present.append(candidate)
        print(describe(candidate), flush=True)

    for level in ("words", "sentences"):
        print(f"\n| {level} | F1 blocks | F1 unseen | F1 whole | words/s | faults on hard texts |\n|---|---|---|---|---|---|")
        for candidate in present:
            make = candidate.words if level == "words" else candidate.sentences
            if make is None:
                continue
            split = make()
            scores = [measure(split, passages, level) for passages in (blocks, unseen, whole)]
            speed = words_per_second(split, blocks)
            faults = {name: find_fault(text, split) for name, text in hard_texts().items()}
            listed = "; ".join(f"{name}: {fault}" for name, fault in faults.items() if fault) or "none"
            row = " | ".join(f"{score:.2f}" for score in scores)
            print(f"| {candidate.name} | {row} | {speed:,.0f} | {listed} |", flush=True)
        if options.skip_stress:
            continue
        print(f"\n| {level} | seconds for one line of {STRESS_SIZES[-1]:,} characters (growth over 4 times the length) |")
        print("|---|---|")
        for candidate in present:
            if candidate.words if level == "words" else candidate.sentences:
                print(f"| {candidate.name} | {stress(candidate, level, whole[0].text)} |", flush=True)


if __name__ == "__main__":
    main()
