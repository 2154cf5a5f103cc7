"""Write the hostile inputs into a folder, the large ones too, and say how each is read."""

import sys

import kit
from tests.reading.hostile import write

folder = sys.argv[1]
write(folder, small=False)
print(kit.load(folder).report.drop(columns="path").value_counts("outcome").to_string())
