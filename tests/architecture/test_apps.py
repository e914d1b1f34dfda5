"""What import-linter cannot say about the apps: whose models, whose writes, who is asking."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import tests.stores  # noqa: F401 (sets Django up before a module of an app is imported)
from footprint.audit.disposal import DISPOSES

SOURCE = Path(__file__).resolve().parents[2] / "src" / "footprint"
APPS = sorted(path.parent for path in SOURCE.glob("*/apps.py"))
NAMES = [app.name for app in APPS]

#: The one module of each app that writes. `passwords` sets passwords, whose column the gate lets
#: through, `claims` which worker has an import, likewise; audit's own actions write the facts of every
#: app, its disposal deletes them, and nothing else reaches a row.
WRITERS = {"actions", "many", "passwords", "claims", "disposal"}
#: These save files and know no row: no Django is imported there (a contract of pyproject).
FILES_ALONE = {"cleaners"}
WRITES = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "delete",
    "update",
}


@cache
def module(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def files(app: Path) -> list[Path]:
    return [path for path in sorted(app.rglob("*.py")) if "migrations" not in path.parts]


def named(path: Path) -> Path:
    return path.relative_to(SOURCE)


def role(path: Path) -> str:
    """What a file is in its app: "actions" for actions.py and for whatever is in actions/."""
    return named(path).with_suffix("").parts[1]


def in_role(app: Path, name: str) -> list[Path]:
    return [path for path in files(app) if path.parent != SOURCE and role(path) == name]


def imported(path: Path) -> Iterator[tuple[str, str]]:
    """Every (module, name) that a file imports."""
    for node in ast.walk(module(path)):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)


@cache
def models_of(app: Path) -> frozenset[str]:
    """The names of an app's models, abstract ones apart."""
    classes = [
        node
        for path in in_role(app, "models")
        for node in module(path).body
        if isinstance(node, ast.ClassDef)
    ]
    return frozenset(node.name for node in classes if not _is_abstract(node) and _is_model(node))


def _is_model(node: ast.ClassDef) -> bool:
    bases = {ast.unparse(base) for base in node.bases}
    return bool(bases & {"models.Model", "Fact", "AbstractBaseUser", "About", "Dated", "Stretch"})


def _is_abstract(node: ast.ClassDef) -> bool:
    return "abstract = True" in ast.unparse(node)


def test_the_models_are_found() -> None:
    found = {app.name: models_of(app) for app in APPS if models_of(app)}
    assert {"TrailRow", "KeptVersion"} <= found["audit"]
    assert {"Person", "RoleGrant"} <= found["accounts"]
    assert "Fact" not in found["audit"]


def test_no_app_names_another_app_s_models() -> None:
    """Audit's abstract base is there to be inherited; nothing else is."""
    strays = {
        (str(named(path)), found, name)
        for app in APPS
        for path in files(app)
        for found, name in imported(path)
        if (match := re.fullmatch(r"footprint\.(\w+)\.models(\.\w+)?", found))
        and match[1] != app.name
        and (match[1], name) != ("audit", "Fact")
    }
    # config shows who is signed in, and is above every app
    assert {stray for stray in strays if not stray[0].startswith("config/")} == set()


@pytest.mark.parametrize("name", ["views", "forms", "presenters", "api"])
def test_pages_forms_and_presenters_never_import_models(name: str) -> None:
    strays = {
        (str(named(path)), found)
        for app in APPS
        for path in in_role(app, name)
        for found, what in imported(path)
        if ".models" in found or what == "models" or found.startswith("django.db")
    }
    assert strays == set()


