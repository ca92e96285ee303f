"""Imports go down the floors only, and the lower floors stay pure."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = {
    "errors": 0, "settings": 0,
    "triage": 1, "relief": 1, "understanding": 1, "content": 1,
    "conversation": 2, "alexa": 3, "device": 4, "voice": 4, "local": 5, "check": 5, "cli": 5, "web": 5, "review": 5,
}  # fmt: skip
PURE = ("triage", "relief", "understanding", "content", "conversation")
IMPURE = {
    "time",
    "random",
    "os",
    "socket",
    "requests",
    "boto3",
    "ask_sdk_core",
    "ask_sdk_model",
    "flask",
    "subprocess",
}
FILES = sorted((ROOT / "skill").rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Give the dotted names a module imports (under TYPE_CHECKING too)."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_down(path: Path) -> None:
    package = path.relative_to(ROOT / "skill").parts[0].removesuffix(".py")
    if package not in FLOORS:
        assert package in ("__init__", "__main__")
        return
    for name in imported(path):
        parts = name.split(".")
        if parts[0] == "skill" and len(parts) > 1 and parts[1] in FLOORS:
            assert FLOORS[parts[1]] <= FLOORS[package], f"{package} must not know {name}"
        if package in PURE:
            assert parts[0] not in IMPURE, f"{package} must stay pure: {name}"
