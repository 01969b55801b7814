# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the lawful documents share: the programs that write them, words, their names."""

from collections.abc import Callable
from functools import cache

from .programs import Program
from .writer import Writer

WORD = Program("word", fonts="style")
WORD_RUNS = Program("word", fonts="run", base=26)
STYLED = Program("word", fonts="theme", body_style=True)
GOOGLE = Program("google", fonts="run", base=22)
WPS = Program("wps", fonts="run", base=21)
LIBRE = Program("libre", fonts="defaults", base=24)
OLD = Program("plain", fonts="defaults")

WORK = (
    "Tiếp tục rà soát, đơn giản hóa thủ tục hành chính thuộc phạm vi; công khai "
    "đầy đủ, kịp thời trên Cổng Dịch vụ công quốc gia và tại nơi tiếp nhận hồ sơ.",
    "Đẩy mạnh ứng dụng công nghệ thông tin, tái cấu trúc quy trình nghiệp vụ, bảo đảm "
    "100% hồ sơ công việc được lập và xử lý trên môi trường điện tử theo quy định.",
    "Tăng cường kiểm tra việc chấp hành kỷ luật, kỷ cương hành chính tại các phòng "
    "chuyên môn, đơn vị trực thuộc và Ủy ban nhân dân các xã, phường trên địa bàn.",
    "Bố trí kinh phí, nhân lực, cơ sở vật chất phục vụ hoạt động bộ phận một cửa, "
    "bảo đảm người dân, doanh nghiệp được phục vụ thuận lợi, đúng thời hạn.",
)
REQUEST = "Đề nghị các cơ quan, đơn vị nghiêm túc triển khai thực hiện./."
LAWFUL: dict[str, Callable[[], bytes]] = {}


def paper(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """A document by the name of the function that makes it."""
    LAWFUL[make.__name__] = cache(make)
    return LAWFUL[make.__name__]


def long(w: Writer, times: int = 3) -> None:
    for _ in range(times):
        w.say(*WORK)
