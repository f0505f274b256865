"""Rows of what the catalogue does not name, beside meetings with days of their own: `Befaring 8.10 kl 9-13`."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import Clocks, When

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Befaring 8.10 kl 9-13\nKommunestyret 30.10": ["? 08.10 4 ?type", "fee-council 30.10"],
    "Kommunestyret 30.10 kl 10-15\nKurs i Oslo 8.10 kl 9-13": ["fee-council 30.10", "? 08.10 4 ?type"],
    "Kommunestyret 30.10 kl 10-15\nSynfaring 8.10 kl 9-13": ["fee-council 30.10", "? 08.10 4 ?type"],
    "Municipal council 30 October 10:00-15:00\nSeminar 8 October 09:00-13:00": ["fee-council 30.10", "? 08.10 4 ?type"],
    "Kommunestyret 30.10\nTjenestereise til Gjøvik 8.10 kl 9-13, 104 km": [
        *("fee-council 30.10", "mileage 08.10 104"),
    ],
    "Kommunestyret 30.10 kl 10-15\n8.10 kl 9-13": ["fee-council 30.10", "fee-council 08.10"],
    "Kommunestyret\n8.10 kl 9-13\n30.10 kl 10-15": ["fee-council 08.10", "fee-council 30.10"],
}


class UnnamedRows:
    """Tells which clock times stand in such a row of one text."""

    def __init__(self, analysis: Analysis, drafts: Sequence[Draft]) -> None:
        line = self._line = analysis.layout.line
        days = {line[one.first] for one in analysis.mentions if isinstance(one, When) and one.shape == "days"}
        self._dated = days
        unnamed = days - {line[draft.first] for draft in drafts if draft.kind == "expense"}
        tokens = analysis.tokens
        opened = (at for at in range(len(tokens)) if not at or line[at - 1] != line[at])
        self._else = {
            line[at]
            for at in opened
            if line[at] in unnamed and tokens[at].kind == "word" and tokens[at].senses.keys() <= {"away"}
        }

    def hold(self, clocks: Clocks, draft: Draft) -> bool:
        """True where the clock times are such a row's, and the draft is of another row, with a day of its own."""
        return self._line[clocks.first] in self._else and self._line[draft.first] in self._dated
