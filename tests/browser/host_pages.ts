import { engines, type Engine } from "./browsers.ts";

// Kinds of partners' pages, by their headers, and how far a statement gets on each.

/// How a statement is shown: drawn by WebAssembly, drawn by the renderer as JavaScript, or as the
/// tag's own content.
export type Rung = "wasm" | "wasm2js" | "light";

export type HostPage = {
  /// Its name in the table of docs/csp.md.
  name: string;
  /// `{cdn}` and `{publisher}` stand for these origins.
  headers: Record<string, string>;
  /// On the script tag: a nonce, or the file's integrity.
  tag?: "nonce" | "integrity";
  /// The page is in a frame of another one, with this `sandbox`.
  sandbox?: string;
  rung: Rung;
  /// The engines in which it is different.
  but?: Partial<Record<Engine, Rung>>;
  /// No script runs at all.
  isInert?: true;
  /// The policy line that the console says to add, if the script runs but nothing is drawn.
  remedy?: string;
};

export const rungIn = (engine: Engine, { rung, but }: HostPage): Rung =>
  but?.[engine] ?? rung;

/// The table of docs/csp.md: a row for each page, a column for each engine.
export const rows = (): string[] =>
  hostPages.map((page) =>
    ["", page.name, ...engines.map((engine) => rungIn(engine, page)), ""]
      .join(" | ")
      .trim(),
  );

const csp = (policy: string): Record<string, string> => ({
  "content-security-policy": policy,
});
const nonce = "'nonce-r4nd0m'";

export const hostPages: HostPage[] = [
  { name: "no policy", headers: {}, rung: "wasm" },
  {
    name: "`script-src` with `'wasm-unsafe-eval'`",
    headers: csp("script-src {cdn} 'wasm-unsafe-eval'"),
    rung: "wasm",
  },
  {
    name: "`script-src` without it",
    headers: csp("script-src {cdn}"),
    rung: "wasm2js",
  },
  {
    name: "`script-src` with the one file `embed.js`",
    headers: csp("script-src {cdn}/embed.js"),
    rung: "light",
    remedy: "add 'wasm-unsafe-eval' to script-src",
  },
  {
    name: "a nonce, `'strict-dynamic'` and `'wasm-unsafe-eval'`",
    headers: csp(`script-src ${nonce} 'strict-dynamic' 'wasm-unsafe-eval'`),
    tag: "nonce",
    rung: "wasm",
  },
  {
    name: "a nonce and `'strict-dynamic'`",
    headers: csp(`script-src ${nonce} 'strict-dynamic'`),
    tag: "nonce",
    rung: "wasm2js",
  },
  {
    name: "a nonce",
    headers: csp(`script-src ${nonce}`),
    tag: "nonce",
    rung: "wasm2js",
  },
  {
    name: "`style-src 'self'`",
    headers: csp("style-src 'self'"),
    rung: "wasm",
  },
  {
    name: "`connect-src` with both hosts",
    headers: csp("connect-src {cdn} {publisher}"),
    rung: "wasm",
  },
  {
    name: "`connect-src` without the script's host",
    headers: csp("connect-src {publisher}"),
    rung: "wasm2js",
  },
  {
    name: "`connect-src` without the publisher's host",
    headers: csp("connect-src {cdn}"),
    rung: "light",
    remedy: "add {publisher} to connect-src",
  },
  {
    name: "`img-src 'self'`",
    headers: csp("img-src 'self'"),
    rung: "wasm",
  },
  {
    name: "Trusted Types `'none'`",
    headers: csp("require-trusted-types-for 'script'; trusted-types 'none'"),
    rung: "wasm",
  },
  {
    name: "`default-src 'none'` and all the sources to add",
    headers: csp(
      "default-src 'none'; script-src {cdn} 'wasm-unsafe-eval'; style-src 'self'; connect-src {cdn} {publisher}; img-src {publisher}; require-trusted-types-for 'script'; trusted-types 'none'",
    ),
    rung: "wasm",
  },
  {
    name: "the same without `'wasm-unsafe-eval'`",
    headers: csp(
      "default-src 'none'; script-src {cdn}; style-src 'self'; connect-src {cdn} {publisher}; img-src {publisher}; require-trusted-types-for 'script'; trusted-types 'none'",
    ),
    rung: "wasm2js",
  },
  {
    name: "the same, only reported",
    headers: {
      "content-security-policy-report-only":
        "default-src 'none'; script-src {cdn}; connect-src {cdn} {publisher}; img-src {publisher}",
    },
    rung: "wasm",
  },
  {
    name: "`Cross-Origin-Embedder-Policy: require-corp`",
    headers: { "cross-origin-embedder-policy": "require-corp" },
    rung: "wasm",
  },
  {
    name: "`Cross-Origin-Embedder-Policy: credentialless`",
    headers: { "cross-origin-embedder-policy": "credentialless" },
    rung: "wasm",
  },
  {
    name: "`sandbox allow-scripts`, as a header",
    headers: csp("sandbox allow-scripts"),
    rung: "wasm",
  },
  {
    name: 'a frame with `sandbox="allow-scripts"`',
    headers: {},
    sandbox: "allow-scripts",
    rung: "wasm",
  },
  {
    name: "`Integrity-Policy` for scripts",
    headers: { "integrity-policy": "blocked-destinations=(script)" },
    tag: "integrity",
    rung: "wasm",
  },
  {
    name: "the same, and `script-src` without `'wasm-unsafe-eval'`",
    headers: {
      ...csp("script-src {cdn}"),
      "integrity-policy": "blocked-destinations=(script)",
    },
    tag: "integrity",
    rung: "wasm2js",
    // Its `import()` has no integrity that this policy accepts.
    but: { webkit: "light" },
    remedy: "add 'wasm-unsafe-eval' to script-src",
  },
  {
    name: "`script-src 'none'`",
    headers: csp("script-src 'none'"),
    isInert: true,
    rung: "light",
  },
  {
    name: "a frame with `sandbox`, without script",
    headers: {},
    sandbox: "",
    isInert: true,
    rung: "light",
  },
];
