"""The texts of the components: our own files beside this module, and the copy of vis-network that pyvis ships."""

from functools import cache
from hashlib import sha256
from importlib import resources
from pathlib import Path

_FOLDER = Path(__file__).parent
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"


@cache
def read(*names: str) -> str:
    """Return some files of this folder, one after the other.

    The comment before them has a line break inside, since Streamlit takes one line of code for the path of a file.
    """
    return "/* views */\n" + "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in names)


@cache
def read_markup(name: str) -> str:
    """Return an HTML file of this folder. It is a frame without content: text goes in as data."""
    return (_FOLDER / name).read_text(encoding="utf-8")


@cache
def read_vis_network() -> bytes:
    """Return vis-network 9.1.2, which puts ``vis`` in place."""
    return resources.files("pyvis").joinpath(_VIS).read_bytes()


@cache
def name_vis_network() -> str:
    """Return the name under which the app's own server has vis-network; it changes when the file does."""
    return f"vis-network-{sha256(read_vis_network()).hexdigest()[:12]}.js"
