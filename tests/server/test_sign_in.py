"""Workers sign in at a real provider over real HTTP; the back end believes nothing it did not check."""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from sync.protocol.canonical import canonical, read_json
from sync.protocol.errors import Problem, ProblemType
from sync.protocol.sessions import (
    SESSION_HEADER,
    SessionTokens,
    SignInBegun,
    SignInProof,
    SignInRequest,
    challenge_of,
    new_verifier,
    read_session_tokens,
    read_sign_in_begun,
    write_renewal,
    write_sign_in_proof,
    write_sign_in_request,
)
from sync.server.service import access_office
from sync.server.service.office import set_desk_state
from sync.server.service.ports import DeskState
from sync.server.service.sign_in_ports import ProviderAccount
from tests.server.places import FieldDesk, House, Municipality, good, problem_of
from tests.server.provider import Provider, running_provider, sign_in_in_browser

JSON = {"Content-Type": "application/json"}
BACK = "http://127.0.0.1:43210/aangemeld"


@pytest.fixture(scope="module")
def one_provider() -> Iterator[Provider]:
    with running_provider() as running:
        yield running


@pytest.fixture
def provider(one_provider: Provider) -> Provider:
    """As it was made: a test changes what it does."""
    one_provider.names_itself, one_provider.other_issuer, one_provider.is_broken = True, "", False
    one_provider.change_id_token = lambda token: token
    return one_provider


@dataclass
class Worker:
    """A desk whose worker signs in."""

    desk: FieldDesk
    subject: str
    verifier: str = ""

    def ask(self, method: str, target: str, body: bytes = b"", token: str | None = None) -> object:
        headers = (JSON if body else {}) | ({} if token is None else {SESSION_HEADER: token})
        answer = good(self.desk.ask(method, target, body, headers), 200, 201, 204)
        return read_json(answer.content) if answer.content else None

    def begin(self) -> SignInBegun:
        self.verifier = new_verifier(secrets.token_bytes)
        request = SignInRequest(challenge_of(self.verifier), BACK)
        return read_sign_in_begun(self.ask("POST", "/v1/sign-ins", canonical(write_sign_in_request(request))))

    def finish(self, begun: SignInBegun, brought: dict[str, str], verifier: str = "") -> SessionTokens:
        proof = SignInProof(
            begun.sign_in, brought["code"], brought["state"], brought.get("iss"), verifier or self.verifier
        )
        reply = self.ask("POST", "/v1/sessions", canonical(write_sign_in_proof(proof)))
        return read_session_tokens(reply)

    def sign_in(self) -> SessionTokens:
        begun = self.begin()
        return self.finish(begun, sign_in_in_browser(begun.address, self.subject, follow=False))

    def renew(self, renewal: str) -> SessionTokens:
        reply = self.ask("POST", "/v1/sessions/self/tokens", canonical(write_renewal(renewal)))
        return read_session_tokens(reply)


@pytest.fixture
def worker(municipality: Municipality, provider: Provider) -> Worker:
    """A worker of a municipality that asks everybody to sign in."""
    ask_sign_in(municipality, provider)
    return Worker(municipality.desk(), f"m{secrets.token_hex(4)}")


def ask_sign_in(municipality: Municipality, provider: Provider, secret: str = "stil") -> None:
    account = ProviderAccount(provider.issuer, "intakekoffer", secret, "openid", "sub")
    access_office.set_provider(municipality.house.service, municipality.tenant, account, is_required=True)


def test_who_signs_in_gets_a_token_and_nothing_works_without(worker: Worker) -> None:
    refused = problem_of(lambda: worker.ask("GET", "/v1/caseload"))
    assert (refused.type, refused.status) == (ProblemType.TOKEN_EXPIRED, 401)
    tokens = worker.sign_in()
    assert worker.ask("GET", "/v1/caseload", token=tokens.token) == {"dossiers": []}


@pytest.mark.parametrize("secret", ["", "stil en: geheim/met tekens"])
def test_a_provider_takes_a_public_client_and_one_with_a_secret(
    municipality: Municipality, provider: Provider, secret: str
) -> None:
    ask_sign_in(municipality, provider, secret)
    assert Worker(municipality.desk(), "marit").sign_in().token


def test_a_municipality_that_asks_nothing_works_by_the_key_of_the_desk(municipality: Municipality) -> None:
    desk = municipality.desk()
    assert desk.caseload() == {}
    problem = problem_of(lambda: Worker(desk, "x").begin())
    assert problem.type is ProblemType.NOT_ALLOWED


def test_a_token_is_worth_nothing_in_the_hands_of_another_desk(
    worker: Worker, municipality: Municipality
) -> None:
    stolen = worker.sign_in().token
    other = Worker(municipality.desk(), "dief")
    assert (
        problem_of(lambda: other.ask("GET", "/v1/caseload", token=stolen)).type is ProblemType.TOKEN_EXPIRED
    )


