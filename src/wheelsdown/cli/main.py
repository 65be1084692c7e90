"""The `wheelsdown` command: its subcommands by name, and what becomes of errors.

A subcommand's module is imported when it is run: `--help` answers before numpy would have loaded.
"""

import importlib
import os
import sys
from pathlib import Path

import click

from wheelsdown import __version__
from wheelsdown.errors import OutsideError, UsageError, WheelsdownError

COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("wheelsdown.cli.adding", "Make a desk: the folder a team works in."),
    "add": ("wheelsdown.cli.adding", "Keep files on the desk and read them."),
    "fetch": ("wheelsdown.cli.fetching", "Fetch daily traces of aircraft from open networks."),
    "legs": ("wheelsdown.cli.listing", "List legs: one takeoff to the next landing."),
    "journeys": ("wheelsdown.cli.listing", "List journeys: legs that belong together."),
    "watchlist": ("wheelsdown.cli.watching", "List the watched aircraft, or add some, checked."),
    "record": ("wheelsdown.cli.record", "Show which days of the world the desk holds."),
    "find": ("wheelsdown.cli.finding", "Rank the itineraries that fit what is known."),
    "claims": ("wheelsdown.cli.claiming", "Print what a report says, word for word."),
    "accept": ("wheelsdown.cli.accepting", "Take a claim that a model proposed for one."),
    "check": ("wheelsdown.cli.checking", "Check a report's claims against the record."),
    "explain": ("wheelsdown.cli.explaining", "Explain one claim's verdict."),
    "event": ("wheelsdown.cli.events", "Show one event across reports, or list them."),
    "rule": ("wheelsdown.cli.ruling", "Put an editor's ruling beside a verdict."),
    "retract": ("wheelsdown.cli.ruling", "Draw nothing more from a capture."),
    "serve": ("wheelsdown.cli.serving", "Show the desk in a browser."),
    "recheck": ("wheelsdown.cli.ruling", "List the verdicts that changed since."),
}

EXIT_USAGE = 2
EXIT_OUTSIDE = 3
EXIT_FAULT = 70
"""EX_SOFTWARE of sysexits.h: none of the codes of the contract, which are about the work."""
EXIT_INTERRUPTED = 130

SHOW_TRACEBACK = "WHEELSDOWN_TRACEBACK"


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the work."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and return it."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name][0])
        command: click.Command = getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, so that help imports none of them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Every command has --help with examples. Start with: wheelsdown init mydesk",
)
@click.option(
    "--desk",
    type=click.Path(path_type=Path),
    default=None,
    metavar="DIR",
    help="The desk to work on. Else WHEELSDOWN_DESK, else the nearest folder with a desk.toml.",
)
@click.version_option(__version__)
@click.pass_context
def wheelsdown(ctx: click.Context, desk: Path | None) -> None:
    """Check what is said about deportation flights against the open flight record."""
    ctx.obj = desk


def main() -> None:
    """Run the command; an error is one line on stderr and an exit code, never a traceback."""
    try:
        code = wheelsdown.main(standalone_mode=False)
    except click.exceptions.Abort:
        _say_error("stopped; what was finished is kept")
        code = EXIT_INTERRUPTED
    except KeyboardInterrupt:
        _say_error("stopped; what was finished is kept")
        code = EXIT_INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = EXIT_USAGE
    except UsageError as error:
        _say_error(str(error))
        code = EXIT_USAGE
    except OutsideError as error:
        _say_error(str(error))
        code = EXIT_OUTSIDE
    except WheelsdownError as error:
        _say_error(str(error))
        code = EXIT_OUTSIDE
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing is wrong.
        sys.stderr.close()
        code = 0
    except OSError as error:
        _say_error(f"{error.strerror or error}: {Path(str(error.filename or '')).name!r}")
        code = EXIT_OUTSIDE
    except Exception as error:
        if os.environ.get(SHOW_TRACEBACK):
            raise
        _say_error(
            f"a fault of wheelsdown itself, nothing was lost: {type(error).__name__}: {error}; "
            f"please report it with what {SHOW_TRACEBACK}=1 prints"
        )
        code = EXIT_FAULT
    sys.exit(code if isinstance(code, int) else 0)


def _say_error(message: str) -> None:
    click.echo(f"wheelsdown: {message}", err=True)
