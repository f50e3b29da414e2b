from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "hearthside.foundation.audit"
    label = "audit"
