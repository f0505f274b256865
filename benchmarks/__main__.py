"""Runs the named benchmarks, or all of them."""

import importlib
import pkgutil
import sys
from pathlib import Path

ALL = [module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]) if not module.name.startswith("_")]


def main() -> None:
    """Each benchmark prints its figures under its name."""
    for name in sys.argv[1:] or ALL:
        print(f"== {name}")
        importlib.import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
