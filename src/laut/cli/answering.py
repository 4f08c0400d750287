"""What stands around the questions to a store: who is meant, and answers printed as text, JSONL or CSV."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from laut.cli import console
from laut.cli.options import TEXT

if TYPE_CHECKING:
    from laut.cli.answer_rows import Answer
    from laut.store.questions import Page
    from laut.store.stores import Store


def give(kind: "type[Answer]", answers: "Sequence[Answer]", form: str, page: "Page") -> None:
    """Print a page of answers, and say on standard error where there are none, or may be more."""
    if answers or form == "csv":
        write_answers(kind, answers, form)
    if not answers:
        console.say("laut: no more answers" if page.skipped else "laut: nothing found")
    elif form == TEXT and len(answers) == page.size:
        console.say(f"laut: there may be more: --page {page.skipped // page.size + 2}")


def write_answers(kind: "type[Answer]", answers: "Sequence[Answer]", form: str) -> None:
    if form == TEXT:
        from laut.cli.view_answers import show_answers

        with console.writing():
            show_answers(answers, console.out())
        return
    from laut.cli.answer_rows import csv_rows, json_lines

    for piece in csv_rows(kind, answers) if form == "csv" else json_lines(answers):
        console.write(piece)


def meant(store: "Store", name: str) -> str:
    """Give the code of a country if a name is that of one, as the knowledge base knows, with actors in the store; else the name."""
    from laut.errors import KnowledgeError
    from laut.kb.find import KnowledgeBase
    from laut.store.questions import named

    try:
        with KnowledgeBase.open() as kb:
            countries = (c.entity.country for c in kb.find(name) if c.entity.kind == "country" and c.form in ("name", "alias"))
            code = next(filter(None, countries), None)
    except KnowledgeError:
        return name
    if code is None or not named(store, code):
        return name
    console.say(f"laut: {name!r} is taken for the country {code}")
    return code
