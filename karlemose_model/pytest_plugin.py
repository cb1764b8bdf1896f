"""pytest's view of the KPIs: `pytest --kpi PATH` runs one item for each KPI of PATH, and nothing else.

Nothing of the package is imported until it is asked for.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from karlemose_model.kpis import Verdict
    from karlemose_model.reports.verdicts import Judged


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options; they do nothing until --kpi is given."""
    group = parser.getgroup("karlemose", "KPIs of a Karlemose playbook")
    group.addoption("--kpi", metavar="PATH", help="judge the KPIs of the playbook at PATH, and collect nothing else")
    group.addoption("--kpi-as-of", metavar="DATE", help="the day they are seen on, e.g. 2026-12-03")
    group.addoption(
        "--kpi-audience",
        choices=("public", "partners"),
        default="public",
        help="for whom what is told is: the public reads released figures alone (default)",
    )
    group.addoption("--kpi-require-data", action="store_true", help="let a KPI with a target but without a value fail")


def pytest_configure(config: pytest.Config) -> None:
    """With --kpi, PATH takes the place of whatever else was named to be collected."""
    given = config.getoption("kpi", default=None)
    if given is not None:
        config.args.clear()
        config.pluginmanager.register(_Kpis(config, str(given)), "karlemose-kpis")


class _Kpis:
    """Takes over the session's collection.

    pytest's own way to files is not used: it would refuse some folders by their names (`[`, `::`), pass over others,
    and load what lies on the way.
    """

    def __init__(self, config: pytest.Config, given: str) -> None:
        self.given = given
        self.path = Path(config.invocation_params.dir, given)
        self.day = config.getoption("kpi_as_of")
        self.require_data = bool(config.getoption("kpi_require_data"))
        self.public = config.getoption("kpi_audience") == "public"
        self.judged: Judged | None = None
        self.failing: set[str] = set()

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionstart(self) -> None:
        """Read PATH, before pytest-xdist starts its workers. Raises UsageError, naming PATH, when there is nothing to judge."""
        from dataclasses import replace

        from karlemose_model.kpis import judge, judge_public
        from karlemose_model.privacy import masked
        from karlemose_model.problems import has_errors
        from karlemose_model.reading import read_playbook
        from karlemose_model.reports.findings import Findings
        from karlemose_model.reports.full import full
        from karlemose_model.reports.verdicts import Judged
        from karlemose_model.rules import checked

        as_of = self._as_of()
        reading = read_playbook(self.path)
        own = reading.playbook.as_of if reading.playbook else None
        day = as_of or own or datetime.now(reading.time_zone).date()
        reading = checked(reading, day)
        if has_errors(reading.problems) or reading.playbook is None:
            found = full(Findings(reading.problems, {} if self.public else reading.texts))
            raise pytest.UsageError(masked(f"--kpi {self.given}:\n{found}"))
        rollout = reading.seen_on(day)
        assert rollout is not None
        true = Judged(reading.playbook.id, day.isoformat(), judge(rollout), "en", require_data=self.require_data)
        self.failing = {verdict.id for verdict in true.verdicts if true.fails(verdict)}
        self.judged = replace(true, verdicts=judge_public(rollout), public=True) if self.public else true
        if not self.judged.verdicts:
            raise pytest.UsageError(masked(f"--kpi {self.given}: the playbook has no KPI to judge"))

    @pytest.hookimpl(tryfirst=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> pytest.CollectReport | None:
        """The session's collection holds the KPIs and nothing else."""
        if not isinstance(collector, pytest.Session):
            return None
        assert self.judged is not None
        items: list[pytest.Item | pytest.Collector] = [
            KpiItem.from_parent(
                collector,
                name=verdict.id,
                nodeid=f"{self.judged.playbook}::{verdict.id}",
                path=self.path,
                verdict=verdict,
                judged=self.judged,
            )
            for verdict in self.judged.verdicts
        ]
        return pytest.CollectReport(collector.nodeid, "passed", None, items)

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """What the public is told may hide a missed KPI; the exit code never does."""
        chosen = {item.name for item in session.items}
        if chosen & self.failing and exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def _as_of(self) -> date | None:
        try:
            return date.fromisoformat(self.day) if self.day else None
        except ValueError:
            from karlemose_model.privacy import masked

            words = f"--kpi-as-of: {self.day!r} is not a day written as 2026-12-03"
            raise pytest.UsageError(masked(words)) from None


class Missed(Exception):
    """A KPI is missed; its text is all that a person needs."""


class KpiItem(pytest.Item):
    """One KPI: passes when met or near, fails when missed, is skipped with the reason otherwise.

    What it was judged by stands in the report's properties, for JUnit.
    """

    def __init__(self, *, verdict: Verdict, judged: Judged, **rest: object) -> None:
        super().__init__(**rest)  # type: ignore[arg-type]
        self.judged = judged
        self.verdict = verdict
        line = judged.line(verdict)
        said = {"status": verdict.status.name, "value": line.value, "period": line.period, "target": line.target}
        self.user_properties += [(f"kpi_{name}", text) for name, text in said.items() if text]

    def runtest(self) -> None:
        """Turn the verdict into pytest's words."""
        from karlemose_model.kpis import Status

        if self.judged.fails(self.verdict):
            raise Missed
        if self.verdict.status not in (Status.met, Status.near):
            # The id goes along: pytest's summary of skips folds equal reasons and names no item.
            pytest.skip(f"{self.name}: {self.judged.line(self.verdict).verdict}")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """A KPI that fails as one sentence, not as a traceback."""
        if excinfo.errisinstance(Missed):
            line = self.judged.line(self.verdict)
            return f"{line.verdict.upper()}  {line.sentence(self.judged.language)}"
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the KPI comes from."""
        return self.path, None, f"KPI {self.name}"
