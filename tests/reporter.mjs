// A reporter for node:test that writes the totals for run.mjs to the file that
// --test-reporter-destination names: {"passed", "failed", "skipped": ["name: why"]}.

export default async function* totals(events) {
  let passed = 0;
  let failed = 0;
  const skipped = [];
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    if (data.details?.type === "suite") continue;
    // A file that crashes or has no test is reported as if it were a test.
    const isFile = data.nesting === 0 && data.name.endsWith(".test.ts");
    const leftOut = data.skip ?? data.todo;
    if (leftOut !== undefined) {
      skipped.push(
        `${data.name}: ${leftOut === true ? "no reason given" : leftOut}`,
      );
    } else if (type === "test:pass" && !isFile) passed += 1;
    else failed += 1;
    if (type === "test:pass" && isFile) console.log(`${data.name} has no test`);
  }
  yield JSON.stringify({ passed, failed, skipped });
}
