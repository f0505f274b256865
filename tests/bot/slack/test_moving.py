"""Lines moved between drafts: what the bot put in one place, its claimant puts in another."""

import json
from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.slack.moving import files_block, move_block
from bot.words import LOCALES, Words
from claims.people import Language
from demo.slack import Message
from demo.slack.validate import accepted_blocks
from tests.bot.golden import CARE, CATALOGUE, COUNCIL, long_claim
from tests.bot.hands import PHOTO, buttons, moment
from tests.bot.running import Running


@pytest.mark.parametrize("language", LOCALES)
def test_the_menu_looks_as_it_did(language: Language, snapshot: SnapshotAssertion) -> None:
    block = move_block(COUNCIL, 1, (CARE,), Words(language), CATALOGUE)
    assert block
    assert block.to_dict() == snapshot


def test_nothing_is_offered_where_there_is_nowhere_to_go() -> None:
    assert move_block(COUNCIL, 0, (), Words("nb"), CATALOGUE) is None


def test_long_titles_and_many_claims_stay_within_what_slack_takes() -> None:
    homes = tuple(replace(CARE, number=f"2024-{number:05d}", title="Møte & " * 100) for number in range(10))
    block = move_block(long_claim(60), 60, homes, Words("nb"), CATALOGUE)
    assert block
    accepted_blocks([block.to_dict()])


def two_drafts(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.sees("Kari", "1 500,00 kr", offers="submit")
    bot.says("Kari", "Formannskapet 3.10.2023", at=moment("2023-10-14"))


def test_a_new_claim_says_which_it_is_and_is_moved_to_another_with_its_files(bot: Running) -> None:
    two_drafts(bot)
    card = bot.sees("Kari", "Formannskapet", offers="pick:home")
    bot.says("Kari", "", files=[PHOTO], at=moment("2023-10-14T09:00"), thread_ts=card.ts)
    bot.outcomes(3)
    council, executive = bot.claims()
    bot.town.slack.click(bot.town.user("Kari"), card, "pick:home", option=council.number)
    bot.sees("Kari", f"Alt i krav {executive.number} er nå en del av krav {council.number}")
    bot.sees("Kari", "Ny linje 2: Formannskapet", "3 000,00 kr")
    council, executive = bot.claims()
    assert [len(council.lines), council.receipts[0].name, executive.state] == [2, PHOTO[0], "deleted"]


def test_a_line_that_joined_one_draft_is_moved_to_another(bot: Running) -> None:
    two_drafts(bot)
    bot.sees("Kari", "Formannskapet", offers="submit")
    bot.says("Kari", "12.10.2023: bom 54 kr", at=moment("2023-10-14T10:00"))
    told = bot.sees("Kari", "Ny linje 2", "1 554,00 kr", offers="pick:home")
    executive = bot.claims()[1]
    bot.town.slack.click(bot.town.user("Kari"), told, "pick:home", option=executive.number)
    bot.sees("Kari", f"Linje 2 er nå krav {executive.number}")
    bot.sees("Kari", "Ny linje 2", f"Krav {executive.number}")
    assert [str(claim.total) for claim in bot.claims()] == ["1500.00", "1554.00"]


def test_nothing_is_moved_to_a_claim_that_has_been_sent_or_is_another_s(bot: Running) -> None:
    two_drafts(bot)
    card = bot.sees("Kari", "Formannskapet", offers="pick:home")
    bot.says("Ragnhild", "Kommunestyret 12.10.2023", at=moment("2023-10-13"))
    bot.sees("Ragnhild", offers="submit")
    council, _, ragnhilds = bot.claims()
    bot.presses("Kari", bot.sees("Kari", "Kommunestyret", offers="submit"), "submit")
    bot.sees("Kari", "er sendt til attestering")
    bot.town.slack.click(bot.town.user("Kari"), card, "pick:home", option=council.number, stale=True)
    bot.sees("Kari", "Kravet har kommet lenger")
    forged = replace(card, blocks=json.loads(json.dumps(card.blocks).replace(council.number, ragnhilds.number)))
    bot.town.slack.click(bot.town.user("Kari"), forged, "pick:home", option=ragnhilds.number, stale=True)
    bot.sees("Kari", "Bare den som eier kravet")
    assert [claim.state for claim in bot.claims()] == ["submitted", "draft", "draft"]
    assert [len(claim.lines) for claim in bot.claims()] == [1, 1, 1]


def test_a_claim_that_has_been_sent_is_moved_nowhere(bot: Running) -> None:
    two_drafts(bot)
    bot.presses("Kari", bot.sees("Kari", "Formannskapet", offers="submit"), "submit")
    sent = bot.sees("Kari", "Formannskapet", offers="withdraw")
    assert "pick:home" not in buttons(sent)


def test_lines_are_moved_in_words_as_well(bot: Running) -> None:
    two_drafts(bot)
    bot.sees("Kari", "Formannskapet", offers="submit")
    bot.says("Kari", "12.10.2023: bom 54 kr", at=moment("2023-10-14T10:00"))
    bot.sees("Kari", "Ny linje 2", "1 554,00 kr")
    executive = bot.claims()[1].number
    bot.says("Kari", f"flytt linje 2 til krav {executive}", at=moment("2023-10-14T11:00"))
    bot.sees("Kari", f"Linje 2 er nå krav {executive}")
    bot.says("Kari", "lag et eget krav av linje 2", at=moment("2023-10-14T12:00"))
    assert bot.outcomes(5)[-1] == ("conversation", "move")
    assert [str(claim.total) for claim in bot.claims()] == ["1500.00", "1500.00", "54.00"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("flytt linje 4 til krav {council}", "Kravet har ikke så mange linjer"),
        ("lag et eget krav av linje 1", "et krav for seg selv"),
        ("flytt linje 1 til krav 2023-99999", "Jeg finner ikke dette kravet"),
    ],
)
def test_what_cannot_be_moved_stays_and_it_is_said_why(bot: Running, said: str, told: str) -> None:
    two_drafts(bot)
    bot.sees("Kari", "Formannskapet", offers="submit")
    before = bot.claims()
    bot.says("Kari", said.format(council=before[0].number), at=moment("2023-10-14T11:00"))
    bot.sees("Kari", told)
    assert bot.claims() == before


