import { element } from "../views/control.ts";
import {
  lineEndingOf,
  toNewlines,
  withLineEnding,
} from "../document/line_ends.ts";

// Opens and saves files: by the File System Access API if there is one, else by upload and
// download.

/** Chromium's pickers, which TypeScript does not declare. */
type Pickers = {
  showOpenFilePicker?: (options: object) => Promise<FileSystemFileHandle[]>;
  showSaveFilePicker?: (options: object) => Promise<FileSystemFileHandle>;
};

export type OpenFile = {
  name: string;
  /**
   * The text, with "
   * " as line end. The file has `ending`. Default: "
   * ".
   */
  text: string;
  ending?: string;
  /** The handle for saving it again. */
  handle?: FileSystemFileHandle;
};

/** The types of file that a picker offers, for the File System Access API. */
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

/** Rejects files that are not UTF-8, because saving them would destroy them. */
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

/** Lets the person choose a file; undefined if none was chosen. */
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

/** The file that was dropped on the page; undefined if it was something else. */
export async function droppedFile(
  transfer: DataTransfer,
): Promise<OpenFile | undefined> {
  const file = transfer.files[0];
  return file && read(file);
}

/** Saves a file. False if the person cancels. A download has no handle. */
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
