import { frameAt, inset, place, quads } from "./inside.ts";
import type { Params, Peer } from "./peer.ts";

// Answers questions about a page's objects by their number at the inspector.

/// The execution context of an object.
export const contextIn = (objectId: unknown): number =>
  (JSON.parse(String(objectId)) as { injectedScriptId: number })
    .injectedScriptId;

export async function call(
  target: Peer,
  objectId: unknown,
  functionDeclaration: string,
  returnByValue: boolean,
): Promise<Params> {
  const { result } = await target.ask("Runtime.callFunctionOn", {
    objectId,
    functionDeclaration,
    returnByValue,
  });
  return result as Params;
}

/// The element that shows the frame of an execution context; none for the page's own.
export async function frameElement(
  target: Peer,
  contextId: number | undefined,
): Promise<Params | undefined> {
  const where = await target.ask("Runtime.evaluate", {
    expression: place,
    contextId,
    returnByValue: true,
  });
  const { value } = where["result"] as { value: number };
  if (value < 0) return undefined;
  const found = await target.ask("Runtime.evaluate", {
    expression: frameAt(value),
  });
  return found["result"] as Params;
}

/// The position of the node from the page's edge. WebKit itself gives it from the frame's.
export async function contentQuads(
  target: Peer,
  objectId: unknown,
): Promise<number[][]> {
  const drawn = (await call(target, objectId, quads, true))[
    "value"
  ] as number[][];
  const frame = await frameElement(target, contextIn(objectId));
  if (!frame) return drawn;
  const offset = await call(target, frame["objectId"], inset, true);
  const [left, top] = offset["value"] as [number, number];
  return drawn.map((quad) =>
    quad.map((one, index) => one + (index % 2 ? top : left)),
  );
}
