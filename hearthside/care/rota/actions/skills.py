from django.db import transaction

from hearthside.people.members.models import Member

from ..models import Skills


@transaction.atomic
def say_skills(member: Member, languages: list[str], age_bands: list[str], spaces: list[str]) -> Skills:
    said = {"languages": languages, "age_bands": age_bands, "spaces": spaces}
    skills, _made = Skills.objects.update_or_create(member=member, defaults=said)
    return skills
