"""The reader of the example municipality."""

import pytest

from parsers.text import Reader
from tests.corpus.cases import catalogue


@pytest.fixture(scope="session")
def reader() -> Reader:
    """A reader compiled once for all tests."""
    return Reader(catalogue())
