"""Time expressions: found by the rules of the language, valued in TIMEX3 and EDTF, anchored to what the article knows.

`find_times` gives them all; `statement_times` says which of them tells when something was said. See docs/times.md.
"""

from laut.times.find import find_times, statement_times

__all__ = ["find_times", "statement_times"]
