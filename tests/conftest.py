"""What all tests share: the profile of the property tests, and where the shared evaluation data is."""

from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

settings.register_profile("laut", deadline=None)  # a machine that is busy is no failure
settings.register_profile("soak", max_examples=5_000, deadline=None)
settings.load_profile("laut")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of shared corpora and scorers; tests that need it are left out where it is not."""
    folder = ROOT.parent / "shared"
    if not (folder / "data").is_dir():
        pytest.skip(f"the shared evaluation data is not here ({folder})")
    return folder
