from django import template

register = template.Library()


@register.filter
def of(numbers: dict[str, int], key: str) -> int:
    """How many there are for a key; none when it is not there."""
    return numbers.get(key, 0)