def public_functions(name: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    for app in APPS:
        for path in in_role(app, name):
            for node in module(path).body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                    yield str(named(path)), node


def test_every_public_query_takes_the_viewer_first() -> None:
    queries = list(public_functions("queries"))
    assert ("accounts/queries.py", "people") in {(path, query.name) for path, query in queries}
    strays = [
        (path, query.name)
        for path, query in queries
        if not query.args.args or query.args.args[0].arg != "viewer"
    ]
    assert strays == []


def test_no_query_gives_a_queryset_or_a_model_so_no_view_receives_one() -> None:
    models = set().union(*(models_of(app) for app in APPS)) | {"QuerySet"}
    strays = [
        (path, query.name)
        for path, query in public_functions("queries")
        if query.returns is None
        or {node.id for node in ast.walk(query.returns) if isinstance(node, ast.Name)} & models
    ]
    assert strays == []


def test_every_why_not_takes_the_viewer_and_gives_a_sentence_or_nothing() -> None:
    asked = [
        (path, function)
        for path, function in public_functions("permissions")
        if function.name.startswith("why_not_")
    ]
    assert asked != []
    for path, function in asked:
        assert function.args.args[0].arg == "viewer", (path, function.name)
        assert function.returns is not None
        assert ast.unparse(function.returns) == "str | None", (path, function.name)


def test_every_public_function_that_acts_is_an_action_and_asks() -> None:
    """Audit's own are the mechanism."""
    for path, function in public_functions("actions"):
        if path.startswith("audit/"):
            continue
        decorators = {ast.unparse(decorator) for decorator in function.decorator_list}
        assert "action" in decorators, (path, function.name)
        called = {
            ast.unparse(call.func) for call in ast.walk(function) if isinstance(call, ast.Call)
        }
        assert "ask" in called, (path, function.name)


def writes(path: Path) -> Iterator[tuple[str, str, int]]:
    """Calls that write rows: `.save()` of a thing, and what a manager or queryset does."""
    for node in ast.walk(module(path)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        verb, on = node.func.attr, ast.unparse(node.func.value)
        through_rows = "objects" in on or "_base_manager" in on or "rows" in on
        if verb in WRITES and (verb in {"save", "delete"} or through_rows):
            yield str(named(path)), f"{on}.{verb}", node.lineno


def test_only_actions_write() -> None:
    strays = [
        write
        for app in APPS
        for path in files(app)
        if role(path) not in WRITERS | FILES_ALONE
        for write in writes(path)
    ]
    assert strays == []
    assert list(writes(SOURCE / "audit" / "actions.py")) != []


def test_a_model_is_made_only_by_its_own_app_s_actions() -> None:
    strays = [
        (str(named(path)), ast.unparse(node.func))
        for app in APPS
        for path in files(app)
        if role(path) not in WRITERS
        for node in ast.walk(module(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in models_of(app)
    ]
    assert strays == []


def test_only_the_one_procedure_disposes_of_anything() -> None:
    """The trail's guards are lifted by audit's disposal alone, and that by the confirming action."""
    callers = {
        str(named(path)): called
        for app in APPS
        for path in files(app)
        for call in ast.walk(module(path))
        if isinstance(call, ast.Call)
        and (called := ast.unparse(call.func)).split(".")[-1]
        in {"lift", "put_back", "disposing", "dispose"}
    }
    assert set(callers) == {"audit/disposal.py", "children/actions/disposal.py"}
    assert DISPOSES == ("children", "confirm_disposal")


def test_no_signals() -> None:
    strays = {
        (str(named(path)), found)
        for app in APPS
        for path in files(app)
        for found, name in imported(path)
        if "signals" in found or name in {"signals", "receiver", "Signal"}
    }
    assert strays == set()


def test_raw_sql_is_written_where_the_store_is_guarded_and_the_trail_filled_and_nowhere_else() -> (
    None
):
    strays = {
        str(named(path))
        for app in APPS
        for path in files(app)
        for node in ast.walk(module(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"cursor", "raw", "extra", "execute"}
    }
    assert strays <= {"audit/guards.py", "audit/gate.py", "audit/many.py"}


#: What the exchange of files has beside its pages: the pure readers and planner, and the worker.
EXCHANGE = {"disposed", "ssda903", "people", "figures", "plan", "compare", "notices", "stored"} | {
    *("claims", "counts", "error_list", "folders", "labels", "loaded", "planning", "preview"),
    *("reading", "sections", "standing", "tidying", "unread", "worker", "writing"),
}


@pytest.mark.parametrize("app", NAMES)
def test_an_app_s_files_have_the_names_that_the_design_gives(app: str) -> None:
    usual = {"__init__", "apps", "models", "facts", "queries", "permissions", "actions", "forms"}
    usual |= {"presenters", "views", "api", "urls"}
    own = {
        "audit": {
            *(
                "disposal",
                "gate",
                "guards",
                "many",
                "management",
                "migrating",
                "postgresql",
                "sqlite",
            ),
            *("store_failures", "told"),
        },
        "accounts": {
            "acting",
            "carried",
            "guessing",
            "links",
            "matrix",
            "middleware",
            "passwords",
            "people_forms",
            "roles",
            "signing_in",
            "visiting",
        },
        "authority": {"device_cookie", "kinds", "middleware", "rules"},
        "exchange": EXCHANGE,
        "children": {
            "item_rows",
            "unsound",
            "connections",
            "flags",
            "frames",
            "holding",
            "held",
            "ladder_rows",
            "ladders",
            "letters",
            "name_keys",
            "officers",
            "proposing",
            "recorded",
            "situations",
            "stretches",
            "visibility",
        },
        "caseload": {"item_list"},
        "reports": {
            "definition_words",
            "group",
            "groups",
            "labels",
            "lines",
            "made",
            "measure_json",
            "measuring",
            "page",
            "pages",
            "presented",
            "remembered",
            "review_list",
            "rows",
            "rules_beside",
            "sources",
            "terminal",
            "trend",
            "work_groups",
            "work_tables",
            "workbook",
            "writing",
            "year",
            "year_tables",
        },
        "reviews": {
            "answerable",
            "childs_version",
            "clock",
            "codes",
            "content",
            "first_invited",
            "frames",
            "disclosing",
            "enclosing",
            "gatherings",
            "gone",
            "headings",
            "kept_text",
            "letters",
            "monitoring",
            "opened",
            "owing",
            "participation",
            "posting",
            "recipients",
            "reminding",
            "said",
            "talks",
            "tasks",
            "telling",
            "telling_again",
            "together",
            "told_round",
            "version_rows",
            "versions",
            "warnings",
            "where_done",
            "windows",
            "work_to_plan",
        },
        "papers": {"apart", "arriving", "checking", "cleaners", "cleaning", "stored", "sweeping"},
        "post": {"claims", "envelope", "feeds", "invitations", "rows", "sender", "unsaid"},
        "team": {"naming_and_continuity"},
        "ui": {"fields", "pages"},
    }
    if app == "config":
        return  # settings, and what holds the apps together
    found = {role(path) for path in files(SOURCE / app)}
    assert found - usual <= own.get(app, set())
