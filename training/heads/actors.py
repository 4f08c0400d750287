"""The actor heads: tags for mentions, a scorer of antecedents, and what a mention says of sector and country.

Antecedents are scored as in Lee et al. (EMNLP 2017): a mention asks, every mention before it answers, "new" scores nought, and
the loss is the probability of all right answers together. A mention is the sum of three views (first word, last word, mean over
its words); biases know the kinds of both, how their words overlap, the sentences between, number and gender, position and label,
and each answering mention says how well it fits from each distance.
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from laut.actors.agreement import AGREEMENTS
from laut.actors.scores import KINDS, LINK_WIDTH, N_DISTANCES, N_TAGS, N_VIEWS, PLACE_WIDTH, POSITIONS, RELATIONS, SECTORS

# The countries most frequent in actors-wikinews-de, train; the rest is found by links to places and by the knowledge base.
COUNTRIES = (
    "DEU USA THA GBR EUR AFG FRA IRQ UNO RUS CHN EGY IRN ESP ITA NLD SRB IGO BGR CHE ETH BIH LBN SYR GRC IDN MEX NGO MMR LBY "
    "LUX COD GEO BLR ISL ISM MDA CAN UKR PAK POL ISR TUR AUT KOR JPN IND"
).split()


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of one window, in text order.

    words: of each, its words; kinds, sectors and countries: (mention) indices, -100 for not coded; chains: (mention) numbers;
    relations, distances, agreements, positions, labels: (mention, mention); places: (mention) whether it names a country or a
    place in one; countries_named: (mention) a number for each country, -1 for none.
    """

    words: list[list[int]]
    kinds: Tensor
    chains: Tensor
    sectors: Tensor
    countries: Tensor
    relations: Tensor
    distances: Tensor
    agreements: Tensor
    positions: Tensor
    labels: Tensor
    places: Tensor
    countries_named: Tensor


