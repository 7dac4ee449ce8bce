// What .setup/ says where it cannot set up, on machines that are not here: programs in place of theirs.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const setup = fileURLToPath(new URL("../../.setup", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "set up "));
after(() => rmSync(folder, { recursive: true }));

/// What every system has.
const common = "cat cp dirname head id ln mkdir rm sed sh sort uname";

/// A machine on whose PATH are these programs and no others, in a folder with a copy of .setup/.
function machine(programs: Record<string, string>) {
  const home = mkdtempSync(join(folder, "machine "));
  const bin = join(home, "bin");
  mkdirSync(bin);
  mkdirSync(join(home, "build"));
  cpSync(setup, join(home, ".setup"), { recursive: true });
  writeFileSync(join(home, "package-lock.json"), "{}");
  for (const name of common.split(" "))
    symlinkSync(
      spawnSync("which", [name], { encoding: "utf8" }).stdout.trim(),
      join(bin, name),
    );
  for (const [name, body] of Object.entries(programs))
    writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  return (script: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      join(home, ".setup", script),
      args,
      { encoding: "utf8", env: { PATH: bin } },
    );
    return { status, output: stdout + stderr };
  };
}

describe("packages.sh", () => {
  const install = (manager: string, goal: string) => {
    const { status, output } = machine({ [manager]: "" })("packages.sh", goal);
    assert.equal(status, 1);
    assert.match(
      output,
      /^Missing for `make \w+`:\n {2}CMake 3\.21 or newer$/m,
    );
    return /^ {2}(?:sudo )?(?:dnf|brew) install (.*)$/m.exec(output)![1]!;
  };

  test("names Fedora's packages where there is dnf", () => {
    const packages = install("dnf", "test").split(" ");
    for (const name of ["gcc-c++", "ninja-build", "clang-tools-extra"])
      assert.ok(packages.includes(name), name);
    assert.ok(!packages.includes("-"));
  });

  test("names Homebrew's where there is brew", () => {
    const packages = install("brew", "build").split(" ");
    for (const name of ["cmake", "ninja", "emscripten", "node"])
      assert.ok(packages.includes(name), name);
    assert.ok(!packages.includes("ninja-build"));
  });

  test("names none where it knows no manager", () => {
    const { status, output } = machine({})("packages.sh", "build");
    assert.equal(status, 1);
    assert.match(output, /put the programs on the PATH/);
  });
});

describe("node.sh", () => {
  const old = "case $1 in -p) echo false ;; *) echo v18.20.4 ;; esac";

  test("says npm's reason where npm fails", () => {
    const { status, output } = machine({
      node: old,
      npm: "echo 'npm error code E503' >&2; exit 1",
    })("node.sh");
    assert.equal(status, 1);
    assert.match(output, /^npm error code E503$/m);
    assert.match(output, /Install Node 20 or newer\.$/m);
  });

  test("says npm's reason where npm leaves out what it cannot fetch", () => {
    const { status, output } = machine({
      node: old,
      npm: "echo 'failed with SELF_SIGNED_CERT_IN_CHAIN' >&2",
    })("node.sh");
    assert.equal(status, 1);
    assert.match(output, /SELF_SIGNED_CERT_IN_CHAIN/);
    assert.match(output, /no Node for this machine/);
  });

  test("says how the fetched Node fails", () => {
    const { status, output } = machine({
      node: old,
      npm: `
        mkdir -p build/node/node_modules/node-any/bin
        cd build/node/node_modules/node-any/bin
        printf '#!/bin/sh\\necho GLIBC_2.28 not found >&2; exit 1\\n' >node
        /bin/chmod +x node`,
    })("node.sh");
    assert.equal(status, 1);
    assert.match(output, /^GLIBC_2\.28 not found$/m);
    assert.match(output, /does not run on this machine/);
  });

  test("takes the Node that npm has fetched", () => {
    const { status, output } = machine({
      node: old,
      npm: `
        mkdir -p build/node/node_modules/node-any/bin
        printf '#!/bin/sh\\necho true\\n' >build/node/node_modules/node-any/bin/node
        /bin/chmod +x build/node/node_modules/node-any/bin/node`,
    })("node.sh");
    assert.equal(status, 0, output);
  });
});

test("npm.sh says npm's reason", () => {
  const { status, output } = machine({
    cmp: "exit 1",
    npm: "echo 'npm error code EACCES' >&2; exit 13",
  })("npm.sh");
  assert.equal(status, 13);
  assert.match(output, /^npm error code EACCES$/m);
});
