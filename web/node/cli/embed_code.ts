import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { FORMS } from "../../full/full_renderer.ts";
import { CommandError, readInput, reasonOf } from "../files.ts";
import type { EmbedOptions, Release } from "../../full/embed_options.ts";
import { createRenderer } from "../index.ts";
import { readSources } from "./sources.ts";

// `undersigned embed-code`: prints what partners paste.

type Form = (typeof FORMS)[number];
type Options = Omit<EmbedOptions, "form" | "pinned" | "releases"> & {
  form?: Form;
  pinned?: boolean;
  releases: boolean;
  fetch: boolean;
};

const headings: Record<Form, string> = {
  tag: "one script tag; the statement is drawn behind it",
  module: "the element, and its script",
  fallback:
    "the same with the whole statement inside, for those without script",
  iframe: "a frame, where nothing else is allowed",
};

const requirements = {
  scriptUrl: "--script-url: the folder that embed.js is served from",
  statementUrl: "--statement-url: where statement.json is served",
  frameUrl: "--frame-url: where the page for frames is served",
};

/** The required options that are missing for the form. */
const missingOptions = (form: Form, given: Options): string[] =>
  (form === "iframe"
    ? (["frameUrl"] as const)
    : (["scriptUrl", "statementUrl"] as const)
  )
    .filter((name) => given[name] === undefined)
    .map((name) => requirements[name]);

/** All forms that can be printed, or the one that was asked for. */
function formsOf(given: Options, notes: Set<string>): Form[] {
  if (given.form !== undefined) {
    const [first] = missingOptions(given.form, given);
    if (first) throw new CommandError(`--form ${given.form} needs ${first}`);
    return [given.form];
  }
  const left = FORMS.filter((form) => missingOptions(form, given).length > 0);
  const [first] = left;
  if (left.length === FORMS.length)
    throw new CommandError(
      `say ${missingOptions(first!, given)[0]}; or, for an iframe, ${requirements.frameUrl}`,
    );
  for (const form of left)
    notes.add(
      `${form} is left out: it needs ${missingOptions(form, given)[0]}`,
    );
  return FORMS.filter((form) => !left.includes(form));
}

/**
 * integrity.json in the folder of the command line; for this source file, that of the last build.
 */
function packagedRelease(): Release {
  const file = fileURLToPath(
    new URL(
      typeof __WASM_NAME__ === "string"
        ? "integrity.json"
        : "../../dist/integrity.json",
      import.meta.url,
    ),
  );
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Release;
  } catch (error) {
    throw new CommandError(
      `--pinned: cannot read ${file}: ${reasonOf(error)}; \`make build\` writes it`,
    );
  }
}

export async function embedCode(file: string, given: Options): Promise<void> {
  const told = new Set<string>();
  const input = await readInput(file, given.fetch);
  const options = { ...given, statementUrl: given.statementUrl ?? input.url };
  const forms = formsOf(options, told);
  const pinned = options.pinned ? packagedRelease() : undefined;
  const renderer = await createRenderer();
  const { notes, releases, ...sources } = await readSources(input, {
    baseUrl: options.statementUrl?.toString(),
    mayFetch: options.fetch,
    isWhole: true,
    withReleases: options.releases && forms.includes("fallback"),
  });
  for (const note of notes) told.add(note);
  const printed: string[] = [];
  for (const [index, form] of forms.entries()) {
    const made = renderer.embedCode(input.bytes, {
      ...options,
      ...sources,
      releases: releases ?? options.releases,
      file: input.name,
      form,
      pinned,
    });
    if (index === 0) process.stderr.write(made.text);
    if (made.output === null) {
      process.exitCode = 1;
      return;
    }
    for (const warning of made.warnings) told.add(warning);
    printed.push(
      options.form
        ? made.output
        : `== ${form}: ${headings[form]}\n\n${made.output}`,
    );
  }
  for (const note of told) process.stderr.write(`undersigned: ${note}\n`);
  process.stdout.write(printed.join("\n"));
}
