from dataclasses import dataclass


@dataclass(frozen=True)
class PostPublished:
    """Others can read it from now on; told once for each post. `author` is None for a post without a name, so that
    nothing built on events can link it to somebody."""

    post: int
    thread: int
    author: int | None
