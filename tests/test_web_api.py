"""The HTTP API: what its description promises, whatever it is asked."""

import subprocess
import sys

import pytest

from served_desk import REPORT, desk_with_record, served, visitor


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with visitor(desk_with_record(tmp_path_factory.mktemp("api"))) as client:
        yield client


def add(client):
    body = {"text": REPORT, "published": "2025-12-09"}
    return client.post("/api/reports", json=body).json()["report"]


def test_report_comes_with_verdicts_as_the_command_prints_them(client):
    found = client.get(f"/api/reports/{add(client)}").json()
    ratings = {claim["verdict"]["rating"] for claim in found["claims"]}
    assert "supported" in ratings
    assert found["summary"]["best_itinerary"]["airports"][-1] == "UUDD"


def test_ruling_by_a_program_is_beside_the_verdict(client):
    report = add(client)
    claim = client.get(f"/api/reports/{report}").json()["claims"][0]["claim"]
    address = f"/api/reports/{report}/claims/{claim}/rulings"
    body = {"rating": "inconclusive", "by": "Ines", "reason": "by a program"}
    assert client.post(address, json=body).status_code == 201
    claims = client.get(f"/api/reports/{report}").json()["claims"]
    assert claims[0]["ruling"]["reason"] == "by a program"


def test_legs_by_place_and_time(client):
    asked = {"airport": "Cairo", "from": "2025-12-08", "to": "2025-12-08"}
    legs = client.get("/api/legs", params=asked).json()["legs"]
    assert legs and all("HECA" in (x["takeoff"]["airport"], x["landing"]["airport"]) for x in legs)


def test_what_cannot_be_is_said_in_json(client):
    for address in ("/api/legs?from=yesterday", "/api/legs?airport=Nowhereville", "/api/reports/x"):
        answer = client.get(address)
        assert answer.status_code == 400 and answer.json()["error"]


CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_schema_conformance",
)


def test_nothing_asked_makes_the_server_fail(tmp_path):
    with served(desk_with_record(tmp_path)) as address:
        command = [sys.executable, "-m", "schemathesis.cli", "run"]
        command += [f"{address}/api/openapi.json", "--checks", ",".join(CHECKS), "--seed", "1"]
        command += ["--max-examples", "15", "--phases", "coverage,fuzzing", "--no-color"]
        done = subprocess.run(
            command, capture_output=True, text=True, cwd=tmp_path, check=False, timeout=600
        )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
