"""Papers to attach: a ferry ticket as a photo, a timesheet as a PDF."""

import io

from PIL import Image, ImageDraw


def photo(*lines: str) -> bytes:
    """A JPEG of a slip of paper with these lines."""
    return _paper(lines, "JPEG")


def pdf(*lines: str) -> bytes:
    """A PDF of one page with these lines."""
    return _paper(lines, "PDF")


def _paper(lines: tuple[str, ...], kind: str) -> bytes:
    paper = Image.new("RGB", (480, 80 + 32 * len(lines)), "#fbfaf4")
    ImageDraw.Draw(paper).multiline_text((40, 40), "\n".join(lines), fill="#222222", font_size=22, spacing=8)
    kept = io.BytesIO()
    paper.save(kept, kind)
    return kept.getvalue()
