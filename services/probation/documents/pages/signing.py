"""The electronic signature that the officer's browser made with NCALayer."""

from uuid import UUID

from litestar import post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.documents import words
from services.probation.documents.actions import HasLeft, NotDecided
from services.probation.documents.pages.document import ONE, WRITES, row_of, show
from services.probation.documents.papers import KEPT
from services.probation.documents.signatures import add_signature
from services.probation.documents.signing.cms import LARGEST, NotASignature
from services.probation.documents.signing.verifier import verifier_at
from services.probation.errors import AlreadyDecided
from services.probation.settings import settings
from shared import clock
from shared.web.forms import FormErrors
from shared.web.pages import back_to
from shared.web.request import Web, read_fields


@post(f"{ONE}/signature", guards=[WRITES], status_code=200, request_max_body_size=2 * LARGEST)
async def signature(request: Web, document: FromPath[UUID]) -> Template | Redirect:
    """Keep it beside the hash of the PDF, and say what the verifier says."""
    row, fields = await row_of(request, document), await read_fields(request)
    language = next((each for each in KEPT if each == fields.get("language")), row.language)
    if not settings().ncalayer:
        return await show(request, row, {}, FormErrors({"signature": words.problem("signing_off")}), status=409)
    problem = ""
    try:
        verdict = await add_signature(
            document, language, str(fields.get("cms", "")), verifier=verifier_at(settings().signature_verifier), by=request.user,
            now=clock.now(),
        )  # fmt: skip
        problem = "not_verified" if verdict == "not_verified" else ""
    except NotASignature:
        problem = "not_a_signature"
    except HasLeft:
        problem = "has_left"
    except (NotDecided, AlreadyDecided):
        problem = "not_decided"
    if problem:
        return await show(request, await row_of(request, document), {}, FormErrors({"signature": words.problem(problem)}), status=409)
    return back_to(f"/outgoing/{document}")


route_handlers = [signature]
