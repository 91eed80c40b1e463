"""One way to make a service's web application: probes, sign-in, headers, errors, templates, words."""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import ChainableUndefined, ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader
from litestar import Litestar, Router
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.static_files import create_static_files_router
from litestar.template import TemplateConfig
from litestar.types import ASGIApp, ControllerRouterHandler

from shared import logs, web
from shared.access import records
from shared.application import health, kept_pages
from shared.application.csrf import CsrfCheckMiddleware, CsrfTokenMiddleware, CsrfTokens
from shared.application.keeping import KeepingMiddleware
from shared.application.middleware import HeadersMiddleware, IdentityMiddleware
from shared.application.recording import Owners, RecordingMiddleware
from shared.application.retry import RetryMiddleware, answer
from shared.crypto import Keyring
from shared.db.engine import SafeEngine
from shared.identity import pages as identity_routes
from shared.identity.admin_pages import route_handlers as admin_pages
from shared.identity.offices.known import offices_known
from shared.identity.tables import DB as IDENTITY
from shared.law_versions import Ruling, ruled
from shared.messages.base import ServiceName
from shared.settings import OraluSettings
from shared.web import i18n, live, navigation
from shared.web.fields import written_day
from shared.web.guards import public
from shared.web.pages import address_with

WEB = Path(web.__file__).parent
DIST = WEB / "static" / "dist"
LARGEST_BODY = 10 * 1024 * 1024
Lifespan = Callable[[Litestar], AbstractAsyncContextManager[None]]


def create_app(
    *,
    service: ServiceName,
    settings: OraluSettings,
    route_handlers: Sequence[ControllerRouterHandler],
    engines: Sequence[SafeEngine],
    templates: Path | Sequence[Path],
    named_templates: Mapping[str, Path] | None = None,
    static: Path | None = None,
    locales: Path | Sequence[Path] = (),
    image_origins: Sequence[str] = (),
    connect_origins: Sequence[str] = (),
    lifespan: Sequence[Lifespan] = (),
    csrf_exclude: Sequence[str] = (),
    largest_body: int = LARGEST_BODY,
    owners: Owners | None = None,
    law: Ruling | None = None,
) -> Litestar:
    """The application of `service`.

    `named_templates` are folders whose templates are called `<name>/<file>`; `image_origins` are other origins whose pictures its pages
    show, `connect_origins` those that its scripts talk to; `csrf_exclude` are path patterns whose requests are authenticated in another
    way; `law` are the versions of the law that it reads.
    """
    folders = (templates,) if isinstance(templates, Path) else tuple(templates)
    i18n.add_catalogues([locales] if isinstance(locales, Path) else locales)
    pools = list(dict.fromkeys([IDENTITY, *engines]))
    environment = _environment(folders, tuple(sorted((named_templates or {}).items())), service, static)
    tokens = CsrfTokens(Keyring.load(settings).derive("csrf"))
    app = Litestar(
        route_handlers=[
            *health.handlers(pools),
            *identity_routes.route_handlers,
            *kept_pages.handlers(service),
            *(admin_pages if service == "probation" else []),
            *_static_files(service, static),
            *route_handlers,
        ],
        lifespan=[_pools_open(service, pools), offices_known, *([lambda _: ruled(law)] if law else []), *lifespan],
        middleware=[CsrfCheckMiddleware(tokens, ["^/language$", *csrf_exclude])],  # a language is chosen on every page, errors included
        exception_handlers={Exception: answer},
        template_config=TemplateConfig(instance=JinjaTemplateEngine.from_environment(environment)),
        openapi_config=None,
        request_max_body_size=largest_body,
    )
    app.asgi_handler = _with_middleware(app.asgi_handler, service, settings, tokens, (image_origins, connect_origins), owners or {})
    return app


def _pools_open(service: ServiceName, pools: Sequence[SafeEngine]) -> Lifespan:
    """The connection pools are open as long as the application runs."""

    @asynccontextmanager
    async def pools_open(_: Litestar) -> AsyncGenerator[None, None]:
        logs.configure(service)
        for db in pools:
            await db.start_connection_pool()
        try:
            yield
        finally:
            await live.close_listeners()
            await records.flush()
            for db in pools:
                await db.close_connection_pool()

    return pools_open


def _static_files(service: ServiceName, static: Path | None) -> list[Router]:
    """The files that all services share, and those of this one."""
    folders = [("/static", DIST), *([(f"/static/{service}", static)] if static else [])]
    return [create_static_files_router(path=path, directories=[folder], guards=[public], name=path) for path, folder in folders]


def _with_middleware(
    handler: ASGIApp,
    service: ServiceName,
    settings: OraluSettings,
    tokens: CsrfTokens,
    origins: tuple[Sequence[str], Sequence[str]],
    owners: Owners,
) -> ASGIApp:
    """`handler` behind the middleware, outermost last: also a request that fits no route gets the headers."""
    others = (settings.probation_url, settings.reintegration_url, settings.biometrics_url)
    headers = HeadersMiddleware(
        images=origins[0], connects=origins[1], forms=others, camera=service == "biometrics", secure=settings.secure
    )
    inner = IdentityMiddleware()(KeepingMiddleware(service)(RetryMiddleware()(RecordingMiddleware(service, owners)(handler))))
    return headers(CsrfTokenMiddleware(tokens)(inner))


@cache
def _environment(folders: tuple[Path, ...], named: tuple[tuple[str, Path], ...], service: ServiceName, static: Path | None) -> Environment:
    """One for each process, however many applications it makes: it keeps every compiled template."""
    own = _fingerprint(static)
    environment = Environment(
        loader=ChoiceLoader(
            [
                FileSystemLoader([*folders, WEB / "templates"]),
                PrefixLoader(
                    {
                        "govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja", "templates"),
                        **{name: FileSystemLoader(folder) for name, folder in named},
                    }
                ),
            ]
        ),
        autoescape=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_callables(i18n.gettext, i18n.ngettext, newstyle=True)  # type: ignore[attr-defined]  # added by the extension
    environment.globals |= {
        "address_with": address_with,
        "format_date": i18n.format_date,
        "format_datetime": i18n.format_datetime,
        "format_number": i18n.format_number,
        "written_day": written_day,
        "static": lambda name: f"/static/{name}?v={_version()}{own}",
        "service": service,
        "pages_version": f"{_version()[:8]}{own}",
        "service_navigation": navigation.links,
    }
    return environment


def _fingerprint(static: Path | None) -> str:
    """Changes whenever the service's own static files do: a browser caches what it fetched with it for a year."""
    digest = sha256()
    for file in sorted(static.rglob("*")) if static else ():
        if file.is_file():
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:8]


def _version() -> str:
    """Changes whenever the built files do, so that browsers may cache them."""
    stamp = DIST / "version"
    return stamp.read_text() if stamp.exists() else "0"