class ActorHeads(nn.Module):
    """Hidden states of pieces (batch, piece, width) to the arrays the actor finder decodes."""

    def __init__(self, width: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.tag, self.tags = nn.Linear(width, width), nn.Linear(width, N_TAGS)
        self.ask, self.answer = nn.Linear(width, width), nn.Linear(width, width)
        self.query, self.key = nn.Linear(width, N_VIEWS * LINK_WIDTH), nn.Linear(width, N_VIEWS * LINK_WIDTH)
        self.near = nn.Linear(width, len(KINDS) * N_DISTANCES)
        self.sector = nn.Linear(width, len(SECTORS) + 1)
        self.country = nn.Linear(width, len(COUNTRIES) + 1)
        self.country_query, self.country_key = nn.Linear(width, PLACE_WIDTH), nn.Linear(width, PLACE_WIDTH)
        self.by_words = nn.Parameter(torch.zeros(len(KINDS), len(KINDS), len(RELATIONS)))
        self.by_distance = nn.Parameter(torch.full((len(KINDS), len(KINDS), N_DISTANCES), -1.0))
        self.by_agreement = nn.Parameter(torch.zeros(len(KINDS), len(KINDS), len(AGREEMENTS)))
        self.by_position = nn.Parameter(torch.zeros(len(KINDS), len(KINDS), len(POSITIONS)))
        self.by_label = nn.Parameter(torch.zeros(len(KINDS), len(KINDS), 2))
        self.place_by_distance = nn.Parameter(torch.full((N_DISTANCES,), -1.0))
        with torch.no_grad():
            self.by_words[0, 0, :3] = torch.tensor([3.0, 2.0, 1.0])
            self.by_words[:, :, 0] += 1.0
        nn.init.zeros_(self.near.weight)
        nn.init.zeros_(self.near.bias)

    def forward(self, hidden: Tensor) -> tuple[Tensor, ...]:
        """Give tags, query, key, near, sector, country, country query and country key.

        Axes: (batch, piece, tag), twice (batch, piece, view, feature), (batch, piece, kind, distance), (batch, piece, sector),
        (batch, piece, country), twice (batch, piece, feature).
        """
        hidden = self.dropout(hidden)
        lead = hidden.shape[:-1]
        tags = self.tags(F.gelu(self.tag(hidden)))
        asked, answered = F.gelu(self.ask(hidden)), F.gelu(self.answer(hidden))
        query = self.query(asked).reshape(*lead, N_VIEWS, LINK_WIDTH)
        key = self.key(answered).reshape(*lead, N_VIEWS, LINK_WIDTH)
        near = self.near(answered).reshape(*lead, len(KINDS), N_DISTANCES)
        return (
            tags, query, key, near, self.sector(asked), self.country(asked), self.country_query(asked), self.country_key(answered),
        )  # fmt: skip

    def links(self, query: Tensor, key: Tensor, near: Tensor, mentions: Mentions) -> Tensor:
        """Give (mention, mention) how well each answers each; only what stands before counts."""
        asked = torch.stack([query[w[0], 0] + query[w[-1], 1] + query[w, 2].mean(0) for w in mentions.words])
        keyed = torch.stack([key[w[0], 0] + key[w[-1], 1] + key[w, 2].mean(0) for w in mentions.words])
        nears = torch.stack([near[w].mean(0) for w in mentions.words])
        scores = asked @ keyed.T / LINK_WIDTH**0.5
        by_mention = nears.permute(1, 0, 2)[mentions.kinds].gather(2, mentions.distances[:, :, None])[..., 0]
        kinds = mentions.kinds[:, None], mentions.kinds[None, :]
        return (
            scores
            + by_mention
            + self.by_words[(*kinds, mentions.relations)]
            + self.by_distance[(*kinds, mentions.distances)]
            + self.by_agreement[(*kinds, mentions.agreements)]
            + self.by_position[(*kinds, mentions.positions)]
            + self.by_label[(*kinds, mentions.labels)]
        )

    def places(self, query: Tensor, key: Tensor, mentions: Mentions) -> Tensor:
        """Give (mention, mention) how well each mention of a place gives the other's country."""
        asked = torch.stack([query[w].mean(0) for w in mentions.words])
        keyed = torch.stack([key[w].mean(0) for w in mentions.words])
        return asked @ keyed.T / PLACE_WIDTH**0.5 + self.place_by_distance[mentions.distances]

    def losses(self, arrays: tuple[Tensor, ...], mentions: Mentions) -> dict[str, Tensor]:
        """Give the losses of one window by name, each a mean over its mentions; ``arrays`` without tags, at the words' first pieces."""
        query, key, near, sector, country, country_query, country_key = arrays
        out = {"links": antecedent_loss(self.links(query, key, near, mentions), mentions.chains)}
        for name, logits, gold in (("sectors", sector, mentions.sectors), ("countries", country, mentions.countries)):
            if (gold >= 0).any():
                out[name] = F.cross_entropy(torch.stack([logits[w].mean(0) for w in mentions.words]), gold, ignore_index=-100)
        if mentions.places.any() and (mentions.countries_named >= 0).any():
            rows = mentions.countries_named >= 0
            scores = self.places(country_query, country_key, mentions)
            itself = torch.eye(len(rows), dtype=torch.bool)
            allowed = mentions.places[None, :] & ~itself
            right = allowed & (mentions.countries_named[:, None] == mentions.countries_named[None, :])
            out["places"] = _marginal(scores[rows], allowed[rows], right[rows])
        return out


def antecedent_loss(scores: Tensor, chains: Tensor) -> Tensor:
    """The mean loss of antecedents: right is any mention before of the same chain, or "new" where there is none."""
    before = torch.ones_like(scores, dtype=torch.bool).tril(-1)
    return _marginal(scores, before, before & (chains[:, None] == chains[None, :]))


def _marginal(scores: Tensor, allowed: Tensor, right: Tensor) -> Tensor:
    none = torch.zeros(len(scores), 1)
    all_ = torch.cat([none, scores.masked_fill(~allowed, -1e4)], 1)
    good = torch.cat([none.masked_fill(right.any(1, keepdim=True), -1e4), scores.masked_fill(~right, -1e4)], 1)
    return (all_.logsumexp(1) - good.logsumexp(1)).mean()
