import {
  Command,
  CommanderError,
  InvalidArgumentError,
  Option,
} from "commander";
import { THEMES } from "../../src/renderer/renderer.ts";
import { FORMATS, FORMS, REPORTS } from "../../full/full_renderer.ts";
import { isList } from "../../full/fetched_files.ts";
import { compare } from "./compare.ts";
import { CommandError, readInput, textOf, writeOutput } from "../files.ts";
import { embedCode } from "./embed_code.ts";
import { InvalidListError, publish, segment } from "./lists.ts";
import {
  createRenderer,
  type RenderOptions,
  type Validated,
} from "../index.ts";
import { servePreview } from "../preview/server.ts";
import { readSources } from "./sources.ts";

const exitCodes = `
Exit code: 0 no errors (warnings at most), 1 the statement or list has errors, 2 it could not be tried.`;

const draftHelp = `
Exit code: 0 it was drafted (with warnings at most), 2 it could not be tried.`;

const previewHelp = `
Prints the address of the page and serves it until Ctrl+C. "Save" on the page writes FILE, never
over what another program has written meanwhile.

Exit code: 0 it was ended, 2 it could not be tried.`;

const isClean = 0;
const hasErrors = 1;
const cannotRun = 2;

type Render = RenderOptions & {
  output: string;
  format: (typeof FORMATS)[number];
  fetch: boolean;
  releases: boolean;
  baseUrl?: string;
};
type Validate = {
  format: (typeof REPORTS)[number];
  against?: string;
  baseUrl?: string;
  fetch: boolean;
};

function level(text: string): number {
  if (/^[1-6]$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Write a number from 1 to 6.");
}

function webAddress(text: string): string {
  if (URL.canParse(text) && /^https?:/i.test(text)) return text;
  throw new InvalidArgumentError("Write an absolute http or https address.");
}

/** One JSON document, whatever the number of files. */
function reportOf(all: Validated[], format: Validate["format"]): string {
  if (format !== "json") return all.map((one) => one[format]).join("");
  return `[${all.map(({ json }) => json.trim()).join(",\n")}]\n`;
}

/** A number of pixels. */
function pixels(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Write a number from 1 to 9999.");
}

function portNumber(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return Number(text);
  throw new InvalidArgumentError("Write a number up to 65535; 0 is any one.");
}

/** Refuses options that would have no effect, because the page would lack what they ask for. */
function checkFrame({ format, framed, oembedUrl, ...ofFrame }: Render): void {
  if (format !== "page" && (framed || oembedUrl !== undefined))
    throw new CommandError(
      `${framed ? "--framed" : "--oembed-url"} is for --format page, not ${format}`,
    );
  if (format === "oembed" && ofFrame.frameUrl === undefined)
    throw new CommandError(
      "--format oembed needs --frame-url: the address that the framed page is served at",
    );
  for (const [option, value] of [
    ["--frame-url", ofFrame.frameUrl],
    ["--width", ofFrame.width],
    ["--height", ofFrame.height],
  ])
    if (value !== undefined && format !== "oembed")
      throw new CommandError(`${option} is for --format oembed, not ${format}`);
}

async function render(file: string, options: Render): Promise<void> {
  checkFrame(options);
  const input = await readInput(file, options.fetch);
  const renderer = await createRenderer();
  const { notes, releases, ...sources } = await readSources(input, {
    baseUrl: options.baseUrl,
    mayFetch: options.fetch,
    isWhole: options.format !== "shadow",
    withReleases: options.releases,
  });
  const { output, text } = renderer.render(input.bytes, {
    ...options,
    ...sources,
    releases: releases ?? options.releases,
    file: input.name,
    baseUrl: options.baseUrl ?? input.url,
  });
  if (output !== null && options.format === "oembed")
    notes.push(
      ...renderer.embedCode(input.bytes, {
        form: "iframe",
        frameUrl: options.frameUrl,
        baseUrl: options.baseUrl ?? input.url,
      }).warnings,
    );
  for (const note of notes) process.stderr.write(`undersigned: ${note}\n`);
  process.stderr.write(text);
  if (output === null) process.exitCode = hasErrors;
  else if (options.output === "-") process.stdout.write(output);
  else writeOutput(options.output, output);
}

async function validate(files: string[], options: Validate): Promise<void> {
  if (options.against !== undefined && files.length > 1)
    throw new CommandError("--against takes one FILE: the newer state of OLD");
  if ([...files, options.against].filter((file) => file === "-").length > 1)
    throw new CommandError("standard input can be read once only");
  const renderer = await createRenderer();
  const older =
    options.against === undefined
      ? undefined
      : await readInput(options.against, options.fetch);
  const all: Validated[] = [];
  for (const file of files) {
    try {
      const input = await readInput(file, options.fetch);
      if (older && isList(input.bytes))
        throw new CommandError(
          "--against compares statements; `publish` compares a list with the one before",
        );
      const result = renderer.validate(input.bytes, {
        file: input.name,
        against: older?.bytes,
        baseUrl: options.baseUrl ?? input.url,
      });
      all.push(result);
      if (!result.valid) process.exitCode ||= hasErrors;
      if (result.valid && older && !result.compared)
        throw new CommandError(
          `${older.name} has errors, so that nothing can be compared with it`,
        );
    } catch (error) {
      refuse(error);
    }
  }
  process.stdout.write(reportOf(all, options.format));
}

async function draft(
  file: string,
  options: { spans: boolean; fetch: boolean },
): Promise<void> {
  const input = await readInput(file, options.fetch);
  const renderer = await createRenderer();
  const made = renderer.draft(textOf(input), { file: input.name });
  process.stderr.write(made.text);
  if (options.spans) process.stderr.write(made.spansText);
  process.stdout.write(`${made.json}\n`);
}

/** Runs until it is interrupted. */
async function preview(
  file: string,
  { port }: { port?: number },
): Promise<void> {
  const { address, close } = await servePreview(file, port);
  process.stdout.write(`${address}\n`);
  await new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, resolve);
  });
  await close();
  // A file that changes just now may make chokidar watch on after it was closed.
  process.exit();
}

