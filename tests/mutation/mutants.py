"""The mutants: each is one small change to a table or to the engine."""

import ast
import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

TRIAGE = Path(__file__).resolve().parents[2] / "skill" / "triage"
LEVELS = ("emergency_now", "urgent_same_day", "see_clinician_soon", "see_specialist", "self_care")
CODE = ("terms", "assess", "relevance", "interview", "gates", "questions", "advice")

Mutant = tuple[str, Any]
"""What was changed, in words; and the changed table or source."""


def rule_mutants() -> Iterator[Mutant]:
    """Change rules.json: rows, conditions, bounds, groups, exceptions."""
    table = json.loads((TRIAGE / "rules.json").read_text(encoding="utf-8"))
    for n, row in enumerate(table["rules"]):
        yield f"{row['id']}: gone", _changed(table, lambda t, n=n: t["rules"].pop(n))
        for level in LEVELS:
            if abs(LEVELS.index(level) - LEVELS.index(row["disposition"])) == 1:
                yield (
                    f"{row['id']}: {level}",
                    _changed(
                        table, lambda t, n=n, level=level: t["rules"][n].update(disposition=level)
                    ),
                )
        if row.get("unless"):
            yield (
                f"{row['id']}: no exception",
                _changed(table, lambda t, n=n: t["rules"][n].pop("unless")),
            )
        for key in ("all", "unless"):
            for m, text in enumerate(row.get(key, [])):
                for other in _other_texts(text):
                    yield (
                        f"{row['id']}: {text} -> {other}",
                        _reworded(table, ("rules", n, key, m), other),
                    )
                if key == "all" and len(row["all"]) > 1:
                    yield (
                        f"{row['id']}: without {text}",
                        _changed(table, lambda t, n=n, m=m: t["rules"][n]["all"].pop(m)),
                    )
    yield from _group_mutants(table)
    for key, names in table["unknown"].items():
        for m, name in enumerate(names):
            yield (
                f"unknown.{key}: without {name}",
                _changed(table, lambda t, key=key, m=m: t["unknown"][key].pop(m)),
            )


def _group_mutants(table: Any) -> Iterator[Mutant]:
    for group, members in table["groups"].items():
        for m, text in enumerate(members):
            if len(members) > 1:
                yield (
                    f"group {group}: without {text}",
                    _changed(table, lambda t, g=group, m=m: t["groups"][g].pop(m)),
                )
            for other in _other_texts(text):
                yield (
                    f"group {group}: {text} -> {other}",
                    _reworded(table, ("groups", group, m), other),
                )


def gate_mutants() -> Iterator[Mutant]:
    """Change gates.json: rows, steps, verdicts, bounds, exceptions."""
    table = json.loads((TRIAGE / "gates.json").read_text(encoding="utf-8"))
    for n, row in enumerate(table["gates"]):
        for m, step in enumerate(row["steps"]):
            yield (
                f"{row['id']}: not {step}",
                _changed(table, lambda t, n=n, m=m: t["gates"][n]["steps"].pop(m)),
            )
        for verdict in ("adapt", "leave_out"):
            if verdict != row["verdict"]:
                yield (
                    f"{row['id']}: {verdict}",
                    _changed(table, lambda t, n=n, v=verdict: t["gates"][n].update(verdict=v)),
                )
        for key in ("all", "unless"):
            for m, text in enumerate(row.get(key, [])):
                for other in _other_texts(text):
                    yield (
                        f"{row['id']}: {text} -> {other}",
                        _reworded(table, ("gates", n, key, m), other),
                    )
        if row.get("unless"):
            yield (
                f"{row['id']}: no exception",
                _changed(table, lambda t, n=n: t["gates"][n].pop("unless")),
            )


def _other_texts(text: str) -> list[str]:
    words = text.split()
    if len(words) == 3:
        swapped = {">": ">=", ">=": ">", "<": "<=", "<=": "<"}[words[1]]
        bound = int(words[2])
        return [f"{words[0]} {swapped} {bound}", f"{words[0]} {words[1]} {bound + 1}"]
    return [words[1]] if words[0] == "sure" else []


def _changed(table: Any, change: Callable[[Any], object]) -> Any:
    changed = copy.deepcopy(table)
    change(changed)
    return changed


def _reworded(table: Any, place: tuple[str | int, ...], text: str) -> Any:
    def change(changed: Any) -> None:
        for key in place[:-1]:
            changed = changed[key]
        changed[place[-1]] = text

    return _changed(table, change)


class _Swap(ast.NodeTransformer):
    """Apply the change with one number; count them all."""

    def __init__(self, wanted: int) -> None:
        self.wanted, self.seen, self.said = wanted, 0, ""

    def _hit(self, node: ast.AST, said: str) -> bool:
        self.seen += 1
        if self.seen - 1 == self.wanted:
            self.said = f"line {getattr(node, 'lineno', 0)}: {said}"
            return True
        return False

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        pairs: dict[type[ast.cmpop], type[ast.cmpop]] = {
            ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
            ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
            ast.Is: ast.IsNot, ast.IsNot: ast.Is,
        }  # fmt: skip
        new = pairs[type(node.ops[0])]
        if self._hit(node, f"{type(node.ops[0]).__name__} -> {new.__name__}"):
            node.ops[0] = new()
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.AST:
        self.generic_visit(node)
        if self._hit(node, "and <-> or"):
            node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return node

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.op, ast.Not) and self._hit(node, "not dropped"):
            return node.operand
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        swaps = {"any": "all", "all": "any", "min": "max", "max": "min"}
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name in swaps and self._hit(node, f"{name} -> {swaps[name]}"):
            node.func = ast.Name(swaps[name], ast.Load())
        return node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, bool):
            if self._hit(node, f"{node.value} -> {not node.value}"):
                return ast.Constant(not node.value)
        elif isinstance(node.value, int) and self._hit(node, f"{node.value} + 1"):
            return ast.Constant(node.value + 1)
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.AST:
        self.generic_visit(node)
        if self._hit(node, "if <-> else"):
            node.body, node.orelse = node.orelse, node.body
        return node


def code_mutants() -> Iterator[Mutant]:
    """Change the engine's operators, constants and calls."""
    for module in CODE:
        source = (TRIAGE / f"{module}.py").read_text(encoding="utf-8")
        counter = _Swap(-1)
        counter.visit(ast.parse(source))
        for wanted in range(counter.seen):
            swap = _Swap(wanted)
            tree = ast.fix_missing_locations(swap.visit(ast.parse(source)))
            yield f"{module}.py {swap.said}", (f"{module}.py", ast.unparse(tree))
