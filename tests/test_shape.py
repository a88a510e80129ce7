"""The shape of the code: sizes, nesting, names, docstrings and imports stay within budgets that keep it readable."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[1]
PRODUCT = sorted([*(ROOT / "wargame").rglob("*.py"), *(ROOT / "rules").rglob("*.py")])
TESTS = sorted((ROOT / "tests").rglob("*.py"))

FILE_LINES = 500
FILE_LINES_P95 = 300
FUNCTION_LINES = 50
FUNCTION_LINES_MEDIAN = 7
CLASS_METHODS = 20
NESTING = 4
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "types", "base"}
"""Names that say nothing, so that anything gets put there."""

Function = ast.FunctionDef | ast.AsyncFunctionDef
BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match)


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def lines(path: Path) -> int:
    """Return the length of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(paths: list[Path]) -> Iterator[tuple[str, Function]]:
    """Yield each function of some files, methods and inner functions included, with its place."""
    for path in paths:
        for node in ast.walk(tree(path)):
            if isinstance(node, Function):
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node


def body_lines(function: Function) -> int:
    """Return the lines of a function's body without its docstring."""
    body = function.body[1:] if ast.get_docstring(function, clean=False) is not None else function.body
    return 1 + (function.end_lineno or 0) - body[0].lineno if body else 0


def depth(node: ast.AST) -> int:
    """Return how deep blocks nest below a node; `elif` continues its `if`, an inner function starts anew."""
    deepest = 0
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Function | ast.Lambda):
            continue
        elif_branch = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        deepest = max(deepest, depth(child) + (isinstance(child, BLOCKS) and not elif_branch))
    return deepest


def test_no_file_is_long() -> None:
    """No file has more than 500 lines, and nearly all have at most 300."""
    assert {str(path.relative_to(ROOT)): lines(path) for path in PRODUCT + TESTS if lines(path) > FILE_LINES} == {}
    assert quantiles([lines(path) for path in PRODUCT], n=20)[-1] <= FILE_LINES_P95


def test_no_function_is_long() -> None:
    """No function body has more than 50 lines, and half of all have at most seven."""
    sizes = {place: body_lines(node) for place, node in functions(PRODUCT)}
    assert {place: size for place, size in sizes.items() if size > FUNCTION_LINES} == {}
    assert median(sizes.values()) <= FUNCTION_LINES_MEDIAN
    assert {place for place, node in functions(TESTS) if body_lines(node) > FUNCTION_LINES} == set()


def test_no_class_has_many_methods() -> None:
    """No class has more than twenty methods."""
    many = {
        f"{path.relative_to(ROOT)} {node.name}": count
        for path in PRODUCT
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
        and (count := sum(isinstance(child, Function) for child in node.body)) > CLASS_METHODS
    }
    assert many == {}


def test_nothing_nests_deep() -> None:
    """Blocks nest at most four deep."""
    assert {place: depth(node) for place, node in functions(PRODUCT) if depth(node) > NESTING} == {}


def test_no_module_is_a_drawer() -> None:
    """Every module and package is named for what it holds."""
    assert [path for path in PRODUCT if {path.stem, path.parent.name} & DRAWERS] == []


def test_everything_public_is_described() -> None:
    """Every module has a docstring, and so has every public class, function and method."""
    bare = [str(path.relative_to(ROOT)) for path in PRODUCT + TESTS if not ast.get_docstring(tree(path))]
    for path in PRODUCT:
        scopes: list[ast.Module | ast.ClassDef] = [tree(path)]
        scopes += [node for node in tree(path).body if isinstance(node, ast.ClassDef)]
        for scope in scopes:
            bare += [
                f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
                for node in scope.body
                if isinstance(node, Function | ast.ClassDef)
                and not node.name.startswith("_")
                and not ast.get_docstring(node)
            ]
    assert bare == []


def test_every_test_states_a_behaviour() -> None:
    """Each test has a docstring: the sentence that is true when it passes."""
    assert [
        place for place, node in functions(TESTS) if node.name.startswith("test_") and not ast.get_docstring(node)
    ] == []


def module_name(path: Path) -> str:
    """Return the dotted name of a module of the package."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path, known: set[str]) -> set[str]:
    """Return the modules of the package that a module imports, anywhere in it, for whatever reason."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return (found & known) - {module_name(path), "wargame"}


def test_no_imports_go_in_circles() -> None:
    """The modules can be put in an order in which each imports earlier ones only, imports for types included."""
    modules = {module_name(path): path for path in PRODUCT if path.is_relative_to(ROOT / "wargame")}
    graph = {name: imports(path, set(modules)) for name, path in modules.items()}
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        raise AssertionError(" -> ".join(error.args[1])) from None
    assert set(order) == set(modules)
