import type { FileState } from "../../full/file_state.ts";

// The file that `undersigned preview` serves this page on.

export type { FileState as State };

/** What became of writing: done, another program was first, or why not. */
export type Written =
  { tag: string } | { state: FileState } | { failure: string };

export type Listener = {
  /** At first, and after each change. */
  onFile: (state: FileState) => void;
  /** A file beside it has changed, at `path` from its folder. */
  onBeside: (path: string) => void;
  /** Whether it is still known what happens on the disk. */
  onConnection: (isThere: boolean) => void;
};

/** Why nothing is known of the file. */
export const ENDED =
  "“undersigned preview” has ended. Start it again, and open the address that it prints.";

export class PreviewServer {
  readonly path: string;
  readonly name: string;
  /** What relative addresses in the statement start from. */
  readonly base: string;

  constructor(path: string) {
    this.path = path;
    this.name = path.split(/[\\/]/).at(-1)!;
    this.base = new URL(
      `beside/${encodeURIComponent(this.name)}`,
      document.baseURI,
    ).href;
  }

  listen({ onFile, onBeside, onConnection }: Listener): void {
    const events = new EventSource("events");
    const on = (name: string, take: (data: unknown) => void): void =>
      events.addEventListener(name, ({ data }: MessageEvent<string>) =>
        take(JSON.parse(data)),
      );
    on("file", (state) => onFile(state as FileState));
    on("beside", (path) => onBeside(path as string));
    events.addEventListener("open", () => onConnection(true));
    events.addEventListener("error", () => onConnection(false));
  }

  /** Writes the file if it has the content that has `tag`, or, without one, if it is not there. */
  async write(text: string, tag: string | undefined): Promise<Written> {
    try {
      const answer = await fetch("file", {
        method: "PUT",
        body: text,
        headers: {
          "Content-Type": "application/json",
          ...(tag === undefined
            ? { "If-None-Match": "*" }
            : { "If-Match": `"${tag}"` }),
        },
      });
      if (answer.ok) return (await answer.json()) as { tag: string };
      if (answer.status === 412)
        return { state: (await answer.json()) as FileState };
      return { failure: (await answer.text()).trim() };
    } catch {
      return { failure: ENDED };
    }
  }
}

/** Undefined on a page that is for any document. */
export function previewServer(): PreviewServer | undefined {
  const path = document.querySelector<HTMLMetaElement>("meta[name=file]");
  return path ? new PreviewServer(path.content) : undefined;
}
