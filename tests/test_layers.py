"""The shape of the package, checked: what may import what, and who may touch the outside world."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent / "src" / "wheelsdown"

# Lowest first. A part may import parts on the lines above its own, never on its own line or below.
# So no stage sees another: the flight record is drawn up without sight of the claims, and the
# claims without sight of the record. The stages meet only in pipeline.py.
LAYERS = [
    {"errors", "compiling"},
    {"model"},
    {"aviation", "places", "wording", "contract"},
    {"tracks", "flights", "itineraries", "claims", "verdicts", "publishing"},  # the stages
    {"sources", "desk"},  # the edges
    {"pipeline"},
    {"intake"},
    {"fetching", "scale"},
    {"newsroom"},
    {"web"},
    {"cli"},
]
RANK = {part: rank for rank, layer in enumerate(LAYERS) for part in layer}

NETWORK = {"socket", "ssl", "http", "httpx", "requests", "urllib", "urllib3", "aiohttp", "socks"}
FILES = (".open", ".read_text", ".write_text", ".read_bytes", ".write_bytes")
CLOCK = (".now", ".utcnow", ".today", "time.time")

# captures.py asks, connections.py connects, opensky_account.py lends the user's own account, and
# listening.py opens the port the desk is served on.
USES_THE_NETWORK = (
    "sources/captures.py",
    "sources/connections.py",
    "sources/opensky_account.py",
    "web/listening.py",
)
OPENS_FILES = ("sources/", "desk/", "scale/", "web/app.py", "cli/")
READS_BUNDLED_DATA = ("aviation/", "places/", "wording/", "claims/taught_reader.py")
READS_THE_CLOCK = ("sources/captures.py", "desk/ledger.py", "cli/")


def modules():
    for path in sorted(ROOT.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        part = name.split("/")[0].removesuffix(".py")
        if part not in ("__init__", "__main__"):
            yield name, part, ast.parse(path.read_text())


def imports(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names = [f"wheelsdown.{a.name}" for a in node.names]
            yield from ([node.module] if node.module != "wheelsdown" else names)
        elif isinstance(node, ast.Import):
            yield from (a.name for a in node.names)


def calls(tree):
    return {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}


def test_every_part_has_a_layer():
    assert {part for _, part, _ in modules()} <= set(RANK)


def test_imports_point_down_and_never_sideways():
    wrong = [
        f"{name} imports {target}"
        for name, part, tree in modules()
        for target in imports(tree)
        if target.startswith("wheelsdown.")
        and target != "wheelsdown.__version__"
        and target.split(".")[1] != part
        and RANK[target.split(".")[1]] >= RANK[part]
    ]
    assert wrong == []


def test_only_the_edges_touch_the_outside_world():
    wrong = []
    for name, _, tree in modules():
        if not name.startswith(USES_THE_NETWORK):
            wrong += [f"{name} imports {i}" for i in imports(tree) if i.split(".")[0] in NETWORK]
        if not name.startswith(OPENS_FILES + READS_BUNDLED_DATA):
            wrong += [f"{name} calls {c}" for c in calls(tree) if c == "open" or c.endswith(FILES)]
        if not name.startswith(READS_THE_CLOCK):
            wrong += [f"{name} calls {c}" for c in calls(tree) if c.endswith(CLOCK)]
    assert wrong == []


def test_no_module_imports_another_in_a_circle():
    names = {name.removesuffix(".py").replace("/", "."): tree for name, _, tree in modules()}
    known = {f"wheelsdown.{n.removesuffix('.__init__')}" for n in names}
    edges = {
        f"wheelsdown.{n.removesuffix('.__init__')}": {t for t in imports(tree) if t in known}
        for n, tree in names.items()
    }
    done: set[str] = set()

    def walk(node, path):
        assert node not in path, " -> ".join([*path, node])
        if node not in done:
            for target in edges[node] - {node}:
                walk(target, [*path, node])
            done.add(node)

    for node in edges:
        walk(node, [])


def test_every_module_and_public_name_is_documented():
    wrong = []
    for name, _, tree in modules():
        if not ast.get_docstring(tree):
            wrong.append(name)
    assert wrong == []
