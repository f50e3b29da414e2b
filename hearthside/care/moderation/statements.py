"""The statement of reasons (DSA Article 17), in the member's language, put together from what was decided.

The order is a person's order: what happened to your words, why, what we know, what you can do, what stays open to you.
"""

import json
from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hearthside.care.contributions.registry import Contribution

from .measures import Chosen, kind_of
from .models import Decision, Statement, Why

APPEAL_WITHIN = timedelta(days=184)  # six months, the longest six there are (DSA Article 20)
BY_SOFTWARE = (Why.AXIS, Why.NEWCOMER, Why.NOT_ASSESSED)


def state(decision: Decision, chosen: Sequence[Chosen], contribution: Contribution | None) -> Statement:
    """Write down why, for the author, before anything is taken from them."""
    author = decision.author
    language = author.language if author else "en"
    now = timezone.now()
    zone = author.time_zone if author else "UTC"
    with translation.override(language), timezone.override(zone):
        parts = _parts(decision, chosen, contribution, now + APPEAL_WITHIN)
    return Statement.objects.create(
        decision=decision,
        language=language,
        parts=json.dumps(parts, ensure_ascii=False),
        made_at=now,
        appeal_until=now + APPEAL_WITHIN,
    )


def _parts(
    decision: Decision, chosen: Sequence[Chosen], contribution: Contribution | None, until: object
) -> list[list[str]]:
    done = "\n".join(str(kind_of(one.measure).says(one)) for one in chosen)
    return [
        [_("What was decided"), f"{_about(contribution)}\n{done}"],
        [_("Why"), decision.reason],
        [_("What we went by"), _facts(decision)],
        [_("Which rule"), _ground(decision)],
        [_("Was a machine part of it?"), _machine(decision)],
        [_("Until when"), _until(chosen)],
        [
            _("If you see it differently"),
            _(
                "You can answer this decision until %(until)s. It costs nothing. Another person than the one who "
                "decided reads your answer, with everything as it was; no software decides about it. If they find "
                "that you are right, all of it is undone. You may also turn to a certified body for settling "
                "disputes out of court, or to a court."
            )
            % {"until": date_format(timezone.localtime(until), "DATE_FORMAT")},  # type: ignore[arg-type]
        ],
        [
            _("What stays open to you"),
            _(
                "Getting help, writing with a person on duty, your safety plan, a copy of everything you wrote, and "
                "leaving. Nothing here is a judgement about you as a person."
            ),
        ],
    ]


def _about(contribution: Contribution | None) -> str:
    if contribution is None:
        return _("This is about words of yours that are no longer here.")
    if not contribution.place:
        return _("This is about your %(what)s.") % {"what": contribution.label}
    return _("This is about your %(what)s in “%(place)s”.") % {"what": contribution.label, "place": contribution.place}


def _facts(decision: Decision) -> str:
    return decision.facts or _("Your own words, as they stood when the decision was made. You can read them below.")


def _ground(decision: Decision) -> str:
    if not decision.law:
        return _rule(decision)
    law = _("We believe that it is against the law: %(law)s.") % {"law": decision.law}
    return f"{law}\n{_rule(decision)}" if decision.clause else law


def _rule(decision: Decision) -> str:
    if decision.guideline is None:
        return _("Our guidelines. They are linked below.")
    number = decision.guideline.number
    if decision.clause is None:
        return _("Our guidelines, version %(number)s. They are linked below.") % {"number": number}
    named = {"number": number, "clause": decision.clause.title}
    return _("Our guidelines, version %(number)s: “%(clause)s”. You can read this clause below.") % named


def _machine(decision: Decision) -> str:
    """Without saying whether, or by whom, something was reported."""
    if decision.item.why in BY_SOFTWARE:
        return _("Software that looks for certain words asked a person to read it. A person read it and decided.")
    if decision.item.why == Why.FLAGS:
        return _("While nobody was on duty, a fixed rule let it wait. A person read it and decided.")
    return _("No. A person read it and a person decided.")


def _until(chosen: Sequence[Chosen]) -> str:
    ends = [one.until for one in chosen if one.until]
    if not ends:
        return _("Until somebody lifts it. Any moderator can do that, and your answer may bring it about.")
    last = date_format(timezone.localtime(max(ends)), "DATETIME_FORMAT")
    return _("Until %(until)s, and then it ends by itself.") % {"until": last}
