"""What waits on the desks of the demo: a case in somebody's hands with an answer, others that wait, a report."""

from django.utils import timezone

from hearthside.care.contributions.registry import wrap
from hearthside.care.desk.actions import answer_case, keep_partner
from hearthside.care.moderation.actions import file_report
from hearthside.care.moderation.models import ReportReason
from hearthside.care.safety.actions import claim_case
from hearthside.care.safety.models import Case, Urgency
from hearthside.people.members.models import Member
from hearthside.places.discussions.models import Post, Standing

ANSWER = """\
Hello {name}. I am {responder}, one of the people on duty here, and I have read what you wrote tonight.

You are not in trouble, and nobody else can see that post for now. I would like to stay with you for a while.

Are you safe where you are at this moment? Is there anybody in the house, or next door, who could sit with you?"""
REPORT = "I know it is meant as a joke. It landed hard on me today, and perhaps I am not the only one."


PARTNER = {
    "name": "Harbour Walk-in (invented)",
    "what_they_do": "Somebody to talk to in person within days, without a form and without a name if you like.",
    "contact": "harbour@walk-in.invalid",
    "consent_text": "They keep what we tell them for a year and show it to nobody. You can ask them to remove it.",
}


def enliven_desks(people: dict[str, Member]) -> None:
    keep_partner(people["dee"], None, stated_on=timezone.localdate(), **PARTNER)
    _answer_the_most_urgent(people["ren"])
    _report_something(people["yas"], people["bea"])


def _answer_the_most_urgent(responder: Member) -> None:
    case = Case.objects.filter(closed_at=None, urgency=Urgency.IMMINENT).order_by("pk").last()  # whoever wrote last
    if case and case.member:
        told = ANSWER.format(name=case.alias or case.member.name, responder=responder.name)
        answer_case(responder, claim_case(responder, case), told)


def _report_something(reporter: Member, author: Member) -> None:
    post = Post.objects.filter(author=author, standing=Standing.SHOWN, is_first=False).order_by("-written_at").first()
    if post:
        file_report(reporter, wrap(post), ReportReason.HURTS, REPORT)
