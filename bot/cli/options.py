"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Config = Annotated[
    Path,
    typer.Option(
        "--config", help="The municipality's folder.", exists=True, file_okay=False, envvar="GODTGJORT_CONFIG"
    ),
]
