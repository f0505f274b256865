"""The page in Chromium: what is new is noticed, threads, files by drop, trouble said kindly, the first minute."""

import re

from playwright.sync_api import Page, Route, expect

from demo.stage import Stage

CLAIM = "Kommunestyret 12.11.2026"


def write(page: Page, text: str) -> None:
    page.get_by_label("Melding til Godtgjort").fill(text)
    page.get_by_role("button", name="Send melding").click()


def test_the_page_says_who_is_next_and_what_they_can_do(page: Page) -> None:
    page.goto("/3001/")
    coming = page.locator("#next")
    expect(coming).to_contain_text("Begynn som Kari Haugen")
    coming.get_by_role("link", name="Kari Haugen").click()
    expect(coming).to_contain_text("Begynn her")
    write(page, CLAIM)
    expect(coming).to_contain_text("Din tur: du kan trykke «Send til godkjenning»")
    page.get_by_role("button", name="Send til godkjenning").click()
    expect(coming).to_contain_text("Neste: Nils Bakke kan trykke «Attester»")
    coming.get_by_role("link", name="Nils Bakke").click()
    expect(coming).to_contain_text("Din tur: du kan trykke «Attester»")


def test_a_draft_that_lacks_something_is_not_said_to_be_ready(page: Page) -> None:
    page.goto("/1001/")
    write(page, "ferje 142 kr til møtet")
    expect(page.locator("#next")).to_contain_text("Din tur: du kan svare på det som mangler")


def test_a_draft_whose_year_was_assumed_is_not_said_to_be_ready(page: Page) -> None:
    page.goto("/1001/")
    write(page, "Formannskapet 30.11")
    expect(page.locator("#next")).to_contain_text("Din tur: du kan svare på det som mangler")


def test_a_claim_that_nobody_can_decide_leads_to_the_administrator(page: Page) -> None:
    page.goto("/1003/")
    write(page, "Drove 20 km 12.11.2026 from Haugen to Voss, site visit, ansvar 77700")
    page.get_by_role("button", name="Send for approval").click()
    expect(page.locator("#next")).to_contain_text("Ingen kan avgjøre krav 2026-")
    page.locator("#next").get_by_role("link", name="Anders Vik").click()
    expect(page.locator("#stuck")).to_contain_text("ingen kan attestere det på ansvar 77700")
    page.get_by_role("link", name="E-post").click()
    expect(page.locator("#mail")).to_contain_text(re.compile(r"Krav 2026-\d+"))


def test_whoever_gets_something_new_has_a_count_until_one_looks(page: Page) -> None:
    page.goto("/1001/")
    write(page, CLAIM)
    attestor = page.get_by_role("link", name="Attestant")
    page.get_by_role("button", name="Send til godkjenning").click()
    expect(attestor.locator(".badge")).to_have_text(re.compile(r"^\d+ nye$"))
    attestor.click()
    expect(page.get_by_role("link", name="Attestant").locator(".badge")).to_have_count(0)


def test_news_is_told_to_those_who_listen_to_the_page(page: Page) -> None:
    page.goto("/1001/")
    expect(page.locator("#claims")).to_be_visible()
    page.wait_for_function("() => sessionStorage.getItem('seen')")
    write(page, CLAIM)
    expect(page.get_by_role("status").first).to_contain_text("Nytt fra Godtgjort: ")


def test_an_answer_in_a_thread_stands_in_the_thread(page: Page) -> None:
    page.goto("/1001/")
    write(page, "kjøring til møtet")
    page.get_by_role("button", name="Svar i tråd").click()
    expect(page.locator("#answering")).to_contain_text("Svarer i tråden")
    write(page, "12.11.2026, 24 km fra Haugen til rådhuset")
    expect(page.get_by_role("group", name="Svar i tråden").locator("article.own")).to_contain_text("24 km")
    expect(page.locator("#answering")).to_be_hidden()
    expect(page.locator("#claims")).to_contain_text(re.compile(r"127,20\skr"))


