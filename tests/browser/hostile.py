"""What a page of hostile texts may not have done to a browser: for the tests here and for the trial."""

from __future__ import annotations

from playwright.sync_api import Page

ALARM = "for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => console.error('it ran');"
"""Takes the place of what hostile texts call, so that the console tells that one of them ran; a visitor fails by that."""

_FAULTS = """(scripts) => {
    const wrong = [];
    const fine = /^(https?|mailto|tel|webcal):/i;
    const acts = "script, iframe, object, embed, applet, base, form[action], link[rel=preconnect], meta[http-equiv=refresh], foreignObject";
    const found = [...document.querySelectorAll(acts)];
    if (found.length !== scripts) wrong.push(`${found.length} elements that act: ${found.map((each) => each.outerHTML.slice(0, 80))}`);
    for (const each of document.querySelectorAll("*")) {
        for (const {name, value} of each.attributes) {
            if (/^on/i.test(name)) wrong.push(each.outerHTML.slice(0, 120));
            if (/^(href|src|action|formaction|data|xlink:href|poster|srcset|background)$/i.test(name)) {
                let full;
                try { full = new URL(value, document.baseURI).href; } catch { full = value; }
                if (!fine.test(full)) wrong.push(`${name}=${value}`);
            }
        }
    }
    return wrong;
}"""


def faults(tab: Page, scripts: int) -> list[str]:
    """Handlers, links that run, and elements that act beyond our own scripts, of which a page has so many."""
    found: list[str] = tab.evaluate(_FAULTS, scripts)
    return found
