from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "hearthside.care.conversations"
    label = "conversations"
