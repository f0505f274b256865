"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from claims.people import Language

Config = Annotated[
    Path,
    typer.Option(
        "--config", help="The municipality's folder.", exists=True, file_okay=False, envvar="GODTGJORT_CONFIG"
    ),
]

LAST_NUMBER = 2**31 - 1
"""Beyond it no database of ours has rows."""

InLanguage = Annotated[
    Language | None,
    typer.Option("--language", help="What the words are in; the municipality's language if not given."),
]
