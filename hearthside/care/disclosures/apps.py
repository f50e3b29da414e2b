from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    name = "hearthside.care.disclosures"
    label = "disclosures"
