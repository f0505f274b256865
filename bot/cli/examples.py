"""The examples that `--help` ends with; the tests run each of them, from first to last, in one municipality."""

from collections.abc import Iterator, Mapping

import typer

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "check": ("godtgjort check --config lauvdal", "godtgjort check --live --config lauvdal"),
    "migrate": ("godtgjort migrate --config lauvdal",),
    "run": ("godtgjort run --config lauvdal",),
    "parse": (
        "godtgjort parse --config lauvdal --received 2026-11-20T09:00 message.txt",
        "godtgjort parse --config lauvdal --jsonl < messages.jsonl",
    ),
    "rates show": (
        "godtgjort rates show --config lauvdal",
        "godtgjort rates show --config lauvdal --on 2026-03-01",
    ),
    "rates check": ("godtgjort rates check --config lauvdal",),
    "explain": (
        "godtgjort explain 2026-00001 --config lauvdal",
        "godtgjort explain 2026-00001 --config lauvdal --language en",
    ),
    "payroll export": ("godtgjort payroll export --config lauvdal --out payroll.csv",),
    "payroll again": ("godtgjort payroll again 1 --config lauvdal --out payroll.csv",),
    "payroll explain": ("godtgjort payroll explain 1 --config lauvdal",),
    "payroll paid": ("godtgjort payroll paid 1 --config lauvdal",),
    "boxes list": ("godtgjort boxes list --config lauvdal",),
    "boxes retry": ("godtgjort boxes retry in 3 --config lauvdal", "godtgjort boxes retry out 1 --config lauvdal"),
    "mail ingest": ("godtgjort mail ingest mails --config lauvdal",),
    "mail quarantine list": ("godtgjort mail quarantine list --config lauvdal",),
    "mail quarantine show": (
        "godtgjort mail quarantine show 1 --config lauvdal",
        "godtgjort mail quarantine show 1 --config lauvdal --save mail.eml",
    ),
    "mail quarantine retry": ("godtgjort mail quarantine retry 1 --config lauvdal",),
    "mail quarantine release": ("godtgjort mail quarantine release 2 --person 2001 --config lauvdal",),
    "accounts list": ("godtgjort accounts list --config lauvdal",),
    "accounts unlink": ("godtgjort accounts unlink 1001 --config lauvdal",),
    "deputies list": ("godtgjort deputies list --config lauvdal",),
    "deputies end": ("godtgjort deputies end 1 --config lauvdal",),
}
"""By the words of the command; `lauvdal` is a copy of the folder in examples/."""


def end_with_examples(app: typer.Typer, path: str = "") -> None:
    """The help of every command in `app` ends with its examples, that of a group with the first of each of its own.

    That of the whole program ends with what an administrator begins with.
    """
    ours = [own[0] for words, own in EXAMPLES.items() if words.startswith(path)]
    app.info.epilog = _epilog(ours if path else ours[:1])
    for command in app.registered_commands:
        command.epilog = _epilog(EXAMPLES.get(f"{path}{_name(command)}", ()))
    for group in app.registered_groups:
        if group.typer_instance:
            end_with_examples(group.typer_instance, f"{path}{group.name} ")


def command_words(app: typer.Typer, path: str = "") -> Iterator[str]:
    """The words of every command in `app`, as `mail quarantine list`."""
    for command in app.registered_commands:
        yield f"{path}{_name(command)}"
    for group in app.registered_groups:
        if group.typer_instance:
            yield from command_words(group.typer_instance, f"{path}{group.name} ")


def _name(command: typer.models.CommandInfo) -> str:
    assert command.callback
    return command.name or command.callback.__name__


def _epilog(examples: tuple[str, ...] | list[str]) -> str | None:
    # The library takes an empty line for the end of a line.
    return "\n\n".join(("Examples:" if len(examples) > 1 else "Example:", *examples)) if examples else None
