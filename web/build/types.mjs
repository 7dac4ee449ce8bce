// Makes the package's types, one .d.ts for each entry. Internal types are included in it or left
// out.
import { readFileSync, writeFileSync } from "node:fs";
import { rollup } from "rollup";
import { dts } from "rollup-plugin-dts";

async function rolledUp(input) {
  const bundle = await rollup({
    input,
    plugins: [
      dts({
        tsconfig: "tsconfig.json",
        compilerOptions: { stripInternal: true, noEmit: false },
      }),
    ],
  });
  const { output } = await bundle.generate({ format: "es" });
  await bundle.close();
  return output[0].code;
}

/** Writes node.d.ts and undersigned.d.ts. The latter has the declarations for frameworks, too. */
export async function rollUpTypes(dist) {
  writeFileSync(`${dist}/node.d.ts`, await rolledUp("web/node/index.ts"));
  const frameworks = readFileSync("web/src/frameworks.d.ts", "utf8").replace(
    /^(?:\/\/.*\n)*(?:import type .*\n)+/,
    "",
  );
  writeFileSync(
    `${dist}/undersigned.d.ts`,
    (await rolledUp("web/src/define.ts")) + frameworks,
  );
}
