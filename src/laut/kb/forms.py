"""Forms of names that can be told from their letters alone: abbreviations, and inhabitants in number and gender."""

MAX_ABBREVIATION = 10  # letters; the longest in use, "MINUSCA" or "BRICS+", stay below


def is_abbreviation(text: str) -> bool:
    """Say whether a name looks like an abbreviation: one word, half or more of it capitals or digits ("KfW", "G20", "SPÖ")."""
    big = sum(char.isupper() or char.isdigit() for char in text)
    return " " not in text and big >= 2 and len(text) <= MAX_ABBREVIATION and 2 * big >= len(text) and text[0].isalnum()


def german_inhabitants(word: str) -> tuple[str, ...]:
    """Give the forms of a German inhabitant: "Russe" has Russin, Russen, Russinnen; "Iraker" has Irakerin, Irakern, Irakerinnen.

    Words that change their vowel ("Franzose, Französin") have to be listed in full.
    """
    if word.endswith("e"):
        stem = word[:-1]
        return word, f"{stem}in", f"{stem}en", f"{stem}innen"
    if word.endswith("er"):
        return word, f"{word}in", f"{word}n", f"{word}innen"
    return word, f"{word}s"


def english_inhabitants(word: str) -> tuple[str, ...]:
    """Give an English inhabitant and its plural: "Russian" has Russians."""
    return word, f"{word}s"
