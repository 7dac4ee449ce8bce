import { element } from "../views/control.ts";
import {
  lineEndingOf,
  toNewlines,
  withLineEnding,
} from "../document/line_ends.ts";

// Files: by the File System Access API where there is one, else by upload and download.

/** What Chromium has of it; TypeScript knows only a part. */
type Pickers = {
  showOpenFilePicker?: (options: object) => Promise<FileSystemFileHandle[]>;
  showSaveFilePicker?: (options: object) => Promise<FileSystemFileHandle>;
};

export type OpenFile = {
  name: string;
  /** With "\n" at the end of each line; the file has `ending`, "\n" unless said. */
  text: string;
  ending?: string;
  /** What it can be saved to again. */
  handle?: FileSystemFileHandle;
};

/** What a picker offers, as the File System Access API has it. */
const types = {
  statement: [
    { description: "Statement", accept: { "application/json": [".json"] } },
  ],
  "press release": [
    {
      description: "Press release",
      accept: { "text/plain": [".txt", ".md"], "text/html": [".html", ".htm"] },
    },
  ],
};

const isAborted = (error: unknown): boolean =>
  error instanceof DOMException && error.name === "AbortError";

/** Rejects files that are not UTF-8: saving what was misread would destroy them. */
async function read(
  file: File,
  handle?: FileSystemFileHandle,
): Promise<OpenFile> {
  const bytes = await file.arrayBuffer();
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const ending = lineEndingOf(text);
    return {
      name: file.name,
      text: toNewlines(text),
      ending,
      ...(handle && { handle }),
    };
  } catch {
    throw new Error(
      `${file.name} is not a text in UTF-8. Save it as UTF-8 in the program that it was written with`,
    );
  }
}

/** A file of the person's choice; undefined when none was chosen. */
export async function chooseFile(
  what: keyof typeof types = "statement",
): Promise<OpenFile | undefined> {
  const { showOpenFilePicker } = window as Pickers;
  if (showOpenFilePicker) {
    try {
      const [handle] = await showOpenFilePicker.call(window, {
        types: types[what],
      });
      return handle && read(await handle.getFile(), handle);
    } catch (error) {
      if (isAborted(error)) return undefined;
      throw error;
    }
  }
  const input = element("input", {
    type: "file",
    accept: types[what].flatMap(({ accept }) => Object.values(accept)).join(),
  });
  const chosen = new Promise<File | undefined>((resolve) => {
    input.addEventListener("change", () => resolve(input.files?.[0]));
    input.addEventListener("cancel", () => resolve(undefined));
  });
  input.click();
  const file = await chosen;
  return file && read(file);
}

/** What was dropped on the page, if it is a file. */
export async function droppedFile(
  transfer: DataTransfer,
): Promise<OpenFile | undefined> {
  const file = transfer.files[0];
  return file && read(file);
}

/** False if the person cancels. A download has no handle. */
export async function writeFile({
  name,
  text,
  ending = "\n",
  handle,
}: OpenFile): Promise<{ name: string; handle?: FileSystemFileHandle } | false> {
  const { showSaveFilePicker } = window as Pickers;
  const content = withLineEnding(text, ending);
  if (!handle && !showSaveFilePicker) {
    const url = URL.createObjectURL(
      new Blob([content], { type: "application/json" }),
    );
    element("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    return { name };
  }
  try {
    const target =
      handle ??
      (await showSaveFilePicker!.call(window, {
        types: types.statement,
        suggestedName: name,
      }));
    const stream = await target.createWritable();
    await stream.write(content);
    await stream.close();
    return { name: target.name, handle: target };
  } catch (error) {
    if (isAborted(error)) return false;
    throw error;
  }
}
