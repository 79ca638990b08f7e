import gc
import sys

from generator.cli import main

# A run is over before garbage would matter.
gc.disable()
sys.exit(main())
