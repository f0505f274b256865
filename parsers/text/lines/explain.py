"""Lines with their explanation: for each field the rules that read it and what they took for granted."""

from collections.abc import Iterator, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.items import Item
from parsers.text.reading import Found


def explained(items: Sequence[Item], analysis: Analysis) -> Iterator[Found]:
    """The finished lines; what no mention read (a route, a name, a meal) was read by the rule of its field."""
    rules = {mention.span[0]: mention.rule for mention in (*analysis.named, *analysis.mentions)}
    for item in items:
        read: dict[str, list[str]] = {}
        for name, spans in item.evidence.items():
            read[name] = []
            for start, _ in spans:
                read[name].append(rules.get(start, name))
        yield Found(line=item.line, evidence=item.evidence, rules=read, assumed=item.assumed)