def test_an_own_message_is_changed_and_deleted(page: Page) -> None:
    page.goto("/1001/")
    write(page, "Kommunestyret 12.11.2026 & ferje")
    own = page.locator("#chat article.own")
    page.get_by_label("Mer om meldingen «Kommunestyret").click()
    page.get_by_role("button", name="Rediger").click()
    expect(page.locator("#answering")).to_contain_text("Endrer meldingen din")
    expect(page.get_by_label("Melding til Godtgjort")).to_have_value("Kommunestyret 12.11.2026 & ferje")
    write(page, "Kommunestyret 13.11.2026")
    expect(own).to_contain_text("Kommunestyret 13.11.2026")
    expect(own).to_contain_text("(oppdatert)")
    page.get_by_label("Mer om meldingen «Kommunestyret").click()
    page.locator("#chat .after.own").get_by_role("button", name="Slett").click()
    expect(own).to_have_count(0)


def test_a_file_may_be_dropped_on_the_conversation(page: Page) -> None:
    page.goto("/1001/")
    dropped = page.evaluate_handle(
        "() => { const data = new DataTransfer(); data.items.add(new File(['x'], 'ferje.txt')); return data }"
    )
    page.locator("#chat").dispatch_event("drop", {"dataTransfer": dropped})
    expect(page.locator("#chat-form output")).to_have_text("ferje.txt")
    write(page, CLAIM)
    expect(page.locator("#chat article.own").get_by_role("link", name="ferje.txt")).to_be_visible()


def test_the_home_tab_leads_to_the_card(page: Page) -> None:
    page.goto("/1001/")
    write(page, CLAIM)
    expect(page.locator("#chat article.bot")).to_be_visible()
    page.get_by_role("link", name="Slack: hjem").click()
    page.locator("#home").get_by_role("button", name="Vis").click()
    expect(page.locator("#chat article.bot").first).to_be_focused()


def test_what_is_gone_and_what_is_slow_is_said_kindly(page: Page, stage: Stage) -> None:
    page.goto("/1001/")
    write(page, CLAIM)
    button = page.get_by_role("button", name="Slett")
    expect(button).to_be_visible()
    stage.town.slack.deliver_by_http("http://127.0.0.1:9/nobody")
    button.click()
    page.get_by_role("dialog").get_by_role("button", name="Slett").click()
    expect(page.get_by_role("alert")).to_contain_text("Boten svarte ikke innen tre sekunder")


def test_a_demo_that_has_ended_says_so_until_it_is_back(page: Page) -> None:
    page.goto("/1001/")
    page.route("**/now", lambda route: route.abort())
    expect(page.get_by_role("alert")).to_contain_text("Demoen svarer ikke. Er den stanset")
    page.unroute("**/now")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_the_first_minute_is_put_away_for_good_and_found_again(page: Page) -> None:
    page.goto("/1001/")
    guide = page.get_by_role("complementary", name="Prøv hele veien på ett minutt")
    expect(guide.get_by_role("link", name="Kari Haugen")).to_have_attribute("aria-current", "page")
    guide.get_by_role("button", name="Skjul").click()
    page.reload()
    expect(page.get_by_role("button", name="Slik prøver du")).to_be_visible()
    expect(guide).to_be_hidden()
    page.get_by_role("button", name="Slik prøver du").click()
    expect(guide).to_be_visible()


def test_suggestions_fill_the_field_and_leave(page: Page) -> None:
    page.goto("/1001/")
    suggestion = page.get_by_role("button", name="Prøv: Kommunestyremøte i går")
    suggestion.click()
    expect(page.get_by_label("Melding til Godtgjort")).to_have_value(re.compile("^Kommunestyremøte i går"))
    expect(page.locator("#chat-form output")).to_have_text("ferjebillett.jpg")
    expect(suggestion).to_be_hidden()


def test_nothing_can_be_pressed_before_the_page_hears_it(page: Page) -> None:
    held: list[Route] = []
    page.route("**/page.js", lambda route: held.append(route))
    page.goto("/1001/", wait_until="commit")
    expect(page.locator("body")).to_have_js_property("inert", True)
    expect(page.locator("#chat-form")).to_be_attached()
    held.pop().continue_()
    page.get_by_role("button", name="Prøv: Kommunestyremøte i går").click()
    expect(page.get_by_label("Melding til Godtgjort")).to_have_value(re.compile("^Kommunestyremøte i går"))


def test_a_list_that_is_not_there_yet_is_not_said_to_be_empty(page: Page) -> None:
    said = "(list) => getComputedStyle(list, '::after').content"
    page.route("**/now", lambda route: route.abort())
    page.goto("/1001/")
    chat = page.locator("#chat")
    assert "Henter" in chat.evaluate(said)
    page.unroute("**/now")
    expect(chat).not_to_have_attribute("aria-busy", "true")
    assert "Henter" not in chat.evaluate(said)
