"""What the library logs, said on standard error: warnings always, and with `--verbose` everything, with tracebacks.

The library itself sets no level and no handler but a null one; this process is ours, so it may.
"""

import contextlib
import logging
import traceback
from collections.abc import Iterator
from typing import Annotated, Final

import typer

from laut.cli import console

QUIET: Final = ("trafilatura", "htmldate")  # what they warn of, pages without an article, is reported as refusals


class Said(logging.Handler):
    """Says what is logged through the console, where nothing can speak to the terminal."""

    def emit(self, record: logging.LogRecord) -> None:
        """Say one message."""
        try:
            console.say(f"laut: {_said(record, tracebacks=self.level <= logging.DEBUG)}")
        except Exception:  # noqa: BLE001  # as every handler of the standard library: logging never ends what is logged
            self.handleError(record)


def _said(record: logging.LogRecord, *, tracebacks: bool) -> str:
    message = record.getMessage()
    if record.levelno == logging.WARNING:
        message = f"warning: {message}"
    if not record.exc_info or not record.exc_info[0]:
        return message
    if not tracebacks:
        return f"{message} (--verbose shows where)"
    return f"{message}\n{''.join(traceback.format_exception(*record.exc_info)).rstrip()}"


@contextlib.contextmanager
def said() -> Iterator[None]:
    """Say on standard error what is logged inside."""
    handler = Said(logging.WARNING)
    ours, others = logging.getLogger("laut"), [logging.getLogger(name) for name in QUIET]
    before = [(logger, logger.level) for logger in (ours, *others)]
    ours.addHandler(handler)
    for logger in others:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        ours.removeHandler(handler)
        for logger, level in before:
            logger.setLevel(level)


def _be_verbose(asked: bool) -> None:
    logger = logging.getLogger("laut")
    if asked:
        logger.setLevel(logging.DEBUG)
        for handler in logger.handlers:
            if isinstance(handler, Said):
                handler.setLevel(logging.DEBUG)


Verbose = Annotated[
    bool,
    typer.Option("--verbose", callback=_be_verbose, is_eager=True, help="Say more about the run, with tracebacks of faults."),
]
