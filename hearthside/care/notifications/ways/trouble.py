class Undelivered(Exception):
    """It did not leave this time. `kind` is a word for the operator, never what a server answered."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class Gone(Exception):
    """The receiver is no longer there."""