def test_a_renewal_is_worth_nothing_in_the_hands_of_another_desk(
    worker: Worker, municipality: Municipality
) -> None:
    stolen = worker.sign_in().renewal
    other = Worker(municipality.desk(), "dief")
    assert problem_of(lambda: other.renew(stolen)).type is ProblemType.TOKEN_EXPIRED


def test_a_token_lives_minutes_and_is_renewed_until_the_day_is_over(worker: Worker) -> None:
    tokens = worker.sign_in()
    clock = worker.desk.house.clock
    clock.ahead = timedelta(minutes=11)
    assert problem_of(lambda: worker.ask("GET", "/v1/caseload", token=tokens.token)).type is (
        ProblemType.TOKEN_EXPIRED
    )
    fresh = worker.renew(tokens.renewal)
    assert fresh.ends_at == tokens.ends_at
    worker.ask("GET", "/v1/caseload", token=fresh.token)
    clock.ahead = timedelta(hours=11)
    assert problem_of(lambda: worker.renew(tokens.renewal)).type is ProblemType.TOKEN_EXPIRED


@pytest.mark.expects_log  # of the provider itself
def test_an_account_that_was_closed_ends_at_the_next_renewal(worker: Worker, provider: Provider) -> None:
    tokens = worker.sign_in()
    provider.revoke(worker.subject)
    assert problem_of(lambda: worker.renew(tokens.renewal)).type is ProblemType.TOKEN_EXPIRED
    assert problem_of(lambda: worker.ask("GET", "/v1/caseload", token=tokens.token)).type is (
        ProblemType.TOKEN_EXPIRED
    )


def test_a_provider_that_is_away_means_later_and_ends_nothing(worker: Worker, provider: Provider) -> None:
    tokens = worker.sign_in()
    provider.is_broken = True
    problem = problem_of(lambda: worker.renew(tokens.renewal))
    assert (problem.type, problem.retry_after) == (ProblemType.TRY_LATER, 30)
    provider.is_broken = False
    assert worker.renew(tokens.renewal).token


def test_signing_out_ends_it(worker: Worker) -> None:
    tokens = worker.sign_in()
    worker.ask("DELETE", "/v1/sessions/self")
    worker.ask("DELETE", "/v1/sessions/self")
    assert problem_of(lambda: worker.ask("GET", "/v1/caseload", token=tokens.token)).type is (
        ProblemType.TOKEN_EXPIRED
    )
    assert problem_of(lambda: worker.renew(tokens.renewal)).type is ProblemType.TOKEN_EXPIRED


def test_the_login_of_one_worker_does_not_open_the_desk_of_another(
    worker: Worker, municipality: Municipality
) -> None:
    worker.sign_in()
    other = Worker(municipality.desk(), worker.subject)
    assert problem_of(other.sign_in).type is ProblemType.SIGN_IN_REFUSED
    # And who signed in once is that one, also on the own desk.
    worker.subject = "iemand-anders"
    assert problem_of(worker.sign_in).type is ProblemType.SIGN_IN_REFUSED


def test_the_office_says_beforehand_whose_login_it_is_and_takes_it_back(
    worker: Worker, municipality: Municipality
) -> None:
    service, tenant = municipality.house.service, municipality.tenant
    access_office.link_login(service, tenant, worker.desk.worker, "de-echte")
    assert problem_of(worker.sign_in).type is ProblemType.SIGN_IN_REFUSED
    assert access_office.unlink_login(service, tenant, worker.desk.worker)
    assert worker.sign_in().token


def test_a_desk_that_was_put_out_gets_no_token_but_may_still_leave_its_work(worker: Worker) -> None:
    desk = worker.desk
    tokens = worker.sign_in()
    set_desk_state(desk.house.service, desk.reply.tenant, desk.desk, DeskState.REVOKED)
    assert problem_of(worker.begin).type is ProblemType.DEVICE_REVOKED
    assert problem_of(lambda: worker.renew(tokens.renewal)).type is ProblemType.DEVICE_REVOKED
    assert desk.hello().desk_state == "revoked"


# --- what comes back from the browser


