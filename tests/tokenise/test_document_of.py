from laut.lang.load import pack_of
from laut.tokenise import document_of


def test_document_has_the_words_and_sentences_of_its_language() -> None:
    doc = document_of("Am 7. Mai kam Dr. Vogt. Er blieb.", pack_of("de"))
    assert doc.language == "de"
    assert [doc.word(index) for index in range(6)] == ["Am", "7.", "Mai", "kam", "Dr.", "Vogt"]
    assert [doc.text[start:end] for start, end in doc.sentences] == ["Am 7. Mai kam Dr. Vogt.", "Er blieb."]
