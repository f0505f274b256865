"""A look at a page that stands still."""

from playwright.sync_api import Page, expect


def visit(page: Page, path: str) -> None:
    """The page is open at the path, and shows what there is: what comes first has moved what stood below."""
    page.goto(path)
    expect(page.locator(".list").first).to_be_attached()
    expect(page.locator("[aria-busy]")).to_have_count(0)
