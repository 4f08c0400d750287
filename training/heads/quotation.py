"""The quotation heads: word tags for quotes in two layers, and a biaffine scorer for the roles of a quote.

Tags are outside, or begin, inside, continue by type (continue: a quote that goes on behind its frame); the second layer holds
what is nested. A quote asks for its roles with the sum of three views of it (first word, last word, mean over its words);
each word answers with a key; a bias knows type, role and distance. Biaffine scoring after Dozat and Manning (ICLR 2017).
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from laut.quotation.scores import N_BUCKETS, N_TAGS, ROLES, TYPES

ROLE_WIDTH = 64


class QuotationHeads(nn.Module):
    """Hidden states of pieces (batch, piece, width) to the arrays the quotation finder decodes."""

    def __init__(self, width: int, dropout: float = 0.1) -> None:
        super().__init__()
        n_out = len(ROLES) * ROLE_WIDTH
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(width, 2 * N_TAGS)
        self.ask, self.answer = nn.Linear(width, width), nn.Linear(width, width)
        self.query, self.key = nn.Linear(width, 3 * n_out), nn.Linear(width, n_out)
        self.bias = nn.Parameter(torch.full((len(TYPES), len(ROLES), N_BUCKETS), -3.0))

    def forward(self, hidden: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Give tags (batch, piece, layer, tag), queries (batch, piece, view, role, feature), keys (batch, piece, role, feature)."""
        hidden = self.dropout(hidden)
        lead = hidden.shape[:-1]
        tags = self.tags(hidden).reshape(*lead, 2, N_TAGS)
        query = self.query(F.gelu(self.ask(hidden))).reshape(*lead, 3, len(ROLES), ROLE_WIDTH)
        key = self.key(F.gelu(self.answer(hidden))).reshape(*lead, len(ROLES), ROLE_WIDTH)
        return tags, query, key

    def role_scores(self, query: Tensor, key: Tensor, quotes: list[list[int]], types: Tensor, buckets: Tensor) -> Tensor:
        """Give scores (quote, role, word) of all words of one window for its quotes.

        Args:
            query: (word, view, role, feature), at the words' first pieces.
            key: (word, role, feature).
            quotes: the words of each quote.
            types: (quote) index of each quote's type.
            buckets: (quote, word) distance buckets.
        """
        asked = torch.stack([query[q[0], 0] + query[q[-1], 1] + query[q, 2].mean(0) for q in quotes])
        scores = torch.einsum("qrd,wrd->qrw", asked, key) / ROLE_WIDTH**0.5
        return scores + self.bias[types].gather(2, buckets[:, None, :].expand(-1, len(ROLES), -1))
