"""Records what CPython 3.11 prints for the programs -> programs/NAME.txt and programs_failing/NAME.txt.

A failing program ends in an uncaught exception: its record is what it printed, then `!! TypeName line N`, the line
being the innermost one of the program. Every program is first checked to stay inside the language.
"""

import ast
import builtins
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent

BUILTINS = """abs all any bool callable chr dict divmod enumerate filter float getattr hasattr int isinstance iter len list map max
min next ord pow print range repr reversed round setattr sorted str sum super tuple type zip object True False None __name__""".split()
REFUSED = (ast.Set, ast.SetComp, ast.NamedExpr, ast.Try, ast.TryStar, ast.Global, ast.Nonlocal, ast.Yield, ast.YieldFrom, ast.Await,
           ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith, ast.Match, ast.Import, ast.ImportFrom, ast.With)

RUNNER = """
import sys
path = sys.argv[1]
try:
    exec(compile(open(path, encoding="utf-8").read(), path, "exec"), {"__name__": "__main__"})
    print("!! no error")
except Exception as error:
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == path:
            line = trace.tb_lineno
        trace = trace.tb_next
    print(f"!! {type(error).__name__} line {line}")
"""


def outside(tree):
    """What in the program is not in the subset."""
    alone = [call.args[0] for call in ast.walk(tree) if isinstance(call, ast.Call) and len(call.args) == 1 and not call.keywords]
    for node in ast.walk(tree):
        if isinstance(node, REFUSED) or isinstance(node, ast.GeneratorExp) and not any(node is a for a in alone):
            yield node
        elif isinstance(node, ast.Starred) and isinstance(node.ctx, ast.Store):
            yield node
        elif isinstance(node, ast.FunctionDef) and (node.decorator_list or node.args.posonlyargs):
            yield node
        elif isinstance(node, ast.Constant) and (isinstance(node.value, (bytes, complex)) or isinstance(node.value, int) and node.value >= 2**63):
            yield node
        elif isinstance(node, ast.Name) and hasattr(builtins, node.id) and node.id not in BUILTINS and not node.id.endswith("Error"):
            yield node


def run(path, *runner):
    for node in outside(ast.parse(path.read_text(encoding="utf-8"))):
        sys.exit(f"{path.name}:{node.lineno}: outside the subset: {ast.unparse(node)}")
    # As bytes: text mode would turn carriage returns into new lines.
    done = subprocess.run([sys.executable, "-I", "-X", "utf8", *runner, path.name], cwd=path.parent, capture_output=True)
    if done.returncode or done.stderr:
        sys.exit(f"{path.name}: {done.stderr.decode()}")
    if runner and not done.stdout.splitlines()[-1].startswith(b"!! ") or done.stdout.endswith(b"!! no error\n"):
        sys.exit(f"{path.name}: does not fail")
    path.with_suffix(".txt").write_bytes(done.stdout)


assert sys.version_info[:2] == (3, 11), "record with Python 3.11"
for folder, runner in (("programs", []), ("programs_failing", ["-c", RUNNER])):
    paths = sorted((HERE / folder).glob("*.py"))
    for path in paths:
        run(path, *runner)
    print(f"{folder}: {len(paths)} programs")