@pytest.mark.parametrize("language", LOCALES)
def test_the_menu_for_files_looks_as_it_did(language: Language, snapshot: SnapshotAssertion) -> None:
    block = files_block(COUNCIL, COUNCIL.receipts, (CARE,), Words(language), CATALOGUE)
    assert block
    assert block.to_dict() == snapshot


def test_as_many_files_are_moved_as_slack_s_id_of_a_block_holds() -> None:
    files = tuple(replace(COUNCIL.receipts[0], sha256=f"{n:064x}"[::-1]) for n in range(40))
    homes = tuple(replace(CARE, number=f"2024-{number:05d}", title="Møte & " * 100) for number in range(10))
    block = files_block(COUNCIL, files[:20], homes, Words("nb"), CATALOGUE)
    assert block
    accepted_blocks([block.to_dict()])
    assert files_block(COUNCIL, files, homes, Words("nb"), CATALOGUE) is None


def photographed(bot: Running) -> Message:
    """What is said of a photo that was put to the ferry of the council's meeting, beside a draft of the executive's."""
    bot.says("Kari", "Formannskapet 3.10.2023", at=moment("2023-10-13"))
    bot.sees("Kari", "1 500,00 kr", offers="submit")
    bot.says("Kari", "Kommunestyret 12.10.2023, ferje 142 kr", at=moment("2023-10-14"))
    bot.sees("Kari", "1 642,00 kr")
    bot.says("Kari", "", files=[PHOTO], at=moment("2023-10-14T09:00"))
    return bot.sees("Kari", "ligger på kravet, som kvittering for Ferje", offers="pick:home")


def held(bot: Running) -> list[list[str]]:
    return [[receipt.name for receipt in claim.receipts] for claim in bot.claims()]


