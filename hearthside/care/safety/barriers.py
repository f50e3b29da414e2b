"""What makes reaching out hard, and an answer to each.

The order of steps (name the barrier, answer that one, then few fitting routes) follows the barrier-reduction work
tested at Koko (randomised, NCT03633825: 23 % more took a step) after a bare list of numbers had led nobody of 221
to a service (the ResourceBot report). The sentences are our own.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

QUIET = ("chat", "sms", "whatsapp", "email")  # channels that nobody in the next room hears
ANY = ("phone", "sms", "whatsapp", "chat", "email")


@dataclass(frozen=True)
class Barrier:
    code: str
    label: str | Promise
    answer: str | Promise
    channels: tuple[str, ...] = ANY


BARRIERS = [
    Barrier(
        "tired",
        _("I am too tired to talk"),
        _(
            "You do not have to explain everything. One line is enough: “I am not safe and I am worn out.” The other "
            "person asks the questions, and you may answer with yes and no. Writing takes less strength than talking."
        ),
        QUIET,
    ),
    Barrier(
        "afraid",
        _("I am afraid they would send the police or put me in hospital"),
        _(
            "Most talks with a helpline stay a talk. You can ask first: “What would make you send somebody without "
            "asking me?” You may leave out your name and where you are, and end the talk when you like."
        ),
    ),
    Barrier(
        "not_bad_enough",
        _("It does not feel bad enough"),
        _(
            "There is no mark that you have to reach. People call because of one bad evening. If it is heavy enough to "
            "write about, it is heavy enough to tell somebody."
        ),
    ),
    Barrier(
        "cost",
        _("It might cost something"),
        _(
            "Where we know what a line costs, it is written beside it. Many are free. Nobody on a crisis line asks "
            "you for insurance or money."
        ),
    ),
    Barrier(
        "bad_experience",
        _("I tried once and it went badly"),
        _(
            "That should not have happened, and it makes sense that you hesitate. Another line, or another way such as "
            "writing, can be very different. You can say at the start what did not help last time."
        ),
    ),
    Barrier(
        "overheard",
        _("Someone could overhear me"),
        _(
            "Then write instead of talking. These can be reached by text or chat. If your phone is looked at by "
            "others, “Leave quickly” above closes this page at once."
        ),
        QUIET,
    ),
    Barrier(
        "words",
        _("I do not know what to say"),
        _(
            "You can read this out or copy it: “I wrote something tonight that worried people, and they told me to "
            "reach out. I do not know where to begin.” The rest is their work."
        ),
    ),
    Barrier(
        "something_else",
        _("Something else"),
        _(
            "Whatever it is, it is a real reason. A small step still counts: tell one person one true sentence about "
            "tonight, here or anywhere."
        ),
    ),
    Barrier("rather_not_say", _("I would rather not say"), _("That is all right. Here is what is there.")),
]


def barrier(code: str) -> Barrier:
    """The barrier by its code; an unknown one counts as not said."""
    return next((known for known in BARRIERS if known.code == code), BARRIERS[-1])
