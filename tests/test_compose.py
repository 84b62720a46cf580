"""The compose files and the image, as far as they can be read without Docker; Neo4j's settings are tried for real
in test_neo4j_server.py."""

from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.neo4j_home.jars import VERSION

FILES = ("compose.yaml", "compose.readonly.yaml")


def services(name: str) -> dict[str, dict[str, Any]]:
    """Return the services of a compose file."""
    found: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))["services"]
    return found


@pytest.mark.parametrize("name", FILES)
def test_neo4j_is_the_release_that_the_tests_run(name: str) -> None:
    """What is deployed is what was tested."""
    assert services(name)["neo4j"]["image"] == f"neo4j:{VERSION}-community"


@pytest.mark.parametrize("name", FILES)
def test_ports_are_open_to_this_machine_alone(name: str) -> None:
    """Docker publishes past a firewall, so every port names the loopback address."""
    ports = [port for service in services(name).values() for port in service.get("ports", [])]
    assert ports
    assert [] == [port for port in ports if not port.startswith("127.0.0.1:")]


@pytest.mark.parametrize("name", FILES)
def test_every_service_has_a_memory_limit_and_a_health_check(name: str) -> None:
    """Nothing grows without bound, and the app waits until Neo4j answers."""
    for service in services(name).values():
        assert service["mem_limit"]
        assert service["healthcheck"]["test"]
    assert services(name)["app"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}


@pytest.mark.parametrize("name", FILES)
def test_password_comes_from_the_environment_and_is_required(name: str) -> None:
    """No password is written down, and without one nothing starts."""
    assert services(name)["neo4j"]["environment"]["NEO4J_AUTH"].startswith("neo4j/${NEO4J_PASSWORD:?")
    assert services(name)["app"]["environment"]["NEO4J_PASSWORD"] == "${NEO4J_PASSWORD:?}"


@pytest.mark.parametrize("name", FILES)
def test_queries_have_a_time_limit(name: str) -> None:
    """Neo4j's own default is none."""
    assert services(name)["neo4j"]["environment"]["NEO4J_db_transaction_timeout"].endswith("s")


def test_public_neo4j_is_read_only_and_out_of_reach() -> None:
    """For the public Neo4j refuses to write, publishes no port, has no way out, and the app takes no uploads."""
    neo4j, app = services("compose.readonly.yaml")["neo4j"], services("compose.readonly.yaml")["app"]
    assert neo4j["environment"]["NEO4J_server_databases_read__only"] == "neo4j"
    assert neo4j["environment"]["NEO4J_dbms_security_allow__csv__import__from__file__urls"] == "false"
    assert neo4j["environment"]["NEO4J_db_memory_transaction_max"] == "256m"
    assert "ports" not in neo4j
    networks = yaml.safe_load((ROOT / "compose.readonly.yaml").read_text(encoding="utf-8"))["networks"]
    assert [networks[name] for name in neo4j["networks"]] == [{"internal": True}]
    assert "ALLOW_LOADS" not in app["environment"]


def test_memory_of_a_transaction_is_not_limited_where_registers_are_loaded() -> None:
    """256 MB are too few for a world register in one transaction."""
    assert "NEO4J_db_memory_transaction_max" not in services("compose.yaml")["neo4j"]["environment"]


def test_image_runs_as_a_user_without_rights() -> None:
    """The last USER of the Dockerfile is not root, and comes before the command."""
    instructions = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    users = [line for line in instructions if line.startswith("USER ")]
    assert users[-1] == "USER app"
    assert instructions.index("USER app") < next(i for i, line in enumerate(instructions) if line.startswith("CMD"))


def test_image_holds_every_folder_that_the_app_imports() -> None:
    """.dockerignore names what goes in, so a new package must be named there too."""
    kept = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    for name in ("app.py", "graph/", "loaders/", "queries/", "views/", ".streamlit/", "requirements.txt"):
        assert f"!{name}" in kept
