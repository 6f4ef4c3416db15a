"""``arabclean completion``: what a shell needs to complete commands, options and their values."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from importlib import import_module

from arabclean.faces.console import Console

SHELLS = ("bash", "zsh", "fish")


def add(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``completion``."""
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help="bash, zsh or fish")


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the script, to be read by the shell as it starts."""
    known = commands()
    console.write(_fish(known) if options.shell == "fish" else _bash(known, zsh=options.shell == "zsh"))
    return console.status()


def commands() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the options of each command, each with the values that it takes if these are few."""
    from arabclean.faces.cli.option import Parser  # noqa: PLC0415 - as in `program`
    from arabclean.faces.cli.program import COMMANDS  # noqa: PLC0415 - it picks this module

    result: dict[str, dict[str, tuple[str, ...]]] = {}
    for name in COMMANDS:
        parser = Parser(name, "", "")
        import_module(f"arabclean.faces.cli.{name}").add(parser)
        result[name] = {
            option: tuple(map(str, action.choices or ()))
            for action in parser._actions
            for option in action.option_strings
            if option.startswith("--")
        }
    return result


def _bash(commands: Mapping[str, Mapping[str, tuple[str, ...]]], *, zsh: bool) -> str:
    cases: list[str] = []
    values = {(name, option): each for name, options in commands.items() for option, each in options.items() if each}
    for (name, option), each in values.items():
        cases.append(f'    "{name} {option}") COMPREPLY=($(compgen -W "{" ".join(each)}" -- "$word")); return;;')
    for name, options in commands.items():
        cases.append(
            f'    "{name} "*) [[ $word == -* ]] && COMPREPLY=($(compgen -W "{" ".join(options)}" -- "$word"));;'
        )
    head = "autoload -U +X bashcompinit && bashcompinit\n" if zsh else ""
    body = "\n".join(cases)
    return (
        f'{head}_arabclean() {{\n  local word="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}"\n'
        f'  if (( COMP_CWORD == 1 )); then COMPREPLY=($(compgen -W "{" ".join(commands)}" -- "$word")); return; fi\n'
        f'  case "${{COMP_WORDS[1]}} $before" in\n{body}\n  esac\n}}\n'
        "complete -o default -F _arabclean arabclean\n"
    )


def _fish(commands: Mapping[str, Mapping[str, tuple[str, ...]]]) -> str:
    lines = [f"complete -c arabclean -n __fish_use_subcommand -a {name}" for name in commands]
    for name, options in commands.items():
        for option, values in options.items():
            taken = f' -x -a "{" ".join(values)}"' if values else ""
            lines.append(f'complete -c arabclean -n "__fish_seen_subcommand_from {name}" -l {option[2:]}{taken}')
    return "\n".join(lines) + "\n"
