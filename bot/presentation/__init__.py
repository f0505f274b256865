"""What people are shown of a claim, before any channel gives it a shape; pure, and in the reader's words."""

from bot.presentation.changes import changes
from bot.presentation.claim import ClaimView, claim_view, comment_text, decision_text
from bot.presentation.cost_bearer import cost_bearer_text
from bot.presentation.explain import explain
from bot.presentation.hint import hint
from bot.presentation.line import LineView, line_title, line_view
from bot.presentation.question import (
    Asked,
    asked,
    asks,
    choice_text,
    finding_text,
    finding_texts,
    is_read,
    left_to_ask,
    question_text,
)
from bot.presentation.so_far import so_far
from bot.presentation.usual import usual_text

__all__ = [
    "Asked",
    "ClaimView",
    "LineView",
    "asked",
    "asks",
    "changes",
    "choice_text",
    "claim_view",
    "comment_text",
    "cost_bearer_text",
    "decision_text",
    "explain",
    "finding_text",
    "finding_texts",
    "hint",
    "is_read",
    "left_to_ask",
    "line_title",
    "line_view",
    "question_text",
    "so_far",
    "usual_text",
]
