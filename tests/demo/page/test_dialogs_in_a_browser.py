"""The bot's own dialogs on the page: what one types is counted at once, and what one picks is picked in one's words."""

from playwright.sync_api import Page, expect


def test_what_is_left_of_a_split_is_counted_while_one_types(page: Page) -> None:
    page.goto("/1001/")
    page.get_by_label("Melding til Godtgjort").fill("Ferje 12.11.2026 142,- til kommunestyret")
    page.get_by_role("button", name="Send melding").click()
    page.get_by_role("button", name="Del kostnaden").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox").select_option(index=1)
    dialog.get_by_role("button", name="Videre").click()
    percent = dialog.get_by_role("textbox").first
    percent.press_sequentially("62,5")
    expect(dialog).to_contain_text("37,5")
    expect(percent).to_be_focused()
    expect(percent).to_have_value("62,5")
    percent.press_sequentially("0")
    percent.press("Enter")
    expect(dialog.locator(".error")).to_be_visible()
    expect(page.locator("#modal > .trouble")).to_be_hidden()
    percent.fill("40")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("main ~ .trouble, body > .trouble")).to_be_hidden()


def test_a_dialog_in_nynorsk_asks_in_nynorsk(page: Page) -> None:
    page.goto("/1002/")
    page.get_by_label("Melding til Godtgjort").fill("Ferje 12.11.2026 142,- til kommunestyret")
    page.get_by_role("button", name="Send melding").click()
    page.get_by_role("button", name="Legg til linje").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("combobox").locator("option").first).to_have_text("Vel")
