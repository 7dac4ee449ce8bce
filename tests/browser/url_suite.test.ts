import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { createRenderer } from "../../web/node/index.ts";
import { statementWith } from "../oracle/statement.ts";
import { engine, launch, newPage } from "./browsers.ts";

// The renderer's judgment of links against Chromium's parser: no address is called safe that the
// browser gives another scheme or user info, nearly all harmless ones are called safe, and the
// address that is emitted is the same in the browser.

const root = resolve(import.meta.dirname, "../..");
const suite = resolve(
  process.env["SUITES_DIR"] ?? `${root}/../shared/suites`,
  "wpt-url",
);
const limit = 2048;
const renderer = await createRenderer();
after(() => renderer.dispose());

type Case = { reference: string; base: string };
/** `address` is empty when the reference was refused. */
type Decision = { address: string };
/** A URL parsed by Chromium. */
type Parsed = { href: string; protocol: string; user: string };
/** `resolved` is (reference, base) in Chromium, `emitted` and `linked` our address: by `new URL` and
 *  as the href of a link in a page that is not UTF-8. */
type Seen = Case &
  Decision & {
    resolved: Parsed | null;
    emitted: Parsed | null;
    linked: string | null;
  };

/** The renderer's results for the references, as links of statements fetched from their bases. */
function decide(cases: Case[]): Decision[] {
  const decisions = new Array<Decision>(cases.length);
  const batch = 400;
  for (const base of new Set(cases.map((one) => one.base))) {
    const own = [...cases.entries()].filter(([, one]) => one.base === base);
    for (let from = 0; from < own.length; from += batch)
      decideBatch(own.slice(from, from + batch), base, decisions);
  }
  return decisions;
}

function decideBatch(
  batch: [number, Case][],
  base: string,
  decisions: Decision[],
): void {
  const { output, diagnostics } = renderer.render(
    statementWith({
      // An attachment needs an address, so an empty one is tested in Markdown.
      body: "[empty](<>)",
      attachments: batch.map(([index, { reference }]) => ({
        label: `case ${index}`,
        url: isBlank(reference) ? "about:blank" : reference,
      })),
    }),
    { format: "fragment", ...(isWebBase(base) ? { baseUrl: base } : {}) },
  );
  assert.ok(output !== null, JSON.stringify(diagnostics));
  const linked = new Map<string, string>();
  for (const [, href, label] of output.matchAll(
    /<a href="([^"]*)">([^<]*)<\/a>/g,
  ))
    linked.set(label!, href!.replaceAll("&amp;", "&"));
  for (const [index, { reference }] of batch) {
    const label = reference === "" ? "empty" : `case ${index}`;
    decisions[index] = { address: linked.get(label) ?? "" };
  }
}

const isBlank = (reference: string): boolean =>
  /^[ \t\n\f\r]*$/.test(reference);
/** Other bases are not valid in the renderer either, and no statement is fetched from one. */
const isWebBase = (base: string): boolean =>
  /^https?:/i.test(base) && URL.canParse(base);

async function look(page: Page, cases: Case[]): Promise<Seen[]> {
  const decisions = decide(cases);
  assert.equal(decisions.length, cases.length);
  const all = cases.map((one, index) => ({ ...one, ...decisions[index]! }));
  // No named functions in here, because tsx would call a helper of its own that the page does not
  // have.
  const seen = await page.evaluate((all) => {
    const link = document.createElement("a");
    return all.map((one) => {
      const [resolved, emitted] = [
        [one.reference, one.base || undefined] as const,
        [one.address, undefined] as const,
      ].map(([reference, base]) => {
        try {
          const { href, protocol, username, password } = new URL(
            reference,
            base,
          );
          return { href, protocol, user: username + password };
        } catch {
          return null;
        }
      });
      link.setAttribute("href", one.address);
      return {
        ...one,
        resolved: resolved ?? null,
        emitted: emitted ?? null,
        linked: one.address && link.href,
      };
    });
  }, all);
  // For "http:/" against an http base, WebKit finds no URL; the standard and Node find the base's
  // root.
  return seen.map((one) => {
    const { reference, base, resolved } = one;
    const isKnown = engine === "webkit" && /^https?:\/$/.test(reference);
    if (resolved || !isKnown || !URL.canParse(reference, base || undefined))
      return one;
    const { href, protocol } = new URL(reference, base || undefined);
    return { ...one, resolved: { href, protocol, user: "" } };
  });
}

const isWeb = ({ protocol }: Parsed): boolean =>
  protocol === "https:" || protocol === "http:";
const isControlled = (text: string): boolean => /[\0-\x20\x7f]/.test(text);

