# SPDX-License-Identifier: LGPL-3.0-or-later
"""Measures of administrative documents: Nghị định 30/2020/NĐ-CP, Phụ lục I.

Lengths are in millimetres, sizes in points. Where the decree gives a range, the
choice is noted.
"""

FONT = "Times New Roman"

PAGE_WIDTH, PAGE_HEIGHT = 210, 297
MARGIN_TOP = MARGIN_BOTTOM = 20  # 20-25
MARGIN_LEFT = 30  # 30-35
MARGIN_RIGHT = 15  # 15-20
HEADER_DISTANCE = 10
TEXT_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
LEFT_COLUMN = 75
RIGHT_COLUMN = TEXT_WIDTH - LEFT_COLUMN

NATION = 12  # ô 1, 12-13
MOTTO = 13  # ô 1, 13-14
AGENCY = 12  # ô 2, 12-13
CODE = 13  # ô 3
DATE = 13  # ô 4, 13-14
TYPE_NAME = 14  # ô 5a, 13-14
SUBJECT = 14  # ô 5a, 13-14
LETTER_SUBJECT = 12  # ô 5b, 12-13
BODY = 14  # ô 6, 13-14
SIGNER = 14  # ô 7, 13-14
ADDRESSEE = 14  # ô 9a, 13-14
RECIPIENTS_TITLE = 12  # ô 9b
RECIPIENTS = 11  # ô 9b
PAGE_NUMBER = 13  # 13-14
BOXED = 13  # ô 10b and 11, 13-14

FIRST_LINE_INDENT = 12.7  # 10 or 12.7
PARAGRAPH_GAP = 6  # at least 6 points
LINE_SPACING = 1.1  # 1 to 1.5

MOTTO_RULE = 56  # as long as the line above it
AGENCY_RULE = 21  # a third to a half of the line above it
SUBJECT_RULE = 40  # the same

URGENCY_BOXES = {"KHẨN": 20, "THƯỢNG KHẨN": 40, "HỎA TỐC": 30}
URGENCY_HEIGHT = 8
CIRCULATION_BOXES = {"XEM XONG TRẢ LẠI": 50, "LƯU HÀNH NỘI BỘ": 50}

ADDRESSEE_LABEL_INDENT = 38
ADDRESSEE_INDENT = 58

SIGNER_GAP = 4
SIGNATURE_SPACE = 32

# No-break spaces, a quarter of the size wide each: room for four digits of the number
# at 13 points, for two digits of day and month at 14 points italic.
NO_BREAK_SPACE = "\u00a0"
NUMBER_GAP = NO_BREAK_SPACE * 11
DAY_GAP = NO_BREAK_SPACE * 7
# What is printed to be filled by hand has dots there.
DOTTED_NUMBER = f"{NO_BREAK_SPACE}……"
DOTTED_DAY = f"{NO_BREAK_SPACE}……{NO_BREAK_SPACE}"
