"""What a question below an answer spoke of: `Møtet var 20. oktober` above `> Hvilken dato var møtet?` names no more."""

from dataclasses import replace

from parsers.text.analysis import Analysis
from parsers.text.catalogue.mention import TypeMention
from parsers.text.words.normalise import normalise
from parsers.text.words.stems import stem
from parsers.text.words.tokens import tokenise

EXAMPLES = {
    "Parkeringen kostet 45 kr\n\n> Hva kostet parkeringen?": "answer",
    "Parkeringa kosta 45 kr\n> Hei Asle, kva kosta parkeringa?": "answer",
    "The parking was 45 kr\n\n> How much was the parking?": "answer",
    "Parkeringen kostet 45 kr, og taxi 200 kr\n\n> Hva kostet parkeringen?": "claim",
    "Taxi 45 kr\n\n> Hva kostet parkeringen?": "claim",
    "Parkeringen kostet 45 kr\n\n> Du har parkering på kravet.": "claim",
}
_QUOTED = ">"


def without_quoted_names(analysis: Analysis, sent: str) -> Analysis:
    """The text without the names of what the questions ask that are quoted in what was sent."""
    if "\n" + _QUOTED not in sent or not analysis.named:
        return analysis
    asked = {stem(token.text) for line in _questions(sent) for token in tokenise(normalise(line))}
    named = [one for one in analysis.named if not _stems(analysis, one) <= asked]
    return replace(analysis, named=named) if len(named) < len(analysis.named) else analysis


def _questions(sent: str) -> list[str]:
    """The quoted lines that ask."""
    return [line.lstrip("> ") for line in sent.split("\n") if line.startswith(_QUOTED) and "?" in line]


def _stems(analysis: Analysis, one: TypeMention) -> set[str]:
    """The words of the name, without their endings."""
    return {stem(token.text) for token in analysis.tokens[one.first : one.last]}
