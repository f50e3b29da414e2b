from typing import Any

from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .models import Appeal, Decision, Effect, Item, ItemNote, PutAway, Report, Statement


@claim
class ModerationData(PersonalData):
    title = "Reports and decisions"
    models = (Report, Decision, Effect, Appeal, Item, ItemNote, PutAway)
    order = 20

    def export(self, member: Member) -> list[dict[str, Any]]:
        return [*_reports(member), *_decisions(member), *_put_away(member)]

    def erase(self, member: Member, keep_words: bool) -> None:
        """Reports and decisions stay as work that was done, without the person and their words. Nothing bounds
        anybody any more once they have left."""
        Report.objects.filter(reporter=member).update(reporter=None, words="", notice="")
        Report.objects.filter(about=member).update(about=None)
        about_them = Decision.objects.filter(author=member)
        Statement.objects.filter(decision__in=about_them).update(parts="[]")
        Appeal.objects.filter(decision__in=about_them).update(words="", answer="")
        Effect.objects.filter(decision__in=about_them, member=member).update(details="", member=None)
        about_them.update(author=None, words_then="", facts="", reason="", chosen="")
        PutAway.objects.filter(member=member).delete()
        for model, field in (
            (Decision, "moderator"),
            (Decision, "agreed_by"),
            (Effect, "lifted_by"),
            (Appeal, "first_decider"),
            (Appeal, "second_decider"),
            (Appeal, "decided_by"),
            (ItemNote, "author"),
        ):
            model._default_manager.filter(**{field: member}).update(**{field: None})
        Item.objects.filter(claimed_by=member).update(claimed_by=None, claimed_at=None)


def _reports(member: Member) -> list[dict[str, Any]]:
    return [
        {
            "what": "report",
            "when": report.made_at.isoformat(),
            "reason": str(report.get_reason_display()),
            "words": report.words,
            "notice of something illegal": report.notice,
            "answered": report.answered_at.isoformat() if report.answered_at else None,
            "outcome": str(report.get_outcome_display()) if report.outcome else None,
        }
        for report in Report.objects.filter(reporter=member).order_by("pk")
    ]


def _decisions(member: Member) -> list[dict[str, Any]]:
    """Only what is in force or was: what waits for a second person has touched nobody yet."""
    decided = Decision.objects.filter(author=member, in_force_at__isnull=False).prefetch_related("effects")
    return [_decision(decision) for decision in decided.select_related("statement", "appeal", "clause").order_by("pk")]


def _decision(decision: Decision) -> dict[str, Any]:
    statement, appeal = getattr(decision, "statement", None), getattr(decision, "appeal", None)
    return {
        "what": "decision about your words",
        "when": decision.made_at.isoformat(),
        "measure": str(decision.get_measure_display()),
        "reason": decision.reason,
        "guideline": decision.clause.title if decision.clause else "",
        "statement": statement.read_parts if statement else [],
        "measures": [
            {
                "measure": str(effect.get_measure_display()),
                "until": effect.until.isoformat() if effect.until else None,
                "lifted": effect.lifted_at.isoformat() if effect.lifted_at else None,
            }
            for effect in decision.effects.all()
        ],
        "your answer": appeal.words if appeal else "",
        "what came of it": appeal.answer if appeal else "",
    }


def _put_away(member: Member) -> list[dict[str, Any]]:
    rows = PutAway.objects.filter(member=member).order_by("pk")
    return [{"what": "put away", "kind": one.kind, "row": one.row, "when": one.made_at.isoformat()} for one in rows]
