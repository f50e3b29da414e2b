from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "hearthside.people.members"
    label = "members"