def test_a_photo_that_went_to_one_draft_is_moved_to_another_and_back(bot: Running) -> None:
    told = photographed(bot)
    executive, council = bot.claims()
    bot.town.slack.click(bot.town.user("Kari"), told, "pick:home", option=executive.number)
    moved = bot.sees("Kari", f"Det er flyttet hit fra krav {council.number}", offers="pick:home")
    bot.outcomes(4)
    assert held(bot) == [[PHOTO[0]], []]
    bot.town.slack.click(bot.town.user("Kari"), moved, "pick:home", option=council.number)
    bot.sees("Kari", f"Det er flyttet hit fra krav {executive.number}")
    assert held(bot) == [[], [PHOTO[0]]]


def test_a_photo_is_given_a_claim_of_its_own_which_asks_what_it_is_of(bot: Running) -> None:
    told = photographed(bot)
    bot.presses("Kari", told, "pick:new")
    card = bot.sees("Kari", "Hva er det kvittering for?", offers="pick:home")
    bot.outcomes(4)
    assert held(bot) == [[], [], [PHOTO[0]]]
    bot.town.slack.click(bot.town.user("Kari"), card, "pick:home", option=bot.claims()[0].number)
    bot.outcomes(5)
    assert held(bot)[0] == [PHOTO[0]]
    assert [claim.state for claim in bot.claims()] == ["draft", "draft", "deleted"]


def test_what_is_moved_twice_by_two_presses_is_moved_once(bot: Running) -> None:
    told = photographed(bot)
    executive, _ = bot.claims()
    for _ in range(2):
        bot.town.slack.click(bot.town.user("Kari"), told, "pick:home", option=executive.number, stale=True)
    bot.sees("Kari", "allerede avgjort, eller kravet er endret")
    assert held(bot) == [[PHOTO[0]], []]


def test_what_approvers_have_seen_on_a_claim_stays_there(bot: Running) -> None:
    told = photographed(bot)
    executive, council = bot.claims()
    bot.presses("Kari", bot.sees("Kari", council.number, offers="submit"), "submit")
    bot.presses("Kari", bot.sees("Kari", council.number, offers="withdraw"), "withdraw")
    bot.outcomes(5)
    bot.town.slack.click(bot.town.user("Kari"), told, "pick:home", option=executive.number, stale=True)
    bot.sees("Kari", "allerede avgjort, eller kravet er endret")
    bot.says("Kari", f"flytt vedlegget til krav {executive.number}", at=moment("2023-10-15"))
    bot.outcomes(7)
    assert held(bot) == [[], [PHOTO[0]]]


def test_nobody_moves_another_s_files(bot: Running) -> None:
    told = photographed(bot)
    bot.town.slack.click(bot.town.user("Ragnhild"), told, "pick:home", option=bot.claims()[0].number, stale=True)
    bot.sees("Ragnhild", "Bare den som eier kravet")
    assert held(bot) == [[], [PHOTO[0]]]


def test_files_are_moved_in_words_as_well(bot: Running) -> None:
    photographed(bot)
    executive, council = bot.claims()
    bot.says("Kari", f"flytt bildet til krav {executive.number}", at=moment("2023-10-15"))
    bot.sees("Kari", f"Det er flyttet hit fra krav {council.number}")
    bot.says("Kari", "lag et eget krav av kvitteringen", at=moment("2023-10-16"))
    bot.sees("Kari", "Hva er det kvittering for?")
    assert held(bot) == [[], [], [PHOTO[0]]]


def test_more_files_than_a_button_can_name_are_moved_in_words(bot: Running) -> None:
    bot.says("Kari", "Formannskapet 3.10.2023", at=moment("2023-10-13"))
    bot.sees("Kari", "1 500,00 kr", offers="submit")
    bot.says("Kari", "Kommunestyret 12.10.2023, ferje 142 kr", at=moment("2023-10-14"))
    bot.sees("Kari", "1 642,00 kr")
    many = [(f"billett_{number}.jpg", PHOTO[1] + bytes([number])) for number in range(40)]
    bot.says("Kari", "", files=many, at=moment("2023-10-14T09:00"))
    bot.outcomes(3)
    executive, council = bot.claims()
    bot.sees("Kari", "billett_9.jpg og 30 til", f"skriv «flytt vedleggene til krav {executive.number}»")
    bot.says("Kari", f"flytt vedleggene til krav {executive.number}", at=moment("2023-10-15"))
    bot.sees("Kari", f"De er flyttet hit fra krav {council.number}")
    assert held(bot) == [[name for name, _ in many], []]


