import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { rollup } from "rollup";
import { build as vite } from "vite";
import webpack from "webpack";

// The package as `npm pack` makes it, in the node_modules of an application.

const project = fileURLToPath(new URL("../..", import.meta.url));

/// Other packages that the application has, from our own lock file.
const neighbours = ["@types/react", "csstype", "preact", "svelte", "vue"];

/// The statement that the applications show.
export const statement = {
  id: "x",
  publisher: { name: "Harbour Library" },
  date: "2026-04-02",
  title: "Open the reading room",
  body: "On **Sundays**.",
};

export type App = { folder: string; tarball: string; package: string };

export function makeApp(): App {
  const folder = mkdtempSync(join(tmpdir(), "app of a stranger "));
  const args = ["pack", "--ignore-scripts", "--json"];
  const [{ filename }] = JSON.parse(
    execFileSync("npm", [...args, "--pack-destination", folder], {
      cwd: project,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }),
  ) as [{ filename: string }];
  const tarball = join(folder, filename);
  const installed = join(folder, "node_modules/undersigned");
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", installed, "--strip=1"]);
  for (const name of neighbours) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(project, "node_modules", name), link);
  }
  write(folder, "package.json", '{ "type": "module", "private": true }');
  return { folder, tarball, package: installed };
}

export function write(folder: string, file: string, text: string): string {
  const path = join(folder, file);
  writeFileSync(path, text);
  return path;
}

/// Each bundles `entry`, a file of the application, into `out`: main.js and the files that it needs.
export const bundlers: Record<
  string,
  (app: App, entry: string, out: string) => Promise<unknown>
> = {
  vite: ({ folder }, entry, out) =>
    vite({
      root: folder,
      configFile: false,
      logLevel: "error",
      base: "./",
      worker: { format: "es" },
      build: {
        outDir: out,
        emptyOutDir: false,
        rollupOptions: {
          input: join(folder, entry),
          output: { entryFileNames: "main.js" },
        },
      },
    }),
  webpack: ({ folder }, entry, out) =>
    new Promise((resolve, reject) =>
      webpack(
        {
          mode: "production",
          context: folder,
          entry: `./${entry}`,
          output: { path: out, filename: "main.js", publicPath: "auto" },
          performance: false,
          optimization: { minimize: false },
        },
        (error, stats) => {
          if (error || stats?.hasErrors())
            reject(error ?? new Error(stats!.toString()));
          else resolve(stats);
        },
      ),
    ),
  esbuild: ({ folder }, entry, out) =>
    esbuild.build({
      absWorkingDir: folder,
      entryPoints: [entry],
      bundle: true,
      format: "esm",
      outfile: join(out, "main.js"),
      logLevel: "error",
    }),
  rollup: async ({ folder }, entry, out) => {
    const made = await rollup({
      input: join(folder, entry),
      plugins: [nodeResolve({ browser: true })],
      onwarn: () => undefined,
    });
    await made.write({ dir: out, entryFileNames: "main.js", format: "es" });
    await made.close();
  },
};
