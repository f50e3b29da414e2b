"""What a responder asks, in this order, and why.

The order follows the NSPA guide on responding to suicidal content online (is it an emergency, then what support) and
Samaritans' guidance to ask directly (sources NSPA, SAM-COMM). Asking about suicide does not bring it about: Dazzi,
Gribble, Wessely and Fear, "Does asking about suicide and related behaviours induce suicidal ideation?", Psychological
Medicine 44 (2014), 3361. The steps from thoughts to plan, means and time follow the meaning of the Columbia scale's
steps; the questions are our own, none of its form is used.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearthside.care.safety.models import Urgency

from .models import YesNo


@dataclass(frozen=True)
class Question:
    key: str
    label: str | Promise  # for the responder
    ask: str | Promise  # how it can be asked
    why: str | Promise
    is_open: bool = False  # answered in words, not with yes or no


QUESTIONS = (
    Question(
        "safe",
        _("Safe right now?"),
        _("Are you safe at this moment?"),
        _("It decides what comes next: who is not safe needs distance and a person before anything else."),
    ),
    Question(
        "thoughts",
        _("Thoughts of ending their life?"),
        _("Are you thinking about ending your life?"),
        _("Ask in these words. Asking does not put the idea into anybody’s head, and many are relieved by it."),
    ),
    Question(
        "plan",
        _("A plan?"),
        _("Have you thought about how you would do it? You do not need to tell me the details."),
        _("A plan is a step nearer. Do not ask for details, and do not repeat any."),
    ),
    Question(
        "means",
        _("Means within reach?"),
        _("Is what you would use near you? Could you move away from it, or could somebody keep it for a while?"),
        _("Distance is what protects most in the next hours. Do not name anything they have not named."),
    ),
    Question(
        "time",
        _("A time?"),
        _("Have you decided when?"),
        _("Tonight is another answer than one day."),
    ),
    Question(
        "alone",
        _("Alone?"),
        _("Is anybody with you, or near enough to come?"),
        _("A person beside them can do what we cannot."),
    ),
    Question(
        "helped",
        _("What has helped before?"),
        _("When it was this heavy before, what got you through, even a little?"),
        _("They know it better than we do. Write it down: whoever comes after you reads it first."),
        is_open=True,
    ),
    Question(
        "wish",
        _("What would they like to happen now?"),
        _("What would you like to happen next?"),
        _("The next step is theirs wherever that is safe."),
        is_open=True,
    ),
)
KEYS = tuple(question.key for question in QUESTIONS)


def level_of(said: Mapping[str, str]) -> Urgency | None:
    """The step of the ladder that the answers describe, as a hint; None when they describe none. People decide."""
    is_so = {key for key, answer in said.items() if answer == YesNo.YES}
    if said.get("safe") == YesNo.NO or ("plan" in is_so and is_so & {"means", "time"}):
        return Urgency.IMMINENT
    if is_so & {"thoughts", "plan"}:
        return Urgency.RISK
    return None
