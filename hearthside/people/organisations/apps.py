from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "hearthside.people.organisations"
    label = "organisations"
