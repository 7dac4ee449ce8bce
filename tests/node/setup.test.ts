// The messages of .setup/ on machines that it cannot set up, which are simulated by replaced
// programs.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
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
const common = "cat cp dirname head id ln mkdir rm sed sh sort tr uname";

/// A machine with only these programs on its PATH, and a folder with a copy of .setup/.
function machine(programs: Record<string, string>) {
  const home = mkdtempSync(join(folder, "machine "));
  const bin = join(home, "bin");
  mkdirSync(bin);
  mkdirSync(join(home, "build"));
  cpSync(setup, join(home, ".setup"), { recursive: true });
  writeFileSync(join(home, "package-lock.json"), "{}");
  for (const name of common.split(" ").filter((name) => !(name in programs)))
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

  test("says that npm has no Node for this kind of machine", () => {
    const { status, output } = machine({
      node: old,
      uname: "echo SunOS sparc64",
    })("node.sh");
    assert.equal(status, 1);
    assert.match(output, /npm has none for sunos-sparc64\. Install Node 20/);
  });

  test("has a Node for Linux and macOS, on x64 and arm64", () => {
    for (const uname of [
      "Linux x86_64",
      "Linux aarch64",
      "Darwin x86_64",
      "Darwin arm64",
    ]) {
      const { output } = machine({
        node: old,
        uname: `echo ${uname}`,
        npm: "cat build/node/package-lock.json; exit 1",
      })("node.sh");
      const lock = JSON.parse(/^\{[^]*^\}$/m.exec(output)![0]) as {
        packages: Record<string, { os?: string; cpu?: string }>;
      };
      const [, { os, cpu }] = Object.entries(lock.packages)[1]!;
      const found = `${os} ${cpu}`.replace("x64", "x86_64");
      assert.equal(found, uname.toLowerCase().replace("aarch64", "arm64"));
      // npm reports nothing if it cannot fetch an optional package.
      assert.doesNotMatch(output, /optional/);
    }
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

describe("what runs make elsewhere", () => {
  const project = join(setup, "..");
  const textOf = (path: string) => readFileSync(join(project, path), "utf8");
  const goals = /^\.PHONY: (.*)$/m.exec(textOf("Makefile"))![1]!.split(" ");
  const places = {
    Dockerfile: ["preview", "test"],
    ".devcontainer/devcontainer.json": ["build"],
    ".github/workflows/ci.yml": ["test"],
    ".github/workflows/nightly.yml": ["lint-all", "fuzz", "engines"],
    ".ci/run": ["test"],
  };
  for (const [path, wanted] of Object.entries(places))
    test(`${path} names goals of the Makefile`, () => {
      const named = [...textOf(path).matchAll(/\bmake ([a-z][\w-]*)/g)].map(
        ([, goal]) => goal!,
      );
      assert.deepEqual([...new Set(named)], wanted);
      for (const goal of named) assert.ok(goals.includes(goal), goal);
    });
});
