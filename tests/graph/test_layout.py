"""Where nodes stand: the same numbers for the same input."""

from graph.layout import Brackets, Position, brackets


def test_few_rows_are_centred_and_far_apart() -> None:
    """Under eight rows the distance is 56 pixels, and the height is 360 at least."""
    expected = Brackets(
        positions={
            "a": Position(-276.0, -56.0),
            "b": Position(-280.0, 0.0),
            "c": Position(-276.0, 56.0),
            "d": Position(280.0, 0.0),
        },
        height=360,
        row=56,
    )
    assert expected == brackets(["a", "b", "c"], ["d"])


def test_many_rows_take_the_height() -> None:
    """From eight rows on a side reaches from top to bottom; the longer side gives the height."""
    left, right = [f"l{row}" for row in range(30)], [f"r{row}" for row in range(8)]
    made = brackets(left, right)
    assert 640 == made.height
    assert (Position(-214.3, -300.0), Position(-214.3, 300.0)) == (made.positions["l0"], made.positions["l29"])
    assert (Position(214.3, -300.0), Position(278.9, -42.9)) == (made.positions["r0"], made.positions["r3"])


def test_a_side_bends_like_a_bracket() -> None:
    """The middle of a side stands further out than its ends, the same way up as down."""
    made = brackets([], [str(row) for row in range(25)])
    across = [made.positions[str(row)].x for row in range(25)]
    assert across == across[::-1]
    assert across[:13] == sorted(across[:13])


def test_nobody_around() -> None:
    """A focus without neighbours still has a box."""
    assert Brackets({}, 360, 56) == brackets([], [])
