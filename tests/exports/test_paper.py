"""A page as a paper: what only a screen can do is gone, headings leave out no level, wide tables have sheets of their own."""

from __future__ import annotations

from typing import Any

from karlemose_model.exports.pandoc import read_markdown
from karlemose_model.exports.paper import NOTE, as_paper, is_sideways, is_styled, plain, tasks, with_marks
from tests.exports.samples import DAY, HOSTILE, SHOWN, park_pages, wide_page


def paper(body: str) -> list[dict[str, Any]]:
    return as_paper(read_markdown(with_marks(body), DAY))


def links(nodes: Any) -> list[str]:
    if isinstance(nodes, list):
        return [found for node in nodes for found in links(node)]
    if not isinstance(nodes, dict):
        return []
    return ([nodes["c"][2][0]] if nodes["t"] == "Link" else []) + links(nodes.get("c"))


def test_a_link_to_another_page_is_its_words_and_one_to_the_web_stays() -> None:
    (block,) = paper(
        "See [the roles](../roles.md#role.chair), [law](https://law.example/1) and [mail](mailto:a@b.example).\n"
    )
    assert plain([block]) == "See the roles, law and mail."
    assert links(block) == ["https://law.example/1", "mailto:a@b.example"]


def test_a_link_to_a_heading_of_the_paper_leads_there_and_one_to_nowhere_is_its_words() -> None:
    blocks = paper('[one](#kpi.one) [two](#kpi.two)\n\n## <span id="kpi.one"></span>One\n')
    assert links(blocks) == ["#kpi.one"]
    assert blocks[1]["c"][1][0] == "kpi.one"
    assert plain(blocks[1]["c"][2]) == "One"


def test_a_path_counts_among_the_words_of_its_cell() -> None:
    (block,) = paper("See `costs.coordinator.amount`.\n")
    assert plain([block]) == "See costs.coordinator.amount."


def test_raw_html_is_never_taken_over() -> None:
    (block,) = paper("a <b>x</b>\n")
    assert plain([block]) == "a x"
    assert "Raw" not in str(paper("<b>x</b>\n\n<script>y</script>\n"))


def test_hostile_words_are_words() -> None:
    blocks = paper("\n\n".join(HOSTILE))
    assert [plain([block]) for block in blocks] == list(SHOWN)


def test_a_picture_is_its_words_so_that_nothing_is_fetched() -> None:
    (block,) = paper("![the plan](/etc/passwd)\n")
    assert plain([block]) == "the plan"
    assert "Image" not in str(block)


def test_headings_leave_out_no_level() -> None:
    blocks = paper("# A\n\n### B\n\n#### C\n\n## D\n")
    assert [block["c"][0] for block in blocks] == [1, 2, 3, 2]


def test_what_stands_below_the_last_rule_is_a_note_and_the_rule_is_gone() -> None:
    blocks = paper("a\n\n---\n\nb\n")
    assert [block["t"] for block in blocks] == ["Para", "Div"]
    assert is_styled(blocks[1], NOTE)


def test_tasks_are_known_by_their_boxes() -> None:
    (block,) = paper("- [ ] one **two**\n- [x] three\n")
    found = tasks(block)
    assert found is not None
    assert [(task.done, plain(task.words)) for task in found] == [(False, "one two"), (True, "three")]
    (longer,) = paper("- [ ] one\n\n  and more\n")
    assert tasks(longer) is None
    (items,) = paper("- one\n")
    assert tasks(items) is None
    assert tasks({"t": "Para", "c": []}) is None


def test_only_the_widest_table_of_a_page_is_held_sideways_with_its_heading() -> None:
    blocks = paper(f"{wide_page().body}\n| a | b |\n| --- | --- |\n| c | d |\n")
    (part,) = [block for block in blocks if is_sideways(block)]
    heading, table = part["c"][1]
    assert plain(heading["c"][2]) == "The wide one"
    assert len(table["c"][2]) == 6


def test_tables_with_the_same_headings_have_the_same_columns() -> None:
    blocks = paper(
        "| a | b |\n| --- | --- |\n| word | w |\n\nand\n\n| a | b |\n| --- | --- |\n| w | many more words |\n"
    )
    one, other = [block["c"][2] for block in blocks if block["t"] == "Table"]
    assert one == other


def test_a_cell_for_the_pen_is_two_lines_high_and_its_column_has_room() -> None:
    (table,) = paper("| No. | Signature |\n| --- | --- |\n| 1 | &nbsp; |\n| 2 | &nbsp; |\n")
    number, pen = [spec[1]["c"] for spec in table["c"][2]]
    assert pen > 2 * number
    cell = table["c"][4][0][3][0][1][1]
    assert [node["t"] for node in cell[4][0]["c"]] == ["Str", "LineBreak", "Str"]


def test_no_paper_of_the_example_has_a_sheet_held_sideways() -> None:
    for name, page in park_pages("da").items():
        assert not any(is_sideways(block) for block in paper(page.body)), name


def test_no_agenda_or_checklist_is_held_sideways() -> None:
    for name, page in park_pages("da").items():
        if name.startswith(("meetings/", "checklists")):
            assert not any(is_sideways(block) for block in paper(page.body)), name