def test_only_what_came_last_is_moved_in_words_and_only_once(bot: Running) -> None:
    bot.says("Kari", "Formannskapet 3.10.2023", at=moment("2023-10-13"))
    bot.sees("Kari", "1 500,00 kr", offers="submit")
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-14"), files=[("innkalling.jpg", PHOTO[1] + b"1")])
    card = bot.sees("Kari", "innkalling.jpg", offers="submit")
    bot.says("Kari", "ferje 142 kr", at=moment("2023-10-14T09:00"), files=[PHOTO], thread_ts=card.ts)
    bot.sees("Kari", "Ny linje 2")
    executive, _ = bot.claims()
    for hour in (10, 11):
        bot.says(
            "Kari",
            f"flytt vedlegget til krav {executive.number}",
            at=moment(f"2023-10-14T{hour}:00"),
            thread_ts=card.ts,
        )
    bot.sees("Kari", "allerede avgjort, eller kravet er endret")
    assert held(bot) == [[PHOTO[0]], ["innkalling.jpg"]]


def test_in_mail_files_are_moved_in_words(bot: Running) -> None:
    kari = bot.post("Kari")
    kari.write("Formannskapet 3.10.2023", at="2023-10-13")
    kari.wait("1 500,00 kr")
    kari.write("Kommunestyret 12.10.2023, ferje 142 kr", at="2023-10-14")
    kari.reply(kari.wait("1 642,00 kr"), "", at="2023-10-14T10:00", files=[PHOTO])
    executive, council = bot.claims()
    kari.reply(kari.wait("som kvittering for Ferje"), f"flytt vedlegget til krav {executive.number}", at="2023-10-15")
    kari.wait(f"Det er flyttet hit fra krav {council.number}")
    assert held(bot) == [[PHOTO[0]], []]


def test_a_file_that_the_claim_had_already_is_the_one_that_is_moved_when_it_comes_again(bot: Running) -> None:
    first, second = (("a.jpg", PHOTO[1] + b"1"), ("b.jpg", PHOTO[1] + b"2"))
    bot.says("Kari", "Kommunestyret 12.10.2023, ferje 142 kr", at=moment("2023-10-14"), files=[first])
    card = bot.sees("Kari", "a.jpg", offers="submit")
    for hour, file, so_far in (("09", second, 2), ("10", first, 3)):
        bot.says("Kari", "", at=moment(f"2023-10-14T{hour}:00"), files=[file], thread_ts=card.ts)
        bot.outcomes(so_far)
    bot.says("Kari", "lag et eget krav av vedlegget", at=moment("2023-10-14T11:00"), thread_ts=card.ts)
    bot.outcomes(4)
    assert held(bot) == [["b.jpg"], ["a.jpg"]]


def test_files_that_came_with_moved_lines_are_those_that_came_last(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023", at=moment("2023-10-13"), files=[("innkalling.jpg", PHOTO[1] + b"1")])
    council = bot.sees("Kari", "innkalling.jpg", offers="submit")
    bot.says("Kari", "", at=moment("2023-10-13T10:00"), files=[("program.jpg", PHOTO[1] + b"2")], thread_ts=council.ts)
    bot.outcomes(2)
    bot.says("Kari", "Formannskapet 3.10.2023", at=moment("2023-10-14"), files=[PHOTO, ("kart.jpg", PHOTO[1] + b"3")])
    told = bot.sees("Kari", "Formannskapet", offers="pick:home")
    bot.town.slack.click(bot.town.user("Kari"), told, "pick:home", option=bot.claims()[0].number)
    bot.sees("Kari", "Ny linje 2: Formannskapet")
    bot.says("Kari", "lag et eget krav av vedlegget", at=moment("2023-10-15"), thread_ts=council.ts)
    bot.outcomes(5)
    assert held(bot)[0] == ["innkalling.jpg", "program.jpg"]
    assert held(bot)[-1] == [PHOTO[0], "kart.jpg"]
