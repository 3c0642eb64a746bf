"""The blocks of `docs/questions.md`: what an officer asks, the command, and what it answers, by group."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Final

from docs.generate.markdown import block, plain
from docs.generate.program import Said, answers


@dataclass(frozen=True, slots=True)
class Question:
    """A question in both languages, and the command line that answers it."""

    vi: str
    en: str
    line: str


GROUPS: Final[Mapping[str, tuple[Question, ...]]] = {
    "lists": (
        Question(
            "Ta có những văn bản hợp tác nào với phía Lào?",
            "Which agreements are there with a Lao party?",
            "coop list --country LA",
        ),
        Question(
            "Tỉnh Kon Tum có những văn bản nào với Lào?",
            "Which agreements does Kon Tum have with Laos?",
            'coop list --province "Kon Tum" --with Lào',
        ),
        Question(
            "Hội Chữ thập đỏ đã ký những văn bản nào?",
            "Which agreements are those of the Red Cross?",
            'coop list --kind "chữ thập đỏ"',
        ),
        Question(
            "Văn bản nào là bản ghi nhớ hoặc biên bản ghi nhớ?",
            "Which are memoranda of understanding?",
            'coop list --type "bản ghi nhớ"',
        ),
        Question(
            "Mỗi tỉnh có bao nhiêu văn bản?",
            "How many agreements does each province have?",
            "coop summary --by province",
        ),
    ),
    "terms": (
        Question(
            "Năm 2027 những văn bản nào hết hạn?",
            "Which agreements end in 2027?",
            "coop due 2027 --only end",
        ),
        Question(
            "Văn bản nào đã hết hạn trong năm 2024, và đã có văn bản kế tiếp chưa?",
            "Which agreement ended in 2024, and is there one to follow it?",
            "coop due 2024 --only end --columns duty,due_earliest,status,successor",
        ),
        Question(
            "Trong 90 ngày tới văn bản nào có thể hết hạn?",
            "Which agreements may end in the next 90 days?",
            "coop due 90d --only end",
        ),
        Question(
            "Ngày 1/6/2023 những văn bản nào với Lào đang có hiệu lực?",
            "Which agreements with Laos were in force on 1 June 2023?",
            "coop list --country LA --on 1/6/2023",
        ),
        Question(
            "Ngày 1/3/2022 Chữ thập đỏ Kon Tum và Attapư hợp tác theo văn bản nào?",
            "Under which agreement did the Red Cross of Kon Tum and Attapeu work on 1 March 2022?",
            'coop list --kind red_cross --province "Kon Tum" --on 1/3/2022',
        ),
        Question(
            "Mỗi văn bản có thời hạn mấy năm?",
            "How many years does each agreement run?",
            "coop list --columns id,period,length",
        ),
        Question(
            "Các giai đoạn của Kon Tum nối nhau thế nào trên trục thời gian?",
            "How do the terms of Kon Tum's agreements follow each other over the years?",
            'coop timeline --province "Kon Tum"',
        ),
    ),
    "duties": (
        Question(
            "Sáng nay có gì cần xem?",
            "What is there to see this morning?",
            "coop",
        ),
        Question(
            "Tháng này tôi phải làm gì?",
            "What must I do this month?",
            'coop due "tháng này"',
        ),
        Question(
            "Vì sao phải gửi bản sao thỏa thuận của hai Hội Phụ nữ, theo điều nào của luật?",
            "Why must a copy of the two Women's Unions' agreement be sent, and by which article of the law?",
            "coop due --why vwu-lwu-2022/copy",
        ),
        Question(
            "Ngày 10/7/2022, những bản sao nào phải gửi sau lễ ký ngày 2/7?",
            "On 10 July 2022, which copies were due after the signing of 2 July?",
            "coop due 7/2022 --only copy --today 10/7/2022",
        ),
        Question(
            "Muốn gia hạn thỏa thuận của hai Hội Phụ nữ thì phải bắt đầu từ khi nào?",
            "When must the renewal of the two Women's Unions' agreement begin?",
            "coop due --why vwu-lwu-2022/renewal",
        ),
        Question(
            "Lập báo cáo năm 2022 cho Sở Ngoại vụ thế nào?",
            "How do I make the report of 2022 for the Department of Foreign Affairs?",
            "coop report 2022 --output bao-cao-2022.docx",
        ),
        Question(
            "Đưa các ngày đến hạn vào lịch thế nào?",
            "How do I put the days into my calendar?",
            "coop due --output viec-den-han.ics",
        ),
    ),
    "chains": (
        Question(
            "Hội Phụ nữ Kon Tum và Attapư hợp tác từ năm nào, qua những giai đoạn nào?",
            "Since when, and in which phases, do the Women's Unions of Kon Tum and Attapeu cooperate?",
            "coop history wu-kon-tum-attapeu-2024",
        ),
        Question(
            "Chữ thập đỏ Kon Tum và Attapư có bị gián đoạn giữa hai văn bản không?",
            "Was there a gap between the two agreements of the Red Cross of Kon Tum and Attapeu?",
            "coop history chữ thập đỏ kon tum",
        ),
    ),
    "commitments": (
        Question(
            "Những cam kết nào phải làm hằng năm?",
            "Which commitments are to be kept every year?",
            "coop commitments --every year --status in_force",
        ),
        Question(
            "Chữ thập đỏ Kon Tum và Attapư mỗi năm phải làm mấy chương trình nhân đạo?",
            "How many humanitarian programmes a year did the Red Cross of Kon Tum and Attapeu commit to?",
            "coop show rc-kon-tum-attapeu-2022/programmes",
        ),
        Question(
            "Năm 2022 Chữ thập đỏ Kon Tum đã thực hiện những cam kết nào?",
            "Which of its commitments did the Red Cross of Kon Tum keep in 2022?",
            "coop commitments 2022 --party rc-kon-tum",
        ),
    ),
    "turns": (
        Question(
            "Sau hội nghị ở Sầm Sơn, lần trao đổi tới đến lượt bên nào đăng cai?",
            "After the conference in Sầm Sơn, whose turn is it to host the next exchange?",
            'coop turns --province "Thanh Hóa"',
        ),
    ),
    "activities": (
        Question(
            "Năm 2018 đã có hoạt động gì?",
            "What was done in 2018?",
            "coop activities --year 2018",
        ),
        Question(
            "Tổng số tiền đã ghi nhận là bao nhiêu?",
            "How much money is on record in all?",
            "coop summary --measure money",
        ),
        Question(
            "Hội Phụ nữ Kon Tum có mấy câu lạc bộ phòng chống ma túy, tội phạm, tuyên truyền được bao nhiêu lượt?",
            "How many clubs against drugs and crime, and how many turns reached, has the Women's Union of Kon Tum?",
            "coop activities --party wu-kon-tum --year 2019/2024",
        ),
        Question(
            "Ai đã tặng quà ở Attapư, và tặng những gì?",
            "Who gave gifts in Attapeu, and what was given?",
            "coop activities --activity gift --place Attapeu",
        ),
    ),
    "people": (
        Question(
            "Ai ký chương trình phối hợp với Hội Người cao tuổi?",
            "Who signed the programme with the Association of the Elderly?",
            "coop show vufo-vae-2022",
        ),
        Question(
            "Bà Tiếp là ai, được nhắc đến ở đâu?",
            "Who is Mrs Tiếp, and where is she mentioned?",
            'coop search "Trịnh Thị Tiếp"',
        ),
        Question(
            "Những tổ chức nào của Kon Tum có trong sổ?",
            "Which organisations of Kon Tum are on record?",
            'coop parties --province "Kon Tum"',
        ),
    ),
    "sources": (
        Question(
            "Sổ này dựa vào những nguồn nào?",
            "On which sources does the register rest?",
            "coop sources",
        ),
        Question(
            "Bài s004 nói về những văn bản nào?",
            "Of which agreements does article s004 tell?",
            "coop list --source s004",
        ),
    ),
    "words": (
        Question(
            "hoi lhpn dak lak se kong",
            "(typed without diacritics)",
            "coop list hoi lhpn dak lak se kong",
        ),
        Question(
            "chu thap do hua phan",
            "(without diacritics, and in another spelling than the source's)",
            "coop search chu thap do hua phan --in agreements",
        ),
        Question(
            "mua ban nguoi",
            "(commitments against trafficking, without diacritics)",
            "coop search mua ban nguoi --in commitments",
        ),
    ),
    "unknown": (
        Question(
            "Thỏa thuận giữa Hội Phụ nữ Hà Nội và Viêng Chăn có thời hạn đến năm nào?",
            "Until when does the agreement of the Women's Unions of Hà Nội and Vientiane run?",
            "coop show hà nội viêng chăn",
        ),
        Question(
            "Luật yêu cầu ghi những gì mà ta chưa có?",
            "What does the law want recorded that is not?",
            "coop gaps --coverage",
        ),
        Question(
            "Văn bản của Chữ thập đỏ Kon Tum và Attapư từ 2019 còn thiếu thông tin gì?",
            "What is not known of the agreement of the Red Cross of Kon Tum and Attapeu from 2019 on?",
            "coop gaps rc-kon-tum-attapeu-2019",
        ),
    ),
}
"""The questions by group; a group is a block of the page. The language of the answers is Vietnamese."""


def group(name: str) -> str:
    """Give the questions of a group, each with its command and what that prints."""
    said = _said()
    parts = []
    for one in GROUPS[name]:
        parts += [f"### {plain(one.vi)}", f"*{plain(one.en)}*"]
        parts.append(block(f"$ {one.line}\n{said[one.line].whole}", "console"))
    return "\n\n".join(parts)


@cache
def _said() -> Mapping[str, Said]:
    """Run all the command lines, over one load."""
    lines = [one.line for questions in GROUPS.values() for one in questions]
    _, *said = answers(["coop load", *lines], "vi")
    return dict(zip(lines, said, strict=True))


BLOCKS: Final[Mapping[str, Callable[[], str]]] = {
    f"questions-{name}": partial(group, name) for name in GROUPS
}
