from django_tasks import task

from . import actions


@task()
def page_for_case(case: int) -> None:
    actions.page_for(case)


@task()
def sweep() -> None:
    """Each minute: what was left undone."""
    actions.page_what_waits()
    actions.pass_on_at_shift_end()
    actions.unseal_expired()
