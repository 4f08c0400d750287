"""Printing and progress: the two consoles, safe characters, and a line that says how far a long run is.

What goes to standard output is data or the view; everything said about the run goes to standard error.
"""

import contextlib
import os
import re
import sys
import threading
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, TextIO, TypeVar

import typer

from laut.errors import LautError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

T = TypeVar("T")

OUTPUT_CLOSED: Final = 141  # 128 + SIGPIPE, as shells count

PATIENCE_S: Final = 2.0  # what takes longer says how far it is

_LINE_ENDS: Final = re.compile("\r\n?|[\x85\u2028\u2029]")
# Control characters, and the marks that turn the direction of what follows them: a terminal would obey both.
_OBEYED: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_PICTURES: Final = 0x2400


def use_utf8() -> None:
    """Make both streams UTF-8 with line feeds, whatever the system's code page."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors=errors, newline="\n")


def is_terminal(stream: TextIO | None) -> bool:
    """Say whether a standard stream is a terminal; None, as Python gives one that was closed from outside, is none."""
    return stream is not None and not stream.closed and stream.isatty()


def require_output() -> None:
    """Refuse to go on where nobody can get the output.

    Raises:
        LautError: standard output was closed from outside.
    """
    if sys.stdout is None:
        raise LautError("standard output is closed: there is nowhere to write to")


def shown(text: str) -> str:
    """Give the text with nothing in it that a terminal obeys: control characters become their pictures, line ends line feeds."""
    return _OBEYED.sub(_picture, _LINE_ENDS.sub("\n", text))


def out() -> "Console":
    """Give the console on standard output: no colour and no escape codes unless it is a terminal."""
    from rich.console import Console

    class Output(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return Output(highlight=False, markup=False, emoji=False)


def err() -> "Console":
    """Give the console on standard error."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def say(message: str) -> None:
    """Print one message on standard error, not wrapped, so that a place in it can be copied."""
    if sys.stderr is not None:
        sys.stderr.write(shown(message) + "\n")
        sys.stderr.flush()


def write(text: str) -> None:
    """Write data to standard output at once; to a terminal, only what is safe to show."""
    require_output()
    with writing():
        sys.stdout.write(shown(text) if is_terminal(sys.stdout) else text)
        sys.stdout.flush()


@contextlib.contextmanager
def writing() -> Iterator[None]:
    """Turn what goes wrong with standard output inside into an exit or an error with a message."""
    try:
        yield
    except BrokenPipeError as error:  # the reader has left, which is its right
        _write_nowhere()
        raise typer.Exit(OUTPUT_CLOSED) from error
    except OSError as error:
        _write_nowhere()
        raise LautError(f"standard output cannot be written: {error}") from error


class Watch:
    """Says on standard error how far a run is, whenever the next item takes longer than `PATIENCE_S`; only on a terminal.

    The line is gone before an item is handed on, so it never stands in the middle of the output.
    """

    def __init__(self) -> None:
        self._at = ""
        self._counts: dict[str, int] = {}
        self._console = err() if is_terminal(sys.stderr) else None
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._bar: Progress | None = None

    def say(self, at: str) -> None:
        """Set what the line says is being done."""
        with self._lock:
            self._at = at
            if self._bar is not None:
                self._bar.update(self._bar.task_ids[0], description=self._line())

    def count(self, what: str) -> None:
        """Add one to a count that the line shows."""
        self._counts[what] = self._counts.get(what, 0) + 1

    def over(self, items: Iterable[T]) -> Iterator[T]:
        """Give the items as they come, watched while waiting for each."""
        iterator = iter(items)
        while True:
            with self.waiting():
                try:
                    item = next(iterator)
                except StopIteration:
                    return
            yield item

    @contextlib.contextmanager
    def waiting(self) -> Iterator[None]:
        """Watch what is done inside."""
        if self._console is None:
            yield
            return
        timer = threading.Timer(PATIENCE_S, self._show)
        timer.daemon = True
        with self._lock:
            self._timer = timer
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            with self._lock:
                self._timer = None
                if self._bar is not None:
                    self._bar.stop()
                    self._bar = None

    def _show(self) -> None:
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        with self._lock:
            if self._timer is not threading.current_thread():  # what was waited for came in the same moment
                return
            bar = Progress(
                SpinnerColumn(),
                TextColumn("{task.description}", markup=False),
                TimeElapsedColumn(),
                console=self._console,
                transient=True,
            )
            bar.add_task(self._line(), total=None)
            bar.start()
            self._bar = bar

    def _line(self) -> str:
        counts = ", ".join(f"{n} {what}" for what, n in self._counts.items())
        return shown(f"{counts}; {self._at}" if counts else self._at).replace("\n", " ")


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(_PICTURES + code)
    return "␡" if code == 0x7F else "\N{REPLACEMENT CHARACTER}"


def _write_nowhere() -> None:
    """Let standard output go nowhere from now on, so that nothing complains at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
