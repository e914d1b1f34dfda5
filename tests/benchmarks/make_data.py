"""Writes the demo authority's returns and prints how many review rows they hold.

python -m tests.benchmarks.make_data FOLDER CHILDREN
"""

import sys
from pathlib import Path

from footprint.demo.demo_data import write_demo_returns

if __name__ == "__main__":
    folder, children = sys.argv[1:]
    report = write_demo_returns(Path(folder), children=int(children), years=5, with_truth=False)
    sys.stdout.write(str(report.rows["reviews"]))
