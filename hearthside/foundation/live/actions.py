from .hub import hub


def tell(topic: str, key: object, **ids: int) -> None:
    """Let everyone who listens to `topic/key` know; ids only, each listener's part is rendered for their own eyes."""
    hub().publish(f"{topic}/{key}", ids)
