from django.apps import AppConfig


class WelcomeConfig(AppConfig):
    name = "hearthside.places.welcome"
    label = "welcome"
