"""What the HTTP API takes and gives, in OpenAPI 3.1.

Objects are those of the contract; here stand their keys that are always there.
"""

from typing import Any

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "minLength": 1, "maxLength": 2000}


def _object(required: dict[str, Schema], **optional: Schema) -> Schema:
    properties = {**required, **optional}
    return {"type": "object", "required": list(required), "properties": properties}


def _list(of: str) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{of}"}}


def _answer(words: str, schema: Schema | None = None) -> Schema:
    answer: Schema = {"description": words}
    if schema is not None:
        answer["content"] = {"application/json": {"schema": schema}}
    return answer


_ERROR = _object({"error": {"type": "string"}})
_REFUSALS = {
    "400": _answer("what was asked cannot be; `error` says why", _ERROR),
    "401": _answer("the token is missing"),
    "403": _answer("it came from another site"),
    "421": _answer("the desk is not served under this name"),
    "503": _answer("a disk or a lock would not", _ERROR),
}


def _asked(name: str, words: str) -> Schema:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": words,
        "schema": {"type": "string", "maxLength": 200},
    }


_IN_PATH = {
    name: {
        "name": name,
        "in": "path",
        "required": True,
        "schema": {"type": "string", "minLength": 1},
    }
    for name in ("report", "claim")
}
_LEG_FILTERS = [
    _asked("aircraft", "registration, 24-bit address or a log's label"),
    _asked("airport", "an airport code, a city, a state or a country, in English or Russian"),
    _asked("from", "a time like 2025-12-07 or 2025-12-08T23:39Z"),
    _asked("to", "a time"),
]
_RANGE = _object({}, earliest={"type": "string"}, latest={"type": "string"})

SCHEMAS: dict[str, Schema] = {
    "Leg": _object(
        {
            "leg": {"type": "string"},
            "takeoff": {"$ref": "#/components/schemas/Endpoint"},
            "landing": {"$ref": "#/components/schemas/Endpoint"},
        },
        icao24={"type": "string"},
        registration={"type": "string"},
    ),
    "Endpoint": _object(
        {"airport": {"type": ["string", "null"]}, "sighting": {"type": "string"}},
        reason={"type": "string"},
        time=_RANGE,
        confidence={"type": "number"},
        rule={"type": "string"},
    ),
    "Journey": _object({"journey": {"type": "string"}, "legs": {"type": "array"}}),
    "Claim": _object(
        {
            "claim": {"type": "string"},
            "type": {"type": "string"},
            "quote": {"type": "object"},
            "attribution": {"type": "array"},
            "modality": {"type": "string"},
        },
        verdict={"type": "object"},
        ruling={"type": "object"},
    ),
    "Event": _object({"event": {"type": "string"}, "grade": {"type": "string"}}),
    "Report": _object({"report": {"type": "string"}, "name": {"type": "string"}}),
}


def _get(words: str, answer: Schema, parameters: list[Schema] | None = None) -> Schema:
    return {
        "get": {
            "summary": words,
            "parameters": parameters or [],
            "responses": {"200": _answer(words, answer), **_REFUSALS},
        }
    }


def _post(words: str, body: Schema, answer: Schema, parameters: list[Schema]) -> Schema:
    return {
        "post": {
            "summary": words,
            "parameters": parameters,
            "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
            "responses": {
                "201": _answer(words, answer),
                "422": _answer("there is nothing to read in it", _ERROR),
                **_REFUSALS,
            },
        }
    }


_RATINGS = ["supported", "contradicted", "inconclusive", "not_checkable", "withdrawn"]

DESCRIPTION: Schema = {
    "openapi": "3.1.0",
    "info": {
        "title": "wheelsdown",
        "version": "1",
        "description": "One desk: its flight record, its reports, and what holds of them.",
    },
    "paths": {
        "/api/summary": _get("what the desk holds", _object({"legs": {"type": "integer"}})),
        "/api/legs": _get(
            "legs in order of takeoff", _object({"legs": _list("Leg")}), _LEG_FILTERS
        ),
        "/api/journeys": _get(
            "legs of one aircraft that belong together",
            _object({"journeys": _list("Journey")}),
            _LEG_FILTERS,
        ),
        "/api/events": _get("removal flights across reports", _object({"events": _list("Event")})),
        "/api/reports": {
            **_get("reports in order of arrival", _object({"reports": _list("Report")})),
            **_post(
                "keep a report",
                _object(
                    {"text": {"type": "string", "minLength": 1}},
                    published={"type": "string"},
                    name={"type": "string", "minLength": 1, "maxLength": 200},
                ),
                _object({"report": {"type": "string"}}),
                [],
            ),
        },
        "/api/reports/{report}": _get(
            "a report's claims with their verdicts",
            _object({"claims": _list("Claim"), "summary": {"type": "object"}}),
            [_IN_PATH["report"]],
        ),
        "/api/reports/{report}/claims/{claim}/rulings": _post(
            "put a ruling beside a verdict",
            _object({"rating": {"enum": _RATINGS}, "by": _TEXT, "reason": _TEXT}),
            _object({"ruling": {"type": "object"}}),
            [_IN_PATH["report"], _IN_PATH["claim"]],
        ),
    },
    "components": {"schemas": SCHEMAS},
}
