# -*- coding: utf-8 -*-
"""Whether this Python can make baogao's environment; says in one line what is missing. Runs on old Pythons too."""
import os
import sys

NEEDS = (3, 11)


def missing():
    """English and Chinese words for what is missing; None where nothing is."""
    found = "%d.%d" % sys.version_info[:2]
    if sys.version_info < NEEDS:
        return (
            "make: %s is Python %s, and baogao needs 3.11 or newer; install one, or name it: make PYTHON=python3.12" % (sys.executable, found),
            u"make：%s 是 Python %s，baogao 需要 3.11 或更新的版本；请安装，或指明：make PYTHON=python3.12" % (sys.executable, found),
        )
    try:
        import ensurepip  # noqa: F401  Debian and Ubuntu keep it in a package of its own
        import venv  # noqa: F401
    except ImportError:
        return (
            "make: Python %s has no venv here; Debian and Ubuntu: sudo apt install python3-venv, then make again" % found,
            u"make：这里的 Python %s 缺少 venv；Debian 和 Ubuntu 请运行 sudo apt install python3-venv，再运行 make" % found,
        )
    return None


if __name__ == "__main__":
    said = missing()
    if said:
        named = [os.environ.get(name) for name in ("BAOGAO_LANG", "LC_ALL", "LC_MESSAGES", "LANG")]
        reads = [name for name in named if name]
        line = said[1 if reads and reads[0].lower().startswith("zh") else 0] + "\n"
        getattr(sys.stderr, "buffer", sys.stderr).write(line.encode("utf-8"))
        sys.exit(1)