Spoil = Callable[[dict[str, str]], dict[str, str]]
SPOILT: dict[str, Spoil] = {
    "another state": lambda brought: brought | {"state": "x" * 43},
    "another code": lambda brought: brought | {"code": "x" * 20},
    "another issuer": lambda brought: brought | {"iss": "https://iemand.example"},
    "no issuer": lambda brought: {name: value for name, value in brought.items() if name != "iss"},
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_does_not_belong_to_what_was_begun_is_refused(worker: Worker, how: str) -> None:
    begun = worker.begin()
    brought = sign_in_in_browser(begun.address, worker.subject, follow=False)
    problem = problem_of(lambda: worker.finish(begun, SPOILT[how](brought)))
    assert problem.type is ProblemType.SIGN_IN_REFUSED
    # It is used up: the right answer comes too late.
    assert problem_of(lambda: worker.finish(begun, brought)).type is ProblemType.SIGN_IN_REFUSED


def test_only_who_began_has_the_verifier(worker: Worker, municipality: Municipality) -> None:
    begun = worker.begin()
    brought = sign_in_in_browser(begun.address, worker.subject, follow=False)
    other = Worker(municipality.desk(), worker.subject)
    verifier = worker.verifier
    assert problem_of(lambda: other.finish(begun, brought, verifier)).type is ProblemType.SIGN_IN_REFUSED
    wrong = new_verifier(secrets.token_bytes)
    assert problem_of(lambda: worker.finish(begun, brought, wrong)).type is ProblemType.SIGN_IN_REFUSED


def test_a_sign_in_that_waits_too_long_is_over(worker: Worker) -> None:
    begun = worker.begin()
    brought = sign_in_in_browser(begun.address, worker.subject, follow=False)
    worker.desk.house.clock.ahead = timedelta(minutes=11)
    assert problem_of(lambda: worker.finish(begun, brought)).type is ProblemType.SIGN_IN_REFUSED


@pytest.mark.parametrize("back", ["https://elders.example/aangemeld", "http://127.0.0.1:80/elders", "x"])
def test_an_answer_comes_back_to_the_laptop_itself_and_nowhere_else(worker: Worker, back: str) -> None:
    body = canonical({"codeChallenge": challenge_of("x" * 43), "redirectUri": back})
    assert problem_of(lambda: worker.ask("POST", "/v1/sign-ins", body)).type is ProblemType.INVALID


# --- id tokens


def claims_of(token: str) -> dict[str, object]:
    middle = token.split(".")[1]
    found: dict[str, object] = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
    return found


def unsigned(token: str) -> str:
    head = base64.urlsafe_b64encode(b'{"alg":"none"}').decode().rstrip("=")
    return f"{head}.{token.split('.')[1]}."


def signed_by_a_stranger(token: str) -> str:
    return jwt.encode({"alg": "RS256"}, claims_of(token), RSAKey.generate_key(2048))


def signed_with_the_secret(token: str) -> str:
    secret = OctKey.import_key("stil stil stil stil stil stil stil")
    return jwt.encode({"alg": "HS256"}, claims_of(token), secret)


def bent(token: str) -> str:
    head, middle, seal = token.split(".")
    claims = claims_of(token) | {"sub": "iemand-anders"}
    other = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return ".".join((head, other if middle else "", seal))


FORGED: dict[str, Callable[[str], str]] = {
    "without a signature": unsigned,
    "signed by a stranger": signed_by_a_stranger,
    "signed with the client's secret": signed_with_the_secret,
    "altered": bent,
    "no token": lambda token: "x",
    "empty": lambda token: "",
}


@pytest.mark.parametrize("how", FORGED)
def test_a_forged_id_token_lets_nobody_in(worker: Worker, provider: Provider, how: str) -> None:
    provider.change_id_token = FORGED[how]
    assert problem_of(worker.sign_in).type is ProblemType.SIGN_IN_REFUSED


def test_a_provider_that_cannot_be_asked_means_later(
    municipality: Municipality, provider: Provider, house: House
) -> None:
    for issuer in ("http://127.0.0.1:9", "http://gemeente.example", provider.issuer + "/"):
        account = ProviderAccount(issuer, "intakekoffer", "", "openid", "sub")
        access_office.set_provider(house.service, municipality.tenant, account, is_required=True)
        assert problem_of(Worker(municipality.desk(), "x").begin).type is ProblemType.TRY_LATER


def test_nothing_of_a_login_stands_in_the_database(worker: Worker) -> None:
    worker.subject = "p.voorbeeld@gemeente.example"
    tokens = worker.sign_in()
    with worker.desk.house.service.work_in(worker.desk.reply.tenant) as work:
        kept = repr((work.sign_ins.login_of(worker.desk.worker), work.sign_ins.policy()))
    assert "voorbeeld" not in kept and "stil" not in kept
    assert tokens.token not in repr(tokens) and tokens.renewal not in repr(tokens)


def test_sign_in_cannot_be_asked_before_a_provider_is_known(municipality: Municipality) -> None:
    with pytest.raises(Problem) as raised:
        access_office.set_demands(municipality.house.service, municipality.tenant, needs_sign_in=True)
    assert raised.value.type is ProblemType.NOT_ALLOWED
