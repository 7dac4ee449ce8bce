import { connect } from "node:net";

/// What can be inspected: a page, or the automation session. `connection` and `id` address it.
export type Target = { connection: bigint; id: bigint; type: string };

/// WebKit's remote inspector, over the socket that WEBKIT_INSPECTOR_SERVER names. It speaks as
/// WebKitWebDriver does: a big-endian length, a byte that says "little-endian", the name of the
/// message with a NUL, and its parameters as a GVariant.
export type Wire = {
  /// Requests the automation session. `onTargets` gets its target and those of all pages.
  start(session: string): void;
  /// Begins to inspect. Only then the target accepts messages.
  setup(target: Target): void;
  send(target: Target, message: string): void;
  close(): void;
};

export type Heard = {
  onTargets(targets: Target[]): void;
  onMessage(id: bigint, message: string): void;
  onClose(): void;
};

const header = 5;
const littleEndian = 1;

export async function wire(port: number, heard: Heard): Promise<Wire> {
  const socket = await new Promise<ReturnType<typeof connect>>(
    (resolve, reject) => {
      const made = connect(port, "127.0.0.1", () => resolve(made));
      made.once("error", reject);
    },
  );
  socket.on("close", () => heard.onClose());
  socket.on("error", () => socket.destroy());

  let chunks: Buffer[] = [];
  let length = 0;
  socket.on("data", (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    while (length >= header) {
      if (chunks[0]!.length < header) chunks = [Buffer.concat(chunks)];
      const end = header + chunks[0]!.readUInt32BE();
      if (length < end) return;
      const all = Buffer.concat(chunks);
      chunks = [all.subarray(end)];
      length -= end;
      receive(all.subarray(header, end));
    }
  });

  function receive(message: Buffer): void {
    const name = stringAt(message, 0);
    const body = message.subarray(name.length + 1);
    if (name === "SetTargetList") heard.onTargets(targetsOf(body));
    // A GVariant of the type (tts).
    else if (name === "SendMessageToFrontend")
      heard.onMessage(body.readBigUInt64LE(8), stringAt(body, 16));
  }

  function write(name: string, ...body: Buffer[]): void {
    const rest = Buffer.concat([text(name), ...body]);
    const head = Buffer.alloc(header);
    head.writeUInt32BE(rest.length);
    head[4] = littleEndian;
    socket.write(Buffer.concat([head, rest]));
  }

  return {
    start(session) {
      // A GVariant of the type (sa{sv}) with an empty second part: padding, and the end of the
      // first part.
      const first = text(session);
      const padding = Buffer.alloc(-first.length & 7);
      write(
        "StartAutomationSession",
        first,
        padding,
        Buffer.from([first.length]),
      );
    },
    setup: ({ connection, id }) => write("Setup", numbers(connection, id)),
    send: ({ connection, id }, message) =>
      write("SendMessageToBackend", numbers(connection, id), text(message)),
    close: () => socket.destroy(),
  };
}

const text = (value: string): Buffer => Buffer.from(`${value}\0`);

function numbers(...values: bigint[]): Buffer {
  const buffer = Buffer.alloc(8 * values.length);
  values.forEach((value, i) => buffer.writeBigUInt64LE(value, 8 * i));
  return buffer;
}

const stringAt = (buffer: Buffer, start: number): string =>
  buffer.toString("utf8", start, buffer.indexOf(0, start));

/// A GVariant of the type (ta(tsssb)): the connection, and for each target its id, type, name,
/// address, and whether it is being inspected. The offsets of the elements' ends are at the end, in
/// as few bytes as the whole needs.
function targetsOf(body: Buffer): Target[] {
  const connection = body.readBigUInt64LE();
  const array = body.subarray(8);
  if (array.length === 0) return [];
  const size = array.length <= 0xff ? 1 : array.length <= 0xffff ? 2 : 4;
  const ends = array.readUIntLE(array.length - size, size);
  const targets: Target[] = [];
  for (let at = ends, start = 0; at < array.length; at += size) {
    targets.push({
      connection,
      id: array.readBigUInt64LE(start),
      type: stringAt(array, start + 8),
    });
    start = (array.readUIntLE(at, size) + 7) & ~7;
  }
  return targets;
}
