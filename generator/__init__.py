"""baogao (报告): a Chinese government work report becomes cross-linked Markdown pages.

Data goes one way: bytes → lines → report → occurrences → pages → files. ARCHITECTURE.md walks through the floors.
"""

__version__ = "0.2.0"
