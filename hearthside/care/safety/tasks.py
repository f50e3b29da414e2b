from django_tasks import task

from . import actions


@task()
def page_for_case(case: int) -> None:
    actions.page_for(case)


@task()
def sweep() -> None:
    """Each minute: what was left undone."""
    actions.pass_on_at_shift_end()
    actions.page_what_waits()
    actions.unseal_expired()
