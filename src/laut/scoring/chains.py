"""Three measures of chains, each a number of hits and a number of possible ones, which are summed over documents.

MUC (Vilain et al. 1995), B-cubed (Bagga and Baldwin 1998) and CEAF with the entity similarity phi4 (Luo 2005); the mean of
their F1 is the CoNLL score (Pradhan et al. 2012). A chain is a set of mentions, here of their offsets.
"""

from collections.abc import Sequence

from laut.scoring.pairing import best_pairs

Chain = frozenset[tuple[int, int]]


def muc(ours: Sequence[Chain], theirs: Sequence[Chain]) -> tuple[int, int]:
    """Give how many links of our chains their chains keep, of how many: a chain cut into n parts loses n - 1 links."""
    holder = {mention: number for number, chain in enumerate(theirs) for mention in chain}
    n_kept = n_links = 0
    for chain in ours:
        parts = {holder[mention] for mention in chain if mention in holder}
        n_alone = sum(mention not in holder for mention in chain)
        n_kept += len(chain) - len(parts) - n_alone
        n_links += len(chain) - 1
    return n_kept, n_links


def b_cubed(ours: Sequence[Chain], theirs: Sequence[Chain]) -> tuple[float, int]:
    """Give, summed over our mentions, the share of their chain-mates that are so in theirs too, and the number of mentions."""
    holder = {mention: chain for chain in theirs for mention in chain}
    shared = sum(len(chain & holder[mention]) / len(chain) for chain in ours for mention in chain if mention in holder)
    return shared, sum(map(len, ours))


def ceaf_e(ours: Sequence[Chain], theirs: Sequence[Chain]) -> float:
    """Give the similarity of the best pairing of chains, each pair between 0 and 1."""
    pairs = best_pairs(ours, theirs, similarity)
    return sum(similarity(ours[i], theirs[j]) for i, j in pairs)


def similarity(a: Chain, b: Chain) -> float:
    """Give the F1 of two chains' mentions."""
    return 2 * len(a & b) / (len(a) + len(b))
