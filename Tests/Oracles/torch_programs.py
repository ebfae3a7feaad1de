"""Records what PyTorch prints for the programs -> torch_programs/NAME.txt.

    python3 -m venv /somewhere && /somewhere/bin/pip install torch==2.13.0+cpu
    /somewhere/bin/python Tests/Oracles/torch_programs.py
"""

import pathlib
import subprocess
import sys

for program in sorted((pathlib.Path(__file__).parent / "torch_programs").glob("*.py")):
    done = subprocess.run([sys.executable, "-W", "ignore", program.name], cwd=program.parent, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{program.name}: {done.stderr}")
    program.with_suffix(".txt").write_text(done.stdout)
    print(program.name, len(done.stdout.splitlines()), "lines")
