"""`laut doctor`: whether model, languages and versions fit, and what to do if not."""

import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer

from laut.cli import console
from laut.cli.logs import Verbose
from laut.errors import LautError

DOES_NOT_FIT: Final = 2
OLDEST_PYTHON: Final = (3, 11)
UNKNOWN: Final = "not known: this laut is not installed but run from its folder"
TRIAL: Final = "„Das Spiel ist aus“, sagte die Trainerin am Abend."


_REQUIREMENT: Final = re.compile(r"(?P<name>[\w.-]+)[^>;]*(?:>=\s*(?P<oldest>[\d.]+))?[^;]*(?P<extra>;.*\bextra\b)?")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what was found, and what to do if it does not fit (None if it does)."""

    what: str
    found: str
    remedy: str | None = None


def doctor(
    model: Annotated[str | None, typer.Option(metavar="NAME", help="Model to look at.", show_default="the installed one")] = None,
    verbose: Verbose = False,
) -> None:
    """Say whether model, languages and versions fit.

    Exit codes: 0 all fits, 2 something does not; the message says what to do.

    Example:  `laut doctor`
    """
    fits = True
    for check in checks(model):
        fits = fits and check.remedy is None
        verdict = "ok" if check.remedy is None else "PROBLEM"
        console.write(f"{verdict:<8} {check.what:<16} {check.found}\n")
        if check.remedy is not None:
            console.write(f"{'':<25} {check.remedy}\n")
    if not fits:
        raise typer.Exit(DOES_NOT_FIT)


def checks(model: str | None) -> Iterator[Check]:
    """Give the checks in order, each as soon as it is made."""
    import laut

    yield Check("laut", f"{laut.__version__} in {Path(laut.__file__).parent}")
    yield _python()
    yield from _libraries()
    yield _knowledge()
    yield from _model(model)


def _python() -> Check:
    found = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    oldest = ".".join(map(str, OLDEST_PYTHON))
    return Check("Python", found, None if sys.version_info >= OLDEST_PYTHON else f"laut needs Python {oldest} or later")


def _libraries() -> Iterator[Check]:
    """Give a check for each library that laut requires."""
    import importlib.metadata

    try:
        requirements = importlib.metadata.requires("laut") or []
    except importlib.metadata.PackageNotFoundError:
        yield Check("libraries", UNKNOWN)
        return
    for match in filter(None, map(_REQUIREMENT.match, requirements)):
        if not match["extra"]:
            yield _library(match["name"], match["oldest"])


def _library(name: str, oldest: str | None) -> Check:
    """Say which version of a library is there, and whether it is as new as it has to be."""
    import importlib.metadata

    wanted = f"{name}>={oldest}" if oldest else name
    try:
        found = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return Check(name, "missing", f"install it: pip install '{wanted}'")
    if oldest and _numbers(found) < _numbers(oldest):
        return Check(name, f"{found}, too old", f"bring it up to date: pip install --upgrade '{wanted}'")
    return Check(name, found)


def _numbers(version: str) -> tuple[int, ...]:
    """Give the numbers that a version begins with, "2.10.1rc1" as 2, 10, 1; zeros at the end do not count."""
    match = re.match(r"\d+(?:\.\d+)*", version)
    numbers = [int(number) for number in match[0].split(".")] if match else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


def _knowledge() -> Check:
    from laut.kb.find import KnowledgeBase

    try:
        with KnowledgeBase.open() as kb:
            return Check("knowledge base", f"{kb.name_and_version}, {len(kb.sources)} sources, in {kb.path}")
    except LautError as error:
        return Check("knowledge base", "none that fits", str(error))


def _model(name: str | None) -> Iterator[Check]:
    from laut.encoder.weights import find_manifest

    try:
        manifest = find_manifest(name)
    except LautError as error:
        yield Check("model", "none that fits", str(error))
        return
    yield Check("model", f"{manifest.name} {manifest.version}, {manifest.licence}, in {manifest.path}")
    broken = manifest.broken_files()
    remedy = f"these files are not as published: {', '.join(broken)}; install the package again" if broken else None
    yield Check("its files", "changed" if broken else "as published", remedy)
    yield _languages(manifest.languages)
    yield _loads(name)


def _languages(of_model: tuple[str, ...]) -> Check:
    from laut.lang.load import languages, pack_of

    packs = languages()
    for code in packs:
        try:
            pack_of(code)
        except LautError as error:
            return Check("languages", f"the pack of {code!r} is broken", str(error))
    both = [code for code in packs if code in of_model]
    unknown = [code for code in packs if code not in of_model]
    found = ", ".join(both) or "none"
    if unknown:
        found += f" (the model has not seen: {', '.join(unknown)})"
    return Check("languages", found, None if both else "the model fits no language pack; install another model")


def _loads(name: str | None) -> Check:
    try:
        from laut.article import article_of
        from laut.pipeline import load

        record = load(name).read(article_of(TRIAL, language="de"))
    except LautError as error:
        return Check("a trial", "the model does not run", str(error))
    except (ImportError, OSError) as error:  # a library that is there and cannot be loaded
        return Check("a trial", "a library does not load", f"{error}; install that library again, and what it needs")
    return Check("a trial", f"one sentence read, {len(record.statements)} statement(s) and {len(record.actors)} actor(s) found")
