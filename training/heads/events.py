"""The event heads: tags for triggers by type, what an event is (mode, contexts, auxiliary, factuality), and who fills its roles.

The role scorer is that of the quotations (biaffine after Dozat and Manning, ICLR 2017, with biases for type, role and distance): a trigger
asks with the mean over its words, every word answers. What an event is, its trigger's words say, each by itself, and their mean counts.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from laut.encoder.distances import N_BUCKETS
from laut.events.scores import AUXILIARIES, CONTEXTS, FACTUALITIES, N_TAGS, ROLES, TYPE_MODES, TYPES

ROLE_WIDTH = 64
UNCODED = -100
# Rare values count more, by the square root of how much rarer they are than the most frequent one in events-wikinews-de, train; at most 4.
AUXILIARY_WEIGHTS = (1.0, 3.0, 3.0, 2.0, 2.5)
FACTUALITY_WEIGHTS = (1.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 1.5)


@dataclass(frozen=True, slots=True)
class Events:
    """The events of one window: for each, its trigger's words, indices of its codes, and the words of each role or None.

    modes, auxiliaries, factualities: (event) indices or UNCODED; contexts: (event, context); buckets: (event, word). parties: the words
    of each actor and recipient; countries and sectors: (party) indices of the actor heads or UNCODED.
    """

    words: list[list[int]]
    types: Tensor
    modes: Tensor
    contexts: Tensor
    auxiliaries: Tensor
    factualities: Tensor
    roles: list[list[list[int] | None]]
    buckets: Tensor
    parties: list[list[int]]
    countries: Tensor
    sectors: Tensor


class EventHeads(nn.Module):
    """Hidden states of pieces (batch, piece, width) to the arrays the event finder decodes."""

    def __init__(self, width: int, dropout: float = 0.1) -> None:
        super().__init__()
        n_out = len(ROLES) * ROLE_WIDTH
        self.dropout = nn.Dropout(dropout)
        self.tag, self.tags = nn.Linear(width, width), nn.Linear(width, N_TAGS)
        self.ask, self.answer = nn.Linear(width, width), nn.Linear(width, width)
        self.query, self.key = nn.Linear(width, n_out), nn.Linear(width, n_out)
        self.near = nn.Linear(width, len(ROLES) * N_BUCKETS)
        self.by_role = nn.Parameter(torch.full((len(TYPES), len(ROLES), N_BUCKETS), -3.0))
        self.mode = nn.Linear(width, len(TYPE_MODES) + 1)
        self.context = nn.Linear(width, len(CONTEXTS))
        self.auxiliary = nn.Linear(width, len(AUXILIARIES))
        self.factuality = nn.Linear(width, len(FACTUALITIES))
        nn.init.zeros_(self.near.weight)
        nn.init.zeros_(self.near.bias)

    def forward(self, hidden: Tensor) -> tuple[Tensor, ...]:
        """Give tags, query, key, near, mode, context, auxiliary and factuality.

        Axes: (batch, piece, tag), twice (batch, piece, role, feature), (batch, piece, role, bucket), four times (batch, piece, label).
        """
        hidden = self.dropout(hidden)
        lead = hidden.shape[:-1]
        asked, answered = F.gelu(self.ask(hidden)), F.gelu(self.answer(hidden))
        return (
            self.tags(F.gelu(self.tag(hidden))),
            self.query(asked).reshape(*lead, len(ROLES), ROLE_WIDTH),
            self.key(answered).reshape(*lead, len(ROLES), ROLE_WIDTH),
            self.near(answered).reshape(*lead, len(ROLES), N_BUCKETS),
            self.mode(asked),
            self.context(asked),
            self.auxiliary(asked),
            self.factuality(asked),
        )

    def role_scores(self, query: Tensor, key: Tensor, near: Tensor, events: Events) -> Tensor:
        """Give scores (event, role, word) of all words of one window for its events."""
        asked = torch.stack([query[w].mean(0) for w in events.words])
        scores = torch.einsum("erd,wrd->erw", asked, key) / ROLE_WIDTH**0.5
        at = events.buckets[:, None, :]
        by_word = near.permute(1, 0, 2).expand(len(asked), -1, -1, -1).gather(3, at[..., None].expand(-1, len(ROLES), -1, 1))
        return scores + by_word[..., 0] + self.by_role[events.types].gather(2, at.expand(-1, len(ROLES), -1))

    def losses(self, arrays: tuple[Tensor, ...], events: Events) -> dict[str, Tensor]:
        """Give the losses of one window by name, each a mean over its events; ``arrays`` without tags, at the words' first pieces."""
        query, key, near, *what = arrays
        mode, context, auxiliary, factuality = (torch.stack([a[w].mean(0) for w in events.words]) for a in what)
        out = {"contexts": F.binary_cross_entropy_with_logits(context, events.contexts) * 10}
        coded = (
            ("modes", mode, events.modes, None),
            ("auxiliaries", auxiliary, events.auxiliaries, AUXILIARY_WEIGHTS),
            ("factualities", factuality, events.factualities, FACTUALITY_WEIGHTS),
        )
        for name, logits, gold, weights in coded:
            if (gold >= 0).any():
                weight = torch.tensor(weights) if weights else None
                out[name] = F.cross_entropy(logits, gold, weight, ignore_index=UNCODED)
        scores = self.role_scores(query, key, near, events)
        by_role = []
        for e, roles in enumerate(events.roles):
            for r, words in enumerate(roles):
                if words is not None:
                    gold = torch.zeros(scores.shape[-1])
                    gold[words] = 1
                    by_role.append(F.binary_cross_entropy_with_logits(scores[e, r], gold, reduction="sum") / (1 + len(words)))
        if by_role:
            out["event roles"] = torch.stack(by_role).mean()
        return out
