"""Progress and safe printing."""

import io
import sys
import threading

import pytest

from laut.cli import console
from laut.cli.console import Watch, shown


class Terminal(io.StringIO):
    """A stream that says it is a terminal, and notes when it was written to."""

    def __init__(self) -> None:
        super().__init__()
        self.written = threading.Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        length = super().write(text)
        if "big.txt" in self.getvalue():
            self.written.set()
        return length


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\tb\nc", "a\tb\nc", id="tab and line feed stay"),
        pytest.param("a\r\nb\rc\u2028d", "a\nb\nc\nd", id="line ends become line feeds"),
        pytest.param("\x1b[2J\x07", "␛[2J␇", id="escape and bell become pictures"),
        pytest.param("\x9b2J\x85x", "\ufffd2J\nx", id="C1 controls are replaced"),
        pytest.param("👩\u200d👧 u\u0308", "👩\u200d👧 u\u0308", id="emoji and combining marks stay"),
    ],
)
def test_shown_has_nothing_that_a_terminal_obeys(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_data_is_exact_in_a_file_and_safe_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream, expected in ((io.StringIO(), "\x9b\n"), (Terminal(), "\ufffd\n")):
        monkeypatch.setattr(sys, "stdout", stream)
        console.write("\x9b\n")
        assert stream.getvalue() == expected


def test_nothing_is_said_without_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(console, "PATIENCE_S", 0.0)
    assert list(Watch().over([1, 2])) == [1, 2]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("patience_s", "expected"), [pytest.param(0.0, True, id="slow"), pytest.param(9.0, False, id="quick")])
def test_a_long_wait_says_how_far_it_is(monkeypatch: pytest.MonkeyPatch, patience_s: float, expected: bool) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(console, "PATIENCE_S", patience_s)
    watch = Watch()
    watch.say("big.txt")
    watch.count("read")
    with watch.waiting():
        stream.written.wait(timeout=5.0 if expected else 0.0)
    assert ("1 read; big.txt" in stream.getvalue()) is expected
