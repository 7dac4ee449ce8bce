import { CommandError, readInput } from "../files.ts";
import { createRenderer, type CompareOptions } from "../index.ts";

// undersigned compare

type Options = Pick<CompareOptions, "date"> & {
  format: "text" | "json";
  baseUrl?: string;
  fetch: boolean;
};

/** The exit codes are those of `diff`: 0 the same, 1 something has changed. */
export async function compare(
  older: string,
  newer: string,
  { format, date, baseUrl, fetch }: Options,
): Promise<void> {
  if (older === "-" && newer === "-")
    throw new CommandError("standard input can be read once only");
  const before = await readInput(older, fetch);
  const after = await readInput(newer, fetch);
  const renderer = await createRenderer();
  const { changes, diagnostics, text, changesText } = renderer.compare(
    before.bytes,
    after.bytes,
    {
      ...(date !== undefined && { date }),
      baseUrl: baseUrl ?? after.url,
      file: after.name,
      olderFile: before.name,
    },
  );
  process.stderr.write(text);
  if (!changes)
    throw new CommandError(
      "statements with errors cannot be compared; mend them first",
    );
  process.stdout.write(
    format === "json"
      ? `${JSON.stringify({ ...changes, diagnostics }, null, 2)}\n`
      : changesText,
  );
  process.exitCode = changes.isChanged ? 1 : 0;
}
