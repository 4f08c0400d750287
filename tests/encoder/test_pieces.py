"""Windows: every word once in a core, every word in order, whatever the text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, pre_tokenizers
from tokenizers.models import Unigram

from laut.encoder.pieces import BOS, EOS, MAX_WORD_PIECES, cut_windows
from laut.lang.load import pack_of
from laut.tokenise import split_words

LETTERS = "▁abcdefghijklmnopqrstuvwxyz.,äöüß"


def letter_tokenizer() -> Tokenizer:
    """Every letter is a piece, so counts are easy to see."""
    special = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
    tokenizer = Tokenizer(Unigram([*special, *((c, -3.0) for c in LETTERS)], unk_id=3, byte_fallback=False))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    return tokenizer


TOKENIZER = letter_tokenizer()


def test_a_short_text_is_one_window() -> None:
    text = "er sagt ja."
    words = split_words(text, pack_of("de").stops)
    (window,) = cut_windows(text, words, TOKENIZER)
    assert (window.start, window.end, window.core_start, window.core_end) == (0, 4, 0, 4)
    assert window.ids[0] == BOS and window.ids[-1] == EOS
    assert len(window.heads) == 4
    assert window.heads[:2] == (1, 4), "'▁er' is three pieces behind the first one"


def test_no_words_give_no_window() -> None:
    assert cut_windows(" \n ", [], TOKENIZER) == []


def test_windows_overlap_by_what_was_asked() -> None:
    text = "ab " * 200
    words = split_words(text, pack_of("de").stops)
    windows = cut_windows(text, words, TOKENIZER, max_pieces=62, overlap=15)
    for one, two in pairwise(windows):
        assert len(one.ids) <= 62
        assert one.end - two.start == 5, "five words of three pieces each"
        assert one.core_end == two.core_start == (one.end + two.start) // 2


def test_a_window_begins_with_a_sentence_if_one_is_near() -> None:
    text = "ab " * 100
    words = split_words(text, pack_of("de").stops)
    starts = list(range(0, 100, 5))
    windows = cut_windows(text, words, TOKENIZER, starts=starts, max_pieces=62, overlap=15)
    assert [w.start in starts for w in windows] == [True] * len(windows)


def test_an_endless_word_is_cut_in_pieces_only() -> None:
    text = "a" * 5_000 + " ja"
    words = split_words(text, pack_of("de").stops)
    windows = cut_windows(text, words, TOKENIZER)
    assert sum(w.core_end - w.core_start for w in windows) == 2
    assert len(windows[0].ids) <= MAX_WORD_PIECES + 10


@given(st.text(alphabet=st.sampled_from("abß,. \n\u0301😀\0x"), max_size=600), st.integers(20, 60), st.integers(0, 9))
def test_cores_hold_every_word_once(text: str, max_pieces: int, overlap: int) -> None:
    words = split_words(text, pack_of("de").stops)
    windows = cut_windows(text, words, TOKENIZER, max_pieces=max_pieces, overlap=overlap)
    covered = [w for window in windows for w in range(window.core_start, window.core_end)]
    assert covered == list(range(len(words)))
    for window in windows:
        assert window.start <= window.core_start < window.core_end <= window.end
        assert len(window.heads) == window.end - window.start
        assert all(0 <= h < len(window.ids) for h in window.heads)


@pytest.mark.parametrize("text", ["“Ja”,", "über", "Zeit­raum", "a\u0308b"])
def test_pieces_go_to_the_word_they_end_in(text: str) -> None:
    words = split_words(text, pack_of("de").stops)
    (window,) = cut_windows(text, words, TOKENIZER)
    assert list(window.heads) == sorted(window.heads)
