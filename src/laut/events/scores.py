"""The shapes the event heads speak in: types, modes, contexts, auxiliaries, factuality, roles. Training and the finder share them.

Codes are PLOVER's (manual, draft 2.0) and FactBank's. A trigger tag is 0 for outside, else 1 + 2 x type + part: begin, inside.
"""

from typing import Final

from laut.findings import Auxiliary, FactualityValue

TYPES: Final = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
MODES: Final = {
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives", "suicide-attack",
        "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
}  # fmt: skip
TYPE_MODES: Final = tuple((type_, mode) for type_, modes in MODES.items() for mode in modes)
CONTEXTS: Final = (
    "military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy", "pro_autocracy",
    "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression", "human_security", "gender", "lgbt",
    "religion_ethnicity", "inequality", "diplomatic", "territory", "peacekeeping", "health", "asylum", "migration", "disasters",
    "natural_resource", "environment", "technology", "terrorism", "cbrn", "cyber", "misinformation", "crime", "corruption",
    "illegal_drugs", "trafficking",
)  # fmt: skip
AUXILIARIES: Final[tuple[Auxiliary, ...]] = ("none", "negation", "hypothetical", "future", "historical")
FACTUALITIES: Final[tuple[FactualityValue, ...]] = ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "CTu", "Uu")
ROLES: Final = ("actor", "recipient", "place", "source")
BEGIN, INSIDE = range(2)
N_TAGS: Final = 1 + 2 * len(TYPES)
