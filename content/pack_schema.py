"""The shape of a pack's files as JSON Schema, for editors that complete and check while one types."""

import inspect
from typing import Any, Literal

import msgspec

from content.pack_folder import PackFile, RoundFile
from content.worksheet import WorksheetFile

SchemaOf = Literal["pack", "round", "worksheet"]
DIALECT = "https://json-schema.org/draft/2020-12/schema"

_FILES: dict[SchemaOf, type[msgspec.Struct]] = {
    "pack": PackFile,
    "round": RoundFile,
    "worksheet": WorksheetFile,
}


def pack_schema(of: SchemaOf) -> dict[str, Any]:
    """Give the JSON Schema of ``pack.toml``, of a round's file or of a worksheet's.

    It holds what ``rounds packs check`` holds about fields, types and limits; what ties several values
    together, such as stages that fill a drill's time, only the check knows.
    """
    schema = msgspec.json.schema(_FILES[of])
    for definition in schema["$defs"].values():
        definition["description"] = inspect.cleandoc(definition["description"]).replace("``", "'")
        for field in definition["properties"].values():
            if {"type": "null"} in field.get("anyOf", ()):
                del field["default"]
                field["anyOf"].remove({"type": "null"})
    return {"$schema": DIALECT, **schema}
