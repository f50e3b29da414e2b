"""The registry in which upper apps enter work that does good to whoever does it: welcoming, thanking, answering."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from hearthside.people.members.models import Member


@dataclass(frozen=True)
class LightTask:
    code: str
    label: str | Promise
    address: Callable[[Member], str | None]  # None: not for this helper, or nothing to do


_tasks: dict[str, LightTask] = {}


def enter(task: LightTask) -> None:
    _tasks[task.code] = task


def tasks_for(member: Member) -> list[tuple[str | Promise, str]]:
    """Words and address of what this helper could do instead."""
    found = ((task.label, task.address(member)) for task in _tasks.values())
    return [(label, address) for label, address in found if address]