/** What must hold for every reference. */
function unsafe(seen: Seen[]): Seen[] {
  return seen.filter(({ address, resolved, emitted, linked }) => {
    if (address === "") return false;
    if (!/^(https?:\/\/|mailto:|tel:)[^\0-\x20"<>\x7f]*$/.test(address))
      return true;
    const scheme = address.slice(0, address.indexOf(":") + 1);
    return [resolved, emitted].some(
      (parsed) =>
        parsed &&
        (parsed.protocol !== scheme ||
          parsed.user !== "" ||
          (isWeb(parsed) &&
            (parsed.href !== resolved?.href || parsed.href !== linked))),
    );
  });
}

const isHarmless = ({ reference, base, resolved }: Seen): boolean =>
  resolved !== null &&
  isWeb(resolved) &&
  resolved.user === "" &&
  !isControlled(reference + base) &&
  Buffer.byteLength(reference) <= limit &&
  resolved.href.length <= limit;

const print = (seen: Seen[]): string =>
  seen
    .slice(0, 20)
    .map(
      ({ reference, base, address, resolved }) =>
        `${JSON.stringify(reference)} against ${JSON.stringify(base)}: ` +
        `${address || "refused"}; ${engine}: ${resolved?.href ?? "no URL"}`,
    )
    .join("\n");

describe("the link decision and the browser's", () => {
  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await launch();
    ({ page } = await newPage(browser));
    await page.route("http://partner.example/", (route) =>
      route.fulfill({
        contentType: "text/html; charset=windows-1252",
        body: "<!doctype html>",
      }),
    );
    await page.goto("http://partner.example/");
    assert.equal(
      await page.evaluate(() => document.characterSet),
      "windows-1252",
    );
  });

  after(() => browser.close());

  test(
    "WPT URL data",
    { skip: !existsSync(suite) && `${suite} is not there` },
    async (t) => {
      type Entry = string | { input: string; base: string | null };
      const entries = ["urltestdata.json", "urltestdata-javascript-only.json"]
        .flatMap(
          (name) =>
            JSON.parse(readFileSync(`${suite}/${name}`, "utf8")) as Entry[],
        )
        .filter((entry) => typeof entry !== "string");
      const cases = entries
        .map(({ input, base }) => ({ reference: input, base: base ?? "" }))
        .filter(
          ({ reference, base }) =>
            Buffer.from(reference + base).toString() === reference + base,
        );
      const seen = await look(page, cases);

      const safe = seen.filter(({ address }) => address !== "");
      const harmless = seen.filter(isHarmless);
      const lost = harmless.filter(({ address }) => address === "");
      const dead = safe.filter(({ resolved }) => resolved === null);
      const share = 1 - lost.length / harmless.length;
      t.diagnostic(
        `${entries.length} entries, ${entries.length - cases.length} with lone surrogates left out; ` +
          `${safe.length} called safe, ${dead.length} of them no URL in the browser; of ${harmless.length} ` +
          `harmless ones ${lost.length} refused: ${(share * 100).toFixed(1)} % called safe`,
      );
      for (const line of print(lost).split("\n")) t.diagnostic(line);
      assert.ok(
        cases.length > 850 && harmless.length > 150,
        "the suite is not the one we know",
      );
      assert.equal(print(unsafe(seen)), "");
      assert.ok(share >= 0.95, `only ${share}`);
    },
  );

  test("made references", async (t) => {
    // Pieces that mean something to a URL parser, joined by a fixed pseudo-random sequence.
    const words = String.raw`
      http: https: HTTPS: javascript: mailto: tel: ftp: file: data: / / // \ . .. %2e %2E. ? # @ : :80 :443 :0x
      a b.example A.Example ä 。 ． ／ ＠ ： 127.1 0x7f.1 [::1] [ ] ' " < > \x60 { } | ^ % %41 %zz %40 %00 %5c
      ; & = + - _ ~ ! $ ( ) * , xn--a 𝄞 1 c:|`
      .replace("\\x60", "`")
      .trim()
      .split(/\s+/);
    words.push("mailto://a@b.example/", "\u00ad", "\u200d", "\u2028");
    const bases = [
      "",
      "https://a.example/1/2/3?q#f",
      "http://a.example",
      "https://a.example/1/%2e%2e/x/..",
      "http://[::1]:8080/ä?'",
      "https://user@a.example/x",
      "file:///c:/x",
      "about:blank",
    ];
    let state = 1;
    const random = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const cases = Array.from({ length: 20_000 }, () => ({
      reference: Array.from(
        { length: random(8) },
        () => words[random(words.length)],
      ).join(""),
      base: bases[random(bases.length)]!,
    }));
    const seen = await look(page, cases);
    const safe = seen.filter(
      ({ address, resolved }) => address !== "" && resolved !== null,
    );
    const harmless = seen.filter(isHarmless);
    const lost = harmless.filter(({ address }) => address === "");
    t.diagnostic(
      `${cases.length} references, ${safe.length} called safe and URLs in the browser; ` +
        `of ${harmless.length} harmless ones ${lost.length} refused`,
    );
    assert.ok(safe.length > 5_000, "too few to tell");
    assert.equal(print(unsafe(seen)), "");
  });
});
