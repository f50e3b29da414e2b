from django.apps import AppConfig


class StaffingConfig(AppConfig):
    name = "hearthside.care.staffing"
    label = "staffing"
