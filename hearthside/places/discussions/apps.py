from django.apps import AppConfig


class DiscussionsConfig(AppConfig):
    name = "hearthside.places.discussions"
    label = "discussions"
