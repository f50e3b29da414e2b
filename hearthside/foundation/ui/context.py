from django.http import HttpRequest

THEMES = ("auto", "light", "dark", "contrast", "calm")


def appearance(request: HttpRequest) -> dict[str, str]:
    """The look a browser chose, from a cookie, so that it holds logged out and without the database."""
    theme = request.COOKIES.get("theme", "auto")
    return {"theme": theme if theme in THEMES else "auto"}
