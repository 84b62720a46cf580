"""Undo and redo: the addresses that one session has been at, shared with nobody."""

from dataclasses import dataclass

import streamlit as st

from views import address

_KEY = "visited"

State = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Visited:
    """Addresses in the order in which they were seen, and at which of them the session is."""

    states: tuple[State, ...] = ()
    at: int = -1

    def arrive(self, state: State, most: int = 100) -> "Visited":
        """Return the history after an address is seen; going one back or forth in the browser is no new step.

        >>> seen = Visited().arrive((("a", "1"),)).arrive((("a", "2"),))
        >>> seen.at, seen.arrive((("a", "1"),)).at, len(seen.arrive((("a", "3"),)).states)
        (1, 0, 3)
        """
        if self.states and self.states[self.at] == state:
            return self
        for step in (self.at - 1, self.at + 1):
            if 0 <= step < len(self.states) and self.states[step] == state:
                return Visited(self.states, step)
        states = (*self.states[: self.at + 1], state)[-most:]
        return Visited(states, len(states) - 1)

    def step(self, by: int) -> State | None:
        """Return the address so many steps back (negative) or forth, None where there is none."""
        place = self.at + by
        return self.states[place] if 0 <= place < len(self.states) else None


def note(names: tuple[str, ...]) -> None:
    """Note where the session is; ``names`` are the parts of the address that count."""
    address.arrive()
    here = tuple((name, address.get(name)) for name in names)
    st.session_state[_KEY] = _visited().arrive(here)


def show_undo() -> None:
    """Show the buttons; each is off where there is nowhere to go."""
    for label, key, by in (("Undo", "undo", -1), ("Redo", "redo", 1)):
        off = _visited().step(by) is None
        st.button(label, key=key, on_click=_go, args=(by,), disabled=off, type="tertiary")


def _go(by: int) -> None:
    state = _visited().step(by)
    if state is not None:
        address.put(**dict(state))
        st.rerun()


def _visited() -> Visited:
    found = st.session_state.get(_KEY)
    return found if isinstance(found, Visited) else Visited()
