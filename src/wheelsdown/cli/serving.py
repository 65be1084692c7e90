"""`wheelsdown serve`: the desk in a browser."""

import ipaddress
import secrets
import threading

import click

from wheelsdown.cli.terminal import language_option, the_desk
from wheelsdown.errors import OutsideError, UsageError
from wheelsdown.model.bilingual import Language
from wheelsdown.wording.catalogue import say


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8737, show_default=True,
              help="0 takes any that is free.")  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS",
              help="Anything but loopback asks everyone for a token.")  # fmt: skip
@click.option("--name", "names", multiple=True, metavar="HOST",
              help="A name the desk is also reached by. May be repeated.")  # fmt: skip
@click.option("--token", default=None, envvar="WHEELSDOWN_TOKEN", metavar="WORD",
              help="Asked of everyone; made up where it is needed and not given.")  # fmt: skip
@language_option
@click.pass_context
def serve(  # noqa: PLR0917 - one parameter an option
    ctx: click.Context,
    port: int,
    host: str,
    names: tuple[str, ...],
    token: str | None,
    language: Language,
) -> None:
    """Show the desk in a browser: paste a report, see what holds, rule, search the record.

    Listens on this machine only, unless --host says otherwise; then everyone is asked for a token.
    Put it behind a server that encrypts (HTTPS) before it is reached over a network.

    \b
    Examples:
      wheelsdown --desk mydesk serve
      wheelsdown --desk mydesk serve --port 9000
    """
    import uvicorn  # noqa: PLC0415 - only here

    from wheelsdown.web.app import make_app  # noqa: PLC0415
    from wheelsdown.web.listening import listen  # noqa: PLC0415
    from wheelsdown.web.settings import Settings  # noqa: PLC0415

    desk = the_desk(ctx)
    if not _is_loopback(host) and token is None:
        token = secrets.token_urlsafe(18)
    settings = Settings(host=host, token=token, names=names)
    try:
        listening = listen(host, port)
    except OSError as error:
        raise OutsideError(
            f"cannot listen on {host}:{port}: {error.strerror}; choose another with --port"
        ) from error
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    click.echo(say("web.serving", language, name=desk.name, address=address), err=True)
    if token is not None:
        click.echo(say("web.token", language, address=f"{address}?token={token}"), err=True)
    app = make_app(desk, settings)
    threading.Thread(target=app.state.reviews.warm_up, daemon=True).start()
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
    uvicorn.Server(config).run(sockets=[listening])


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        raise UsageError(f"{host!r} is no address; expected one like 127.0.0.1 or ::1") from None
