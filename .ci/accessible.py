#!/usr/bin/env python3
"""Checks pages with axe-core in Chromium, in light and in dark, as wide as a phone, a desk and a large screen.

    accessible.py axe.min.js page.html ...

Says what each rule found and where; exits 1 on any violation. Speaks WebDriver to chromedriver with
nothing but the standard library.
"""

import http.client
import json
import pathlib
import re
import subprocess
import sys

VIEWS = [("light", 390), ("light", 1280), ("light", 1920), ("dark", 390), ("dark", 1280)]
# From here on only places differ, and colours, which take the most time, are those of a desk.
WIDEST = 1920

# What is folded is part of the page too.
RUN = """
for (const fold of document.querySelectorAll('details')) fold.open = true;
const rules = { 'color-contrast': { enabled: arguments[0] } };
return axe.run(document, { resultTypes: ['violations'], rules }).then((results) => results.violations
  .map(({ id, help, nodes }) => ({ id, help, count: nodes.length,
    places: nodes.slice(0, 3).map((node) => node.target.join(' ') + '  ' + node.html) })));
"""


class Browser:
    """A headless Chromium behind a chromedriver of its own; both are gone when the block ends."""

    def __enter__(self):
        self.driver = subprocess.Popen(
            ["chromedriver", "--port=0"], stdout=subprocess.PIPE, text=True)
        self.session = None
        try:
            self.port = self._port()
            options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu"]}
            capabilities = {"browserName": "chrome", "goog:chromeOptions": options}
            created = self._exchange(
                "POST", "/session", {"capabilities": {"alwaysMatch": capabilities}})
            self.session = created["sessionId"]
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *error):
        try:
            if self.session:
                self._exchange("DELETE", f"/session/{self.session}")
        finally:
            self.driver.terminate()
            self.driver.wait()

    def _port(self):
        for line in self.driver.stdout:
            if found := re.search(r"started successfully on port (\d+)", line):
                return int(found[1])
        raise RuntimeError("chromedriver did not start")

    def _exchange(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request(method, path, None if body is None else json.dumps(body))
        value = json.load(connection.getresponse())["value"]
        connection.close()
        if isinstance(value, dict) and "error" in value:
            raise RuntimeError(f"{value['error']}: {value['message']}")
        return value

    def command(self, name, **body):
        return self._exchange("POST", f"/session/{self.session}/{name}", body)

    def run(self, script, *arguments):
        return self.command("execute/sync", script=script, args=list(arguments))

    def devtools(self, name, **parameters):
        return self.command("goog/cdp/execute", cmd=name, params=parameters)


def violations(browser, scheme, width):
    """What axe-core finds on the page when it is shown so."""
    browser.devtools("Emulation.setEmulatedMedia",
                     features=[{"name": "prefers-color-scheme", "value": scheme}])
    browser.devtools("Emulation.setDeviceMetricsOverride",
                     width=width, height=900, deviceScaleFactor=1, mobile=False)
    return browser.run(RUN, width < WIDEST)


def main(axe, *pages):
    script = pathlib.Path(axe).read_text(encoding="utf-8")
    failures = 0
    with Browser() as browser:
        for page in map(pathlib.Path, pages):
            browser.command("url", url=page.resolve().as_uri())
            browser.run(script)
            for scheme, width in VIEWS:
                for found in violations(browser, scheme, width):
                    failures += 1
                    print(f"{page.name}, {scheme}, {width} px: {found['help']}"
                          f" ({found['id']}, {found['count']} places)")
                    for place in found["places"]:
                        print(f"    {place[:200]}")
            print(f"{page.name}: looked at")
    return 1 if failures else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
