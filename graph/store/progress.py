"""How far writing a report has come."""

from collections.abc import Callable

Writing = Callable[[int, int], None]
"""Called with what is done so far and how much there is: claims to write, and what they are about to compute."""


class Steps:
    """Counts what is done and tells it; without anybody to tell it to, it only counts.

    >>> steps = Steps(3, lambda done, of: print(done, "of", of))
    >>> steps.add(2), steps.add(2)
    2 of 3
    3 of 3
    (None, None)
    """

    def __init__(self, of: int = 0, tell: Writing | None = None) -> None:
        self._done, self._of, self._tell = 0, of, tell

    def add(self, number: int) -> None:
        """Count so many more; what was not foreseen is not told as more than all."""
        self._done = min(self._done + number, self._of)
        if self._tell is not None:
            self._tell(self._done, self._of)
