"""The quotation heads: word tags for quotes in two layers, and a biaffine scorer for the roles of a quote.

Tags are outside, or begin, inside, continue by type (continue: a quote that goes on behind its frame); the second layer holds
what is nested. A quote asks for its roles with the sum of three views of it (first word, last word, mean over its words);
each word answers with a key; a bias knows type, role and distance,
and each word also says how well it fits from each distance. Biaffine scoring after Dozat and Manning (ICLR 2017).
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from laut.encoder.distances import N_BUCKETS
from laut.quotation.scores import N_TAGS, ROLES, TYPES

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
        self.near = nn.Linear(width, len(ROLES) * N_BUCKETS)
        self.bias = nn.Parameter(torch.full((len(TYPES), len(ROLES), N_BUCKETS), -3.0))
        nn.init.zeros_(self.near.weight)
        nn.init.zeros_(self.near.bias)

    def forward(self, hidden: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Give tags, queries, keys and near.

        Axes: (batch, piece, layer, tag), (batch, piece, view, role, feature), (batch, piece, role, feature), (batch, piece, role, bucket).
        """
        hidden = self.dropout(hidden)
        lead = hidden.shape[:-1]
        tags = self.tags(hidden).reshape(*lead, 2, N_TAGS)
        query = self.query(F.gelu(self.ask(hidden))).reshape(*lead, 3, len(ROLES), ROLE_WIDTH)
        answer = F.gelu(self.answer(hidden))
        key = self.key(answer).reshape(*lead, len(ROLES), ROLE_WIDTH)
        near = self.near(answer).reshape(*lead, len(ROLES), N_BUCKETS)
        return tags, query, key, near

    def role_scores(
        self, query: Tensor, key: Tensor, near: Tensor, quotes: list[list[int]], types: Tensor, buckets: Tensor
    ) -> Tensor:
        """Give scores (quote, role, word) of all words of one window for its quotes.

        Args:
            query: (word, view, role, feature), at the words' first pieces.
            key: (word, role, feature).
            near: (word, role, bucket).
            quotes: the words of each quote.
            types: (quote) index of each quote's type.
            buckets: (quote, word) distance buckets.
        """
        asked = torch.stack([query[q[0], 0] + query[q[-1], 1] + query[q, 2].mean(0) for q in quotes])
        scores = torch.einsum("qrd,wrd->qrw", asked, key) / ROLE_WIDTH**0.5
        by_word = (
            near.permute(1, 0, 2)
            .expand(len(quotes), -1, -1, -1)
            .gather(3, buckets[:, None, :, None].expand(-1, len(ROLES), -1, 1))
        )
        return scores + by_word[..., 0] + self.bias[types].gather(2, buckets[:, None, :].expand(-1, len(ROLES), -1))
