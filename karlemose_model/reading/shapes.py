"""The shape of a playbook, taken from its models: what merges, what is replaced, what refers to what."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from karlemose_model.model import Figure, Playbook, Ref
from karlemose_model.reading.origins import Loc
from karlemose_model.text import Text
from karlemose_model.wording import translator


class Form(StrEnum):
    """How a value behaves in layers."""

    record = "record"
    """Named fields; merges key by key."""
    map = "map"
    """Entries under their ids; merges key by key."""
    list = "list"
    """Replaced whole."""
    text = "text"
    """Replaced whole; a plain string is in the first language."""
    figure = "figure"
    """Replaced whole."""
    scalar = "scalar"
    """Replaced."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The form of a value and of what is in it; `ref` and `key_ref` name the section that an id belongs to.

    `refers` says whether a reference can stand anywhere in it, `levelled` whether an entry can that may name its levels.
    """

    form: Form
    fields: dict[str, Shape] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    item: Shape | None = None
    ref: str | None = None
    key_ref: str | None = None
    belongs: bool = False
    limits: bool = False
    refers: bool = False
    levelled: bool = False

    def child(self, key: object) -> Shape | None:
        """The shape of what stands under that key."""
        return self.fields.get(key) if self.form is Form.record and isinstance(key, str) else self.item


_SCALAR = Shape(Form.scalar)


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """The shape of a file that holds what the model says."""
    return _of(model, ())


def playbook_shape() -> Shape:
    """The shape of a whole playbook."""
    return shape_of(Playbook)


def _of(annotation: Any, metadata: tuple[Any, ...]) -> Shape:
    ref = next((item for item in metadata if isinstance(item, Ref)), None)
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _of(inner, (*metadata, *more))
    if get_origin(annotation) in (Union, UnionType):
        shapes = [_of(member, metadata) for member in get_args(annotation) if member is not NoneType]
        return next((shape for shape in shapes if shape.form is not Form.scalar), shapes[0])
    if annotation is Text:
        return Shape(Form.text)
    if annotation is Figure:
        return Shape(Form.figure, item=_model(Figure).fields["entries"].item, refers=True)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _model(annotation)
    if get_origin(annotation) is dict:
        key, value = get_args(annotation)
        item, key_ref = _of(value, ()), _of(key, ()).ref
        levelled = item.levelled or "levels" in item.fields
        return Shape(Form.map, item=item, key_ref=key_ref, refers=item.refers or key_ref is not None, levelled=levelled)
    if get_origin(annotation) is tuple:
        item = _of(get_args(annotation)[0], ())
        return Shape(Form.list, item=item, refers=item.refers)
    return Shape(Form.scalar, ref=ref.section, belongs=ref.belongs, limits=ref.limits, refers=True) if ref else _SCALAR


def _model(model: type[BaseModel]) -> Shape:
    fields = {
        info.alias or name: _of(info.annotation, tuple(info.metadata)) for name, info in model.model_fields.items()
    }
    required = frozenset(info.alias or name for name, info in model.model_fields.items() if info.is_required())
    inner = fields.values()
    return Shape(
        Form.record,
        fields,
        required,
        refers=any(shape.refers for shape in inner),
        levelled=any(shape.levelled for shape in inner),
    )


@dataclass(frozen=True, slots=True)
class Reference:
    """An id that stands somewhere and means something in another section.

    `is_key` when it is a key itself; `belongs` when the entry that names it is a part of what it means, `limits` when
    what names it holds only there.
    """

    loc: Loc
    section: str
    id: str
    is_key: bool = False
    belongs: bool = False
    limits: bool = False


def references(value: Any, shape: Shape, loc: Loc = ()) -> list[Reference]:
    """Every reference in a playbook's values, in the order of the file."""
    found: list[Reference] = []
    _gather(value, shape, loc, found)
    return found


def _gather(value: Any, shape: Shape, loc: Loc, found: list[Reference]) -> None:
    # Most of a playbook is prose, which refers to nothing.
    if not shape.refers:
        return
    form = shape.form
    if form in (Form.record, Form.map) and isinstance(value, dict):
        for key, below in value.items():
            if shape.key_ref:
                found.append(Reference((*loc, key), shape.key_ref, key, is_key=True))
            child = shape.child(key)
            if child is not None and child.refers:
                _gather(below, child, (*loc, key), found)
    elif form in (Form.list, Form.figure) and isinstance(value, list) and shape.item:
        for number, below in enumerate(value):
            _gather(below, shape.item, (*loc, number), found)
    elif form is Form.figure and isinstance(value, dict) and "value" in value and shape.item:
        _gather(value, shape.item, loc, found)
    elif form is Form.list and isinstance(value, str) and shape.item and shape.item.ref:
        found.append(Reference(loc, shape.item.ref, value))
    elif shape.ref and isinstance(value, str):
        found.append(Reference(loc, shape.ref, value, belongs=shape.belongs, limits=shape.limits))


def shape_at(loc: Loc, root: Shape | None = None) -> Shape | None:
    """The shape of what stands at that path in a playbook, or in a file of the shape `root`."""
    shape: Shape | None = root or playbook_shape()
    for key in loc:
        shape = shape.child(key) if shape else None
    return shape


SECTIONS = tuple(
    name for name, shape in playbook_shape().fields.items() if shape.form in (Form.map, Form.record, Form.list)
)
"""The sections that may have a file of their own, e.g. `kpis` in kpis.yml."""


def description_at(path: str, language: str) -> str:
    """What the field at a dotted path means, in that language; an empty text for an entry or what is no field."""
    model: Any = Playbook
    words = ""
    for key in path.split("."):
        if isinstance(model, type) and issubclass(model, BaseModel):
            info = next((info for name, info in model.model_fields.items() if (info.alias or name) == key), None)
            if info is None:
                return ""
            words, model = info.description or "", _inside(info.annotation)
        elif get_origin(model) is dict:
            words, model = "", _inside(get_args(model)[1])
        elif get_origin(model) is tuple:
            words, model = "", _inside(get_args(model)[0])
        else:
            return ""
    return translator(language)(words) if words else ""


def _inside(annotation: Any) -> Any:
    """The annotation without `Annotated` and without `None` beside it."""
    if get_origin(annotation) is Annotated:
        return _inside(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return _inside(next(member for member in get_args(annotation) if member is not NoneType))
    return annotation
