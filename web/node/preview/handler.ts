import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { dirname, extname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { FileState } from "../../full/file_state.ts";
import { findSibling, type ServedFile } from "./sibling_files.ts";
import { CommandError, writeOutput } from "../files.ts";
import {
  MAX_BYTES,
  FileObserver,
  tagOfState,
  contentTag,
} from "./file_state.ts";

// Answers the requests of the editor page on one file, for the person who started it: on 127.0.0.1,
// under a path that cannot be guessed, because other users of the machine can reach 127.0.0.1, too.

/** Content types of the files in the editor's folder. */
const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

const dist = fileURLToPath(
  new URL(
    typeof __WASM_NAME__ === "string" ? "." : "../../dist",
    import.meta.url,
  ),
);
const editor = join(dist, "editor");

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;");

/**
 * The page and the Content-Security-Policy in it. As a header the policy also holds for other files
 * that are opened here.
 */
function readPage(path: string): { html: string; policy: string } {
  const html = readFileSync(join(editor, "index.html"), "utf8");
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)![1]!;
  return {
    html: html.replace(
      "<title>",
      () => `<meta name="file" content="${escaped(path)}">\n<title>`,
    ),
    policy: `${policy}; frame-ancestors 'self'`,
  };
}

/** A request's body; undefined if it is larger than allowed. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BYTES) chunks.push(chunk);
  }
  return size <= MAX_BYTES ? Buffer.concat(chunks) : undefined;
}

/** Answers the requests of the page on one file. */
export class PreviewHandler {
  readonly #file: string;
  readonly #folder: string;
  readonly #root = `/${randomBytes(16).toString("base64url")}/`;
  readonly #page: { html: string; policy: string };
  /** The open pages. */
  readonly #listeners = new Set<ServerResponse>();
  readonly #observer: FileObserver;

  constructor(file: string) {
    this.#file = resolve(file);
    this.#folder = dirname(this.#file);
    this.#page = readPage(this.#file);
    this.#observer = new FileObserver(
      this.#file,
      (state) => this.#tell("file", state),
      (path) =>
        this.#tell("beside", relative(this.#folder, path).split(sep).join("/")),
    );
  }

  /** The path of the page. */
  get root(): string {
    return this.#root;
  }

  /** Ends the event streams of open pages. */
  async close(): Promise<void> {
    for (const one of this.#listeners) one.end();
    await this.#observer.close();
  }

  /**
   * Answers a request, which may come from any program on this machine and from any page in a
   * browser.
   */
  async answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    for (const [name, value] of [
      ["Cache-Control", "no-store"],
      ["Content-Security-Policy", this.#page.policy],
      ["Cross-Origin-Resource-Policy", "same-origin"],
      ["Referrer-Policy", "no-referrer"],
      ["X-Content-Type-Options", "nosniff"],
    ] as const)
      response.setHeader(name, value);
    const { host = "", origin } = request.headers;
    // Against DNS rebinding.
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host))
      return sendText(response, 403, "Only for this machine");
    const [path = ""] = request.url!.split("?");
    if (!path.startsWith(this.#root))
      return sendText(response, 404, "Not found");
    const name = path.slice(this.#root.length);
    const isReading = request.method === "GET" || request.method === "HEAD";
    if (name === "file") {
      if (request.method !== "PUT")
        return sendText(response, 405, "Only PUT", { Allow: "PUT" });
      if (origin !== `http://${host}`)
        return sendText(response, 403, "Only from the page itself");
      return this.#save(request, response);
    }
    if (!isReading)
      return sendText(response, 405, "Only GET and HEAD", {
        Allow: "GET, HEAD",
      });
    if (name === "events" && request.method === "GET")
      return this.#listen(response);
    if (name === "")
      return send(response, 200, types[".html"]!, this.#page.html);
    if (name.startsWith("beside/"))
      return this.#sendSibling(response, name.slice("beside/".length));
    await sendFile(response, editorFile(name));
  }

  #tell(name: string, data: FileState | string, to = this.#listeners): void {
    for (const one of to)
      one.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  #listen(response: ServerResponse): void {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.on("close", () => this.#listeners.delete(response));
    response.write("retry: 1000\n\n");
    this.#tell("file", this.#observer.state, new Set([response]));
    this.#listeners.add(response);
  }

  /** Writes the file, if it has not changed since the page last saw it. */
  async #save(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const body = await bodyOf(request);
    if (!body) return sendText(response, 413, "The text is too large");
    const { "if-match": match, "if-none-match": none } = request.headers;
    if (match === undefined && none !== "*")
      return sendText(response, 428, "Only with If-Match, or If-None-Match: *");
    this.#observer.look();
    const { state } = this.#observer;
    const isAsSeen =
      match === undefined
        ? state.is === "missing"
        : match === `"${tagOfState(state)}"`;
    if (!isAsSeen)
      return send(response, 412, "application/json", JSON.stringify(state));
    try {
      writeOutput(this.#file, body);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      return sendText(response, 500, error.message);
    }
    this.#observer.look();
    send(
      response,
      200,
      "application/json",
      JSON.stringify({ tag: contentTag(body) }),
    );
  }

  async #sendSibling(response: ServerResponse, address: string): Promise<void> {
    const beside = findSibling(this.#folder, address);
    if (beside) this.#observer.add(beside.path);
    await sendFile(response, beside?.found);
  }
}

/** A file of the editor. All its folders and files have plain names. */
function editorFile(name: string): ServedFile | undefined {
  const type = types[extname(name)];
  if (!type || !/^[\w-]+([./][\w-]+)*$/.test(name)) return undefined;
  const path = join(editor, name);
  // The package has the files that the editor shares only once, in the folder above.
  const isShared = /^undersigned[\w.-]*$/.test(name) && !existsSync(path);
  return { path: isShared ? join(dist, name) : path, type };
}

async function sendFile(
  response: ServerResponse,
  found: ServedFile | undefined,
): Promise<void> {
  const content = found && (await readFile(found.path).catch(() => undefined));
  if (!content) return sendText(response, 404, "Not found");
  send(response, 200, found.type, content);
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  content: string | Uint8Array,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Length": Buffer.byteLength(content),
    ...headers,
  });
  response.end(content);
}

const sendText = (
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void =>
  send(response, status, "text/plain; charset=utf-8", `${text}\n`, headers);
