# SPDX-License-Identifier: LGPL-3.0-or-later
"""Sentences that several sheets have."""

ASKS = (
    "Thực hiện chỉ đạo của cấp trên về tăng cường kỷ luật, kỷ cương hành chính, "
    "cơ quan đề nghị các đơn vị quan tâm phối hợp thực hiện các nội dung sau đây."
)
GOES_ON = (
    "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị phản ánh kịp thời "
    "để được hướng dẫn, giải quyết theo quy định của pháp luật hiện hành./."
)
BASIS = (
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 "
    "năm 2025;"
)
