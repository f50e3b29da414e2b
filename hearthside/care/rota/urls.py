from django.urls import URLPattern, URLResolver

app_name = "rota"
urlpatterns: list[URLPattern | URLResolver] = []
