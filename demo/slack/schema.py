"""Small building stones to describe JSON, each giving the problems of a value with JSON pointers.

A check takes a value and its pointer and yields `Problem`s; none means the value is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing that is wrong, in the words Slack uses where they are known."""

    pointer: str
    message: str

    def __str__(self) -> str:
        return f"{self.message} [json-pointer:{self.pointer}]"


Check = Callable[[object, str], Iterator[Problem]]


def text(most: int, least: int = 1) -> Check:
    """A string of `least` to `most` characters."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield Problem(pointer, "must be a string")
        elif len(value) > most:
            yield Problem(pointer, f"must be less than {most + 1} characters")
        elif len(value) < least:
            yield Problem(pointer, f"must be more than {least - 1} characters")

    return check


def matching(pattern: str, meaning: str) -> Check:
    """A string that matches `pattern` in full; `meaning` names the form."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            yield Problem(pointer, f"must be a {meaning}")

    return check


def boolean(value: object, pointer: str) -> Iterator[Problem]:
    """True or false, not 0 or "true"."""
    if not isinstance(value, bool):
        yield Problem(pointer, "must be a boolean")


def integer(least: int, most: int) -> Check:
    """A whole number from `least` to `most`."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield Problem(pointer, "must be an integer")
        elif not least <= value <= most:
            yield Problem(pointer, f"must be between {least} and {most}")

    return check


def one_of(*allowed: str) -> Check:
    """One of the given words."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if value not in allowed:
            yield Problem(pointer, f"must be one of: {', '.join(allowed)}")

    return check


def array(item: Check, most: int, least: int = 1) -> Check:
    """A list of `least` to `most` items, each passing `item`."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield Problem(pointer, "must be an array")
            return
        if len(value) > most:
            yield Problem(pointer, f"no more than {most} items allowed")
        if len(value) < least:
            yield Problem(pointer, f"no fewer than {least} items allowed")
        for index, element in enumerate(value):
            yield from item(element, f"{pointer}/{index}")

    return check


def record(required: Mapping[str, Check], optional: Mapping[str, Check]) -> Check:
    """An object with every required key, any optional ones, and nothing else."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem(pointer, "must be an object")
            return
        for key in required.keys() - value.keys():
            yield Problem(pointer, f"missing required field: {key}")
        for key, content in value.items():
            rule = required.get(key) or optional.get(key)
            if rule is None:
                yield Problem(f"{pointer}/{key}", f"additional properties are not allowed: {key}")
            else:
                yield from rule(content, f"{pointer}/{key}")

    return check


def by_type(kinds: Mapping[str, Check]) -> Check:
    """An object whose `type` picks the check for the rest of it."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(value, dict) or not isinstance(kind, str):
            yield Problem(pointer, "missing required field: type")
        elif kind not in kinds:
            yield Problem(f"{pointer}/type", f"unsupported type: {kind}")
        else:
            yield from kinds[kind]({k: v for k, v in value.items() if k != "type"}, pointer)

    return check


def both(first: Check, second: Check) -> Check:
    """Whatever passes two checks."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        yield from first(value, pointer)
        yield from second(value, pointer)

    return check


def exactly_one(*keys: str) -> Check:
    """An object that has one of `keys` and not more."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if isinstance(value, dict) and len(value.keys() & set(keys)) != 1:
            yield Problem(pointer, f"must define exactly one of: {', '.join(keys)}")

    return check


def any_of(*keys: str) -> Check:
    """An object that has at least one of `keys`."""

    def check(value: object, pointer: str) -> Iterator[Problem]:
        if isinstance(value, dict) and not value.keys() & set(keys):
            yield Problem(pointer, f"must define one of: {', '.join(keys)}")

    return check


def anything(_value: object, _pointer: str) -> Iterator[Problem]:
    """Whatever it is, it is right."""
    return iter(())
