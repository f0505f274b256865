"""Who one can be on the page: the parts, the people who play them, and what one may try as each."""

import tomllib
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Tab = Literal["chat", "home", "mail", "pay", "care", "claims"]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Suggestion(_Entry):
    """Words to fill the writing field with: a mail's when there is a subject; `paper` is a file to go with them."""

    text: str
    subject: str = ""
    paper: str = ""


class Member(_Entry):
    """One person of a part, by employee number."""

    id: str
    suggestions: tuple[Suggestion, ...] = Field((), alias="suggestion")


class Part(_Entry):
    """A part to play: what its people do, in half a sentence, and the tab that their page opens with."""

    name: str
    does: str
    opens: Tab
    members: tuple[Member, ...] = Field(alias="person")

    def member(self, number: str) -> Member | None:
        """The person of that number, when the part is theirs."""
        return next((member for member in self.members if member.id == number), None)


class Paper(_Entry):
    """What is written on a paper that goes with a suggestion."""

    lines: tuple[str, ...]


class Cast(_Entry):
    """Every part in the order of a claim's road, and every paper by file name."""

    parts: tuple[Part, ...] = Field(alias="part")
    papers: dict[str, Paper] = Field(alias="paper")

    @property
    def first(self) -> Member:
        """Whoever begins."""
        return self.parts[0].members[0]

    @property
    def first_by_mail(self) -> Member:
        """Whoever begins with a mail."""
        return next(part.members[0] for part in self.parts if part.opens == "mail")

    def part_of(self, number: str) -> Part | None:
        """The part that the person plays."""
        return next((part for part in self.parts if part.member(number)), None)


def read_cast() -> Cast:
    """The cast of `cast.toml`."""
    source = resources.files("demo.page") / "cast.toml"
    return Cast.model_validate(tomllib.loads(source.read_text("utf-8")))