/** Reports the error and goes on with the other files. */
function refuse(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`undersigned: ${reason}\n`);
  process.exitCode = cannotRun;
}

const program = new Command("undersigned")
  .description("Renders and checks joint statements.")
  .version(__VERSION__)
  .addHelpText("after", exitCodes)
  .exitOverride();

const baseUrl = new Option(
  "--base-url <url>",
  "the base of relative addresses (default: the statement's url)",
).argParser(webAddress);
const fetchOption = new Option(
  "--fetch",
  "allow http and https addresses, as FILE and in it",
).default(false);

program
  .command("render")
  .description("Write a statement as HTML or plain text.")
  .argument("<file>", 'statement.json, or "-" for standard input')
  .option("-o, --output <file>", "the file to write", "-")
  .addOption(
    new Option("--format <format>", "a whole page, a part, or oEmbed JSON")
      .choices(FORMATS)
      .default("page"),
  )
  .addOption(baseUrl)
  .option(
    "--heading-level <number>",
    "level of the title (default: 1 in a page, else 2)",
    level,
  )
  .addOption(
    new Option("--theme <theme>", "type and colors")
      .choices(THEMES)
      .default("auto"),
  )
  .addOption(
    new Option("--scheme <scheme>", "that of the page around")
      .choices(["light", "dark"])
      .default("light"),
  )
  .option("--no-masthead", "leave out the publisher's masthead")
  .option("--no-releases", "leave out the recent statements")
  .addOption(
    new Option("--names <names>", "all names, or only their number")
      .choices(["all", "count"])
      .default("all"),
  )
  .option("--highlight <key>", "key of the signatory to highlight")
  .option("--framed", "make the page for frames on other sites")
  .addOption(
    new Option(
      "--oembed-url <url>",
      "for page: address of its oEmbed JSON",
    ).argParser(webAddress),
  )
  .addOption(
    new Option(
      "--frame-url <url>",
      "for oembed: the address of the framed page",
    ).argParser(webAddress),
  )
  .option("--width <pixels>", "for oembed: frame width (default: 600)", pixels)
  .option(
    "--height <pixels>",
    "for oembed: frame height (default: 600)",
    pixels,
  )
  .addOption(fetchOption)
  .addHelpText("after", exitCodes)
  .action(render);

