"""Where a value comes from: every layer that says it, the newest first, with file and line, and the statement's source."""

from __future__ import annotations

from pathlib import Path

import pytest

from karlemose_model.files import shipped
from karlemose_model.reading import Reading, read_playbook
from karlemose_model.reading.provenance import Explanation, explain, nearest


@pytest.fixture(scope="module")
def park() -> Reading:
    return read_playbook(shipped("playbooks") / "eksempelparken")


def explained(reading: Reading, path: str) -> Explanation:
    found = explain(reading, path)
    assert found is not None
    return found


def line_at(reading: Reading, file: str, line: int) -> str:
    return next(text for name, text in reading.texts.items() if name == file).split("\n")[line - 1]


def test_a_value_with_what_it_lies_over(park: Reading) -> None:
    found = explained(park, "meetings.operational.cadence.clear.every")
    assert [(said.layer.id, said.value) for said in found.said] == [
        ("eksempelparken", "2 weeks"),
        ("karlemose", "week"),
    ]
    for said in found.said:
        assert str(said.value) in line_at(park, said.place.file, said.place.line)
    assert found.core_of == "meetings.operational"
    assert list(found.adaptations) == ["every-second-week"]
    assert found.sourced_by == "karlemose"
    assert found.statement == "meetings.operational"
    assert found.cited


def test_what_only_the_model_says(park: Reading) -> None:
    found = explained(park, "meetings.operational.participants.police")
    assert [said.layer.id for said in found.said] == ["karlemose"]
    assert Path(found.said[0].place.file).name == "meetings.yml"


def test_the_source_comes_with_its_part_and_address() -> None:
    found = explained(read_playbook(shipped("playbooks") / "karlemoseparken"), "evidence.convictions.figure.1.value")
    assert found.value == 20
    assert ("ecpa-2018", "results") in {(cited.id, cited.part) for cited in found.cited}
    assert all(cited.title for cited in found.cited)
    assert (
        explained(read_playbook(shipped("playbooks") / "karlemose"), "evidence.gellerup")
        .cited[0]
        .url.startswith("http")
    )


def test_an_inference_gives_its_reason(park: Reading) -> None:
    assert explained(park, "kpis.convictions.direction").reason


def test_what_was_left_out_says_how(park: Reading) -> None:
    found = explained(park, "activities.cctv.responsible")
    assert found.value is None
    assert found.gone is not None
    assert found.gone.adaptation == "no-cctv"
    assert found.cited


def test_what_nobody_wrote_has_a_default(park: Reading) -> None:
    found = explained(park, "kpis.convictions.measure")
    assert (found.value, found.default, found.said) == (None, "number", ())


def test_what_a_playbook_says_of_itself_lies_over_nothing(park: Reading) -> None:
    assert [said.layer.id for said in explained(park, "name").said] == ["eksempelparken"]
    assert [said.layer.id for said in explained(park, "problem.drug-sale-here.text").said] == ["eksempelparken"]
    # The model tells of the problem where it began; no estate inherits that.
    assert explain(park, "problem.gang") is None
    model = read_playbook(shipped("playbooks") / "karlemose").tree
    assert model is not None
    assert [explain(park, f"problem.{id_}") for id_ in model.value["problem"]] == [None] * len(model.value["problem"])


def test_nothing_at_all(park: Reading) -> None:
    assert explain(park, "partners.polise") is None
    assert nearest(park, "partners.polise") == "partners.police"
    assert explain(park, "nonsense.0.x") is None
    assert explain(park, "") is None
    assert explain(park, "timeline.99.from") is None


def test_every_leaf_of_a_playbook_can_be_explained(park: Reading) -> None:
    def leaves(value: object, path: str) -> None:
        if isinstance(value, dict):
            for key, below in value.items():
                leaves(below, f"{path}.{key}" if path else key)
        elif isinstance(value, list):
            for number, below in enumerate(value, start=1):
                leaves(below, f"{path}.{number}")
        else:
            found = explain(park, path)
            # A text's languages are told by their layer even where the text was claimed for a language.
            assert found is not None or path.rpartition(".")[2] in ("da", "en"), path

    assert park.tree is not None
    leaves(park.tree.value, "")
