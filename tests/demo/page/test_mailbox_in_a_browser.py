"""The mailbox on the page, and what an administrator sees to: answers with quotes, both parts, machines, bounces."""

import re

from playwright.sync_api import Page, expect


def mail_of_hours(page: Page) -> None:
    """Berit's page with the bot's answer to her first mail."""
    page.goto("/2001/")
    page.get_by_text("Skriv e-post til Godtgjort").click()
    page.get_by_role("button", name="Prøv: Avlaster lav sats 5 timer i dag").click()
    page.get_by_role("button", name="Send e-post").click()
    expect(page.locator("#mail > li")).to_have_count(2)
    expect(page.get_by_text("Skriv e-post til Godtgjort")).to_be_focused()


def test_an_answer_stands_above_what_it_quotes_and_is_understood(page: Page) -> None:
    mail_of_hours(page)
    page.locator("#mail summary").first.click()
    page.get_by_role("button", name="Svar", exact=True).click()
    text = page.get_by_label("Tekst")
    expect(text).to_be_focused()
    expect(text).to_have_value(re.compile(r"^\n\nLauvdal kommune skrev .*:\n> ", re.DOTALL))
    page.keyboard.type("send")
    page.get_by_role("button", name="Send e-post").click()
    expect(page.locator("#next")).to_contain_text("Neste: Marit Fossheim")


def test_a_mail_is_seen_as_it_looks_and_as_plain_text(page: Page) -> None:
    mail_of_hours(page)
    page.locator("#mail summary").first.click()
    body = page.locator("#mail details").first.frame_locator("iframe")
    expect(body.locator("table, p, a").first).to_be_visible()
    page.get_by_role("link", name="Ren tekst").click()
    expect(body.locator("pre")).to_contain_text("Til sammen")
    expect(body.locator("table, p, a")).to_have_count(0)
    page.get_by_role("link", name="Med utseende").click()
    expect(body.locator("table, p, a").first).to_be_visible()


def test_a_file_dropped_on_the_mailbox_goes_with_the_mail(page: Page) -> None:
    page.goto("/2001/")
    dropped = page.evaluate_handle(
        "() => { const data = new DataTransfer(); data.items.add(new File(['x'], 'timeliste.txt')); return data }"
    )
    page.locator("#mail").dispatch_event("drop", {"dataTransfer": dropped})
    expect(page.locator("#mail-form output")).to_have_text("timeliste.txt")
    page.get_by_label("Emne").fill("Timer")
    page.get_by_label("Tekst").fill("Avlaster lav sats 5 timer 10.11.2026")
    page.get_by_role("button", name="Send e-post").click()
    expect(page.locator("#mail .own")).to_contain_text("timeliste.txt")


def test_a_machine_is_not_answered_and_a_bounce_reaches_the_administrator(page: Page) -> None:
    mail_of_hours(page)
    page.locator("#mail summary").first.click()
    page.get_by_label("Prøv hva som ellers kan skje").click()
    page.get_by_role("button", name="Svar automatisk").click()
    expect(page.locator("#mail > li").first).to_contain_text("Automatisk svar")
    page.get_by_label("Prøv hva som ellers kan skje").click()
    page.get_by_role("button", name="La den komme i retur").click()
    administrator = page.get_by_role("link", name="Administrator")
    expect(administrator.locator(".badge")).to_be_visible()
    expect(page.locator("#mail > li")).to_have_count(3)
    administrator.click()
    expect(page.locator("#undelivered")).to_contain_text("berit.solli@lauvdal.example")
    expect(page.locator("#undelivered")).to_contain_text("5.1.1")


def test_a_mail_of_nobody_knows_whom_is_set_apart_and_the_administrator_told(page: Page) -> None:
    page.goto("/4002/")
    expect(page.locator("#quarantine")).to_contain_text("Ingen.")
    page.get_by_role("button", name="Prøv: en e-post med to avsendere").click()
    expect(page.locator("#quarantine")).to_contain_text("avsenderen er ikke til å lese")
