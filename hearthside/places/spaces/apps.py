from django.apps import AppConfig


class SpacesConfig(AppConfig):
    name = "hearthside.places.spaces"
    label = "spaces"
