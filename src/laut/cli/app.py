"""The command `laut`: its commands, and how errors become messages and exit codes.

Exit codes: 0 all is well, 1 some articles were refused, 2 wrong use, no model or a fault in laut, 130 interrupted, 141 the
reader of the output left.
"""

import logging
import sys
from typing import Annotated, Final

import typer

from laut.cli import console, logs
from laut.cli.doctor import doctor
from laut.cli.explain import EPILOG as EXPLAIN_EPILOG
from laut.cli.explain import explain
from laut.cli.formats import formats
from laut.cli.happenings import events, timeline
from laut.cli.ingest import EPILOG as INGEST_EPILOG
from laut.cli.ingest import ingest
from laut.cli.knowledge import kb
from laut.cli.logs import Verbose
from laut.cli.position import position
from laut.cli.questions import search, show, who
from laut.cli.read import EPILOG, read
from laut.cli.schema import schema
from laut.cli.score import EPILOG as SCORE_EPILOG
from laut.cli.score import score
from laut.cli.store import store
from laut.errors import LautError

WRONG_USE: Final = 2

logger = logging.getLogger(__name__)

app = typer.Typer(
    name="laut",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(epilog=EPILOG)(read)
app.command(epilog=EXPLAIN_EPILOG)(explain)
app.command(epilog=SCORE_EPILOG)(score)
app.command(epilog=INGEST_EPILOG)(ingest)
app.command()(search)
app.command()(who)
app.command()(events)
app.command()(timeline)
app.command()(show)
app.command()(position)
app.command()(formats)
app.command()(doctor)
app.command()(schema)
app.add_typer(store)
app.add_typer(kb)


def _version(asked: bool) -> None:
    if asked:
        from laut import __version__

        console.write(f"laut {__version__}\n")
        raise typer.Exit


@app.callback(epilog="Example:  `laut read article.txt`   Every command explains itself:  `laut read --help`")
def laut(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
    verbose: Verbose = False,
) -> None:
    """Reads news and says who said what, how, to whom, and in which words."""


def main() -> None:
    """Run the command line and exit with its code."""
    console.use_utf8()
    with logs.said():
        try:
            app()
        except LautError as error:
            console.say(f"laut: {error}")
            sys.exit(WRONG_USE)
        except Exception as error:  # a traceback would be no message, and its exit code 1 would mean that some are refused
            logger.exception("a fault in laut: %r; please report it", error)
            sys.exit(WRONG_USE)
