import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CommandError, readInput, reasonOf } from "../files.ts";
import { readState } from "./file_state.ts";
import { PreviewHandler } from "./handler.ts";

/**
 * Tried first, so that the page finds what the browser has stored for it: storage depends on host
 * and port.
 */
const USUAL_PORT = 8347;

export type PreviewServer = {
  /** The address of the page. */
  address: string;
  close: () => Promise<void>;
};

/** Resolves to the port; 0 asks for any free one. Rejects with the system's error. */
const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

const reasons = {
  missing: "it is no file",
  "not text": "it is not UTF-8 text",
  "too large": "it has more than 4 MiB",
};

const isTaken = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code === "EADDRINUSE";

/** Rejects with a Refusal if this is not a text file. */
async function check(file: string): Promise<void> {
  if (file === "-" || /^https?:/i.test(file))
    throw new CommandError("preview takes the name of a file on this machine");
  await readInput(file, false);
  const { is } = readState(file);
  if (is !== "text")
    throw new CommandError(`cannot preview ${file}: ${reasons[is]}`);
}

/**
 * Serves the editor page on `file`, on 127.0.0.1 at `port`; without `port`, at 8347 or a free one.
 * Rejects with a Refusal.
 */
export async function servePreview(
  file: string,
  port?: number,
): Promise<PreviewServer> {
  await check(file);
  const previewed = new PreviewHandler(file);
  const server = createServer((request, response) => {
    previewed.answer(request, response).catch(() => response.destroy());
  });
  try {
    const found = await listen(server, port ?? USUAL_PORT).catch(
      (error: unknown) => {
        if (port === undefined && isTaken(error)) return listen(server, 0);
        throw error;
      },
    );
    return {
      address: `http://127.0.0.1:${found}${previewed.root}`,
      async close() {
        await previewed.close();
        server.close();
        server.closeAllConnections();
      },
    };
  } catch (error) {
    await previewed.close();
    throw new CommandError(
      isTaken(error)
        ? `port ${port} is taken; name another one, or leave --port out`
        : `cannot serve on port ${port ?? USUAL_PORT}: ${reasonOf(error)}`,
    );
  }
}
