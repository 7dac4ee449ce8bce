import type { FileState } from "../../full/file_state.ts";

// The connection to `undersigned preview`, which serves this page on a file.

export type { FileState as State };

/** The result of writing: done, another program was first, or the reason why not. */
export type Written =
  { tag: string } | { state: FileState } | { failure: string };

export type Listener = {
  /** Called at first and after each change. */
  onFile: (state: FileState) => void;
  /** Called when a file next to it has changed. `path` is relative to its folder. */
  onBeside: (path: string) => void;
  /** Called when the connection is lost or back. */
  onConnection: (isThere: boolean) => void;
};

/** The notice when the connection is lost. */
export const ENDED =
  "“undersigned preview” has ended. Start it again, and open the address that it prints.";

export class PreviewServer {
  readonly path: string;
  readonly name: string;
  /** The base of relative addresses in the statement. */
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

  /** Writes the file if its content has `tag`; without `tag`, if there is no file. */
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

/** Undefined if the page is not bound to a file. */
export function previewServer(): PreviewServer | undefined {
  const path = document.querySelector<HTMLMetaElement>("meta[name=file]");
  return path ? new PreviewServer(path.content) : undefined;
}
