from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    name = "hearthside.care.contributions"
    label = "contributions"
