"""The reader and the types of the example municipality."""

import pytest

from claims.fees import Fees
from parsers.text import Reader
from parsers.text.catalogue.index import TypeIndex
from tests.corpus.cases import catalogue


@pytest.fixture(scope="session")
def reader() -> Reader:
    """A reader compiled once for all tests."""
    return Reader(catalogue())


@pytest.fixture(scope="session")
def types() -> TypeIndex:
    """The example municipality's types, compiled once for all tests."""
    return TypeIndex(catalogue(), Fees())
