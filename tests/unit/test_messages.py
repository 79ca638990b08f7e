"""Messages in two languages: the table is whole, and English is what data hold."""

import pickle
import re
import string

from generator.messages import TABLE, Message, language, say, spoken
from tests.conftest import ROOT


def fields(words):
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def test_both_languages_name_the_same_fields():
    for key, (english, chinese) in TABLE.items():
        assert fields(english) == fields(chinese), key
        assert english and re.search("[一-鿿]", chinese), key


def test_every_message_is_used_and_every_used_one_is_there():
    program = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "generator").rglob("*.py"))
    assert set(re.findall(r"""\bsay\(\s*"([a-z-]+)\"""", program)) == TABLE.keys()


def test_a_message_is_english_in_data_and_chinese_for_its_reader():
    inner = Message("disk full", "磁盘已满")
    message = say("no-free-disk", path="docs/x", reason=inner)
    assert message == "docs/x: disk full; free the disk or the path and build again"
    assert spoken(message, "zh") == "docs/x：磁盘已满；请腾出磁盘空间或该路径，再生成一次"
    assert spoken(message, "en") == message and spoken("docs/x", "zh") == "docs/x"
    assert spoken(pickle.loads(pickle.dumps(message)), "zh") == message.zh


def test_the_language_is_the_systems_unless_one_is_named():
    assert language({"LANG": "zh_CN.UTF-8"}) == language({"LC_ALL": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}) == "zh"
    assert language({"BAOGAO_LANG": "en", "LANG": "zh_CN.UTF-8"}) == language({}) == language({"LANG": "C.UTF-8"}) == "en"
