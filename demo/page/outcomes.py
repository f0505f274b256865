"""What becomes of what one does on the page.

What did not come about is no fault of the page: it is told in words, and the browser's console stays empty.
"""

from flask import render_template

Answer = tuple[str, int]
DONE: Answer = ("", 204)


def instead(kind: str, **facts: object) -> Answer:
    """What happened instead of what was meant, in words (status 200)."""
    return render_template("instead.html", kind=kind, **facts), 200
