"""What the library logs reaches standard error: warnings always, tracebacks with `--verbose`, and nothing stays set."""

import logging

import pytest

from laut.cli import logs

LOGGER = logging.getLogger("laut.ingest.keys")


def fail(reason: str) -> None:
    """Log a fault as the border around an article does."""
    try:
        raise KeyError(reason)
    except KeyError:
        LOGGER.exception("reading a.txt failed")


def test_a_warning_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with logs.said():
        LOGGER.warning("%s: no date\x1b[31m", "a.txt")
        LOGGER.info("nothing to say")
    assert capsys.readouterr().err == "laut: warning: a.txt: no date␛[31m\n"


def test_a_traceback_is_shown_when_verbose_only(capsys: pytest.CaptureFixture[str]) -> None:
    with logs.said():
        fail("headline")
        assert capsys.readouterr().err == "laut: reading a.txt failed (--verbose shows where)\n"
        logs._be_verbose(True)
        fail("headline")
        LOGGER.debug("a detail")
        found = capsys.readouterr().err
    assert found.startswith("laut: reading a.txt failed\nTraceback (most recent call last):")
    assert found.endswith("KeyError: 'headline'\nlaut: a detail\n")


def test_a_message_that_cannot_be_made_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging, "raiseExceptions", False)
    with logs.said():
        LOGGER.warning("%d", "no number")


def test_libraries_that_say_the_same_are_quiet_and_everything_is_set_back() -> None:
    def state() -> list[object]:
        names = ("laut", *logs.QUIET)
        return [(logging.getLogger(name).level, *logging.getLogger(name).handlers) for name in names]

    before = state()
    with logs.said():
        logs._be_verbose(True)
        assert not logging.getLogger("trafilatura.core").isEnabledFor(logging.ERROR)
    assert state() == before
