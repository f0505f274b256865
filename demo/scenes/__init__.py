"""The cases that the play shows, in order; a later scene may build on what an earlier one left."""

from collections.abc import Callable
from dataclasses import dataclass

from demo.scenes import carer_by_mail, council_in_chat, more_messages, payroll, safeguards
from demo.stage import Stage


@dataclass(frozen=True, slots=True)
class Scene:
    """One case: a sentence for the screen, and the acting, which raises when anything comes out wrong."""

    title: str
    play: Callable[[Stage], None]


SCENES = (
    Scene("A carer mails a month of hours and answers «send»", carer_by_mail.play),
    Scene("A councillor chats, is sent back twice, corrects in words", council_in_chat.play),
    Scene("A drive with a passenger; an attestor never gets her own claim", more_messages.own_claim),
    Scene("Three dates make three lines; a slow click changes nothing", more_messages.slow_click),
    Scene("Too little said: one short message asks for all of it", more_messages.asks_what_is_missing),
    Scene("Nobody can decide: the claimant and the administrator hear it at once", safeguards.dead_end),
    Scene("An unknown sender gets one polite answer and no claim", safeguards.unknown_sender),
    Scene("The same mail twice makes one claim, and one reminder when it is forgotten", safeguards.forgotten_draft),
    Scene("Payroll gets every authorised claim once", payroll.play),
)
