"""Writes block_kit.json anew from the types that Slack publishes; needs npm, and no other part of the house does.

Raise the versions here, run `python -m demo.slack.published`, and read the difference.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path

from demo.slack.errors import Json
from demo.slack.published import FILE, KEYWORDS

TYPES, GENERATOR = "@slack/types@3.2.0", "ts-json-schema-generator@2.9.0"

SOURCE = """
import type { HomeView, KnownBlock, ModalView } from "@slack/types";
export type Blocks = KnownBlock[];
export type View = HomeView | ModalView;
"""
OPTIONS: Json = {
    "compilerOptions": {"module": "nodenext", "moduleResolution": "nodenext", "strict": True, "skipLibCheck": True},
    "files": ["types.ts"],
}


def generate() -> Json:
    """The schema of the two types in SOURCE, as the generator makes it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "types.ts").write_text(SOURCE, "utf-8")
        (folder / "tsconfig.json").write_text(json.dumps(OPTIONS), "utf-8")
        (folder / "package.json").write_text("{}", "utf-8")
        for command in (
            ["npm", "install", "--no-audit", "--no-fund", TYPES, GENERATOR],
            ["npx", "ts-json-schema-generator", "--tsconfig", "tsconfig.json", "--no-ref-encode", "-o", "made.json"],
        ):
            subprocess.run(command, cwd=folder, check=True)
        made: Json = json.loads((folder / "made.json").read_text("utf-8"))
    return made


def bare(rule: Json) -> Json:
    """The rule without its prose; ValueError for a keyword that the checks do not know."""
    kept = {key: value for key, value in rule.items() if key not in ("description", "default")}
    if unknown := kept.keys() - KEYWORDS:
        raise ValueError(f"teach demo/slack/published the keywords {sorted(unknown)}")
    if "properties" in kept:
        kept["properties"] = {name: bare(each) for name, each in kept["properties"].items()}
    if "items" in kept:
        kept["items"] = bare(kept["items"])
    if "anyOf" in kept:
        kept["anyOf"] = [bare(each) for each in kept["anyOf"]]
    return kept


def main() -> None:
    """The file is written beside this module."""
    definitions = {name: bare(rule) for name, rule in sorted(generate()["definitions"].items())}
    comment = f"Made from {TYPES} (MIT licence, see NOTICE.txt) by {GENERATOR}; do not edit."
    content = json.dumps({"$comment": comment, "definitions": definitions}, indent=1, sort_keys=True)
    Path(__file__).with_name(FILE).write_text(f"{content}\n", "utf-8")


if __name__ == "__main__":
    main()
