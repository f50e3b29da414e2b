"""From a file that people edit to the file that pages read: checked whole, refused whole."""

from .reading import Refusal, compile_file

__all__ = ["Refusal", "compile_file"]