program
  .command("embed-code")
  .description("Print what partners paste to show a statement.")
  .argument("<file>", 'statement.json, or "-" for standard input')
  .addOption(
    new Option("--form <form>", "the form (default: all)").choices(FORMS),
  )
  .addOption(
    new Option(
      "--script-url <url>",
      "the address of the folder of embed.js and undersigned.js",
    ).argParser(webAddress),
  )
  .addOption(
    new Option(
      "--statement-url <url>",
      "the address of statement.json (default: FILE, if it is one)",
    ).argParser(webAddress),
  )
  .addOption(
    new Option(
      "--frame-url <url>",
      "for iframe: the address of the framed page",
    ).argParser(webAddress),
  )
  .option("--pinned", "use scripts that never change, with their hashes")
  .option("--heading-level <number>", "level of the title (default: 2)", level)
  .addOption(new Option("--theme <theme>", "type and colors").choices(THEMES))
  .option("--no-masthead", "leave out the publisher's masthead")
  .option("--no-releases", "leave out the recent statements")
  .addOption(
    new Option("--names <names>", "all names, or only their number").choices([
      "all",
      "count",
    ]),
  )
  .option("--highlight <key>", "key of the signatory to highlight")
  .option("--lang <tag>", "the language that the element asks for")
  .option("--no-live", "do not keep the statement up to date")
  .option(
    "--width <pixels>",
    "for iframe: frame width (default: as wide as its place)",
    pixels,
  )
  .option(
    "--height <pixels>",
    "for iframe: frame height (default: 600)",
    pixels,
  )
  .addOption(fetchOption)
  .addHelpText("after", exitCodes)
  .action(embedCode);

program
  .command("validate")
  .description(
    "Report what is wrong with statements or lists, and what to write instead.",
  )
  .argument("<file...>", 'statement.json, or "-" for standard input')
  .addOption(
    new Option("--format <format>", "for people, programs or GitHub Actions")
      .choices(REPORTS)
      .default("text"),
  )
  .option("--against <old>", "an older state; a change needs a higher revision")
  .addOption(baseUrl)
  .addOption(fetchOption)
  .addHelpText("after", exitCodes)
  .action(validate);

program
  .command("draft")
  .description("Draft a statement from a press release, for you to correct.")
  .argument("<file>", 'text or HTML, or "-" for standard input')
  .option("--spans", "also report what was read as a value or a mark", false)
  .addOption(fetchOption)
  .addHelpText("after", draftHelp)
  .action(draft);

program
  .command("preview")
  .description(
    "Serve the editor page on a statement, and show every save by any program.",
  )
  .argument("<file>", "statement.json")
  .option(
    "--port <number>",
    "the port on 127.0.0.1 (default: 8347, or a free one)",
    portNumber,
  )
  .addHelpText("after", previewHelp)
  .action(preview);

program
  .command("compare")
  .description("Report the changes between two revisions of a statement.")
  .argument("<old>", 'the older statement.json, or "-" for standard input')
  .argument("<new>", 'the newer statement.json, or "-" for standard input')
  .addOption(
    new Option("--format <format>", "for people or programs")
      .choices(["text", "json"])
      .default("text"),
  )
  .option("--date <day>", "of the proposed correction (default: today)")
  .addOption(baseUrl)
  .addOption(fetchOption)
  .addHelpText(
    "after",
    "\nExit code: 0 nothing has changed, 1 something has, 2 it could not be tried.",
  )
  .action(compare);

const statementOption = new Option(
  "--statement <file>",
  "the statement that shows the list, for its leads, groups and order",
);
const folderOption = new Option(
  "-o, --output <folder>",
  "the folder for list.json and its segments",
).makeOptionMandatory();
const pruneOption = new Option(
  "--prune",
  "remove segments that are neither in this list nor in the last",
).default(false);

program
  .command("segment")
  .description("Write a long list of signatories as a head and segments.")
  .argument("<list>", 'the whole list, or "-" for standard input')
  .addOption(statementOption)
  .addOption(folderOption)
  .addOption(pruneOption)
  .addHelpText("after", exitCodes)
  .action(segment);

program
  .command("publish")
  .description(
    "Write a list of signatories, and post the change to open pages.",
  )
  .argument("<list>", 'the whole list, or "-" for standard input')
  .addOption(statementOption)
  .addOption(folderOption)
  .addOption(pruneOption)
  .addOption(
    new Option("--stream-url <url>", "where to post the change").argParser(
      webAddress,
    ),
  )
  .addHelpText("after", exitCodes)
  .action(publish);

// A reader such as `head` may close the pipe early.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError)
    process.exitCode = error.exitCode === 0 ? isClean : cannotRun;
  else if (error instanceof InvalidListError) {
    process.stderr.write(error.message);
    process.exitCode = hasErrors;
  } else refuse(error);
}
