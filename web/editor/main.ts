import { createWorkerClient, type Diagnostic } from "./worker/client.ts";
import { CompareDialog } from "./dialogs/compare_dialog.ts";
import { StatementDocument } from "./document/document.ts";
import { EmbedDialog } from "./dialogs/embed_dialog.ts";
import { Files } from "./files/files.ts";
import { FileSync } from "./files/file_sync.ts";
import { FormView } from "./views/form_view.ts";
import { Autosave } from "./files/autosave.ts";
import { JsonView, jsonExtensions } from "./views/json_view.ts";
import { coalesced } from "./worker/latest.ts";
import { showRestoreNotice } from "./files/restore_notice.ts";
import { Preview } from "./preview/preview.ts";
import { Problems } from "./views/problems.ts";
import { QuietTimer } from "./preview/quiet_timer.ts";
import { ReleaseDialog } from "./dialogs/release_dialog.ts";
import { previewServer } from "./files/preview_server.ts";
import { documentIn } from "./files/share_link.ts";
import { ShareDialog } from "./dialogs/share_dialog.ts";
import { Tabs } from "./views/tabs.ts";
import { TextView } from "./views/text_view.ts";

// The editor page: creates its parts and connects them.

const byId = <T extends HTMLElement = HTMLElement>(id: string): T =>
  document.getElementById(id) as T;
const onClick = (id: string, run: () => unknown): void =>
  byId(id).addEventListener("click", () => void run());

const worker = createWorkerClient(new URL("worker.js", import.meta.url));
const doc = new StatementDocument(byId("json-room"), jsonExtensions);
const views = {
  form: new FormView(byId("form"), doc),
  text: new TextView(byId("text"), doc),
  json: new JsonView(doc),
};
type Name = keyof typeof views;
const tabs = new Tabs(byId("views"), (name) => views[name as Name].shown());
const served = previewServer();
const autosave = await Autosave.start(served?.path);
const files = new Files(doc, autosave, byId("file-name"), byId("file-state"));
const preview = new Preview(byId("preview"), served?.base);
const problems = new Problems(byId("problems"), jump);
const quiet = new QuietTimer();
const release = new ReleaseDialog(byId("release-dialog"), worker, (json) =>
  files.receive(json),
);
const share = new ShareDialog(byId("share-dialog"), doc);
const embed = new EmbedDialog(byId("embed-dialog"), doc, worker);
const compare = new CompareDialog(byId("compare-dialog"), doc, files, worker);

/**
 * Goes to the place of a diagnostic: in the open view if it has the place, else in the JSON, which
 * has all.
 */
function jump(diagnostic: Diagnostic): void {
  if (views[tabs.current as Name].reveal(diagnostic)) return;
  tabs.choose("json");
  views.json.reveal(diagnostic);
}

async function check(): Promise<void> {
  const { text } = doc;
  const diagnostics = await worker.check(text);
  // If the text has changed meanwhile, the places are wrong.
  if (text === doc.text) {
    problems.show(diagnostics);
    for (const view of Object.values(views)) view.mark(diagnostics);
  }
  const errors = diagnostics.filter((one) => one.severity === "error");
  document.body.toggleAttribute(
    "data-broken",
    errors.length > 0 && !doc.isWhole,
  );
  if (errors.length > 0) preview.hold(errors.length);
  else if (await quiet.for(preview.pause)) preview.show(text);
}

const checkSoon = coalesced(check, (error) => problems.fail(error));
doc.onChange(() => {
  quiet.disturb();
  checkSoon();
});

onClick("new", () => files.create());
onClick("open", () => files.open());
onClick("release", () => release.open());
onClick("save", () => files.save());
onClick("undo", () => doc.undo());
onClick("redo", () => doc.redo());
onClick("compare", () => compare.open());
onClick("share", () => share.open());
onClick("embed", () => embed.open());
for (const button of document.querySelectorAll<HTMLElement>("dialog .close"))
  button.addEventListener("click", () => button.closest("dialog")!.close());

addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
    return;
  const run = { s: () => files.save(), o: () => files.open() }[event.key];
  if (!run) return;
  event.preventDefault();
  void run();
});

tabs.choose("form");
if (served) {
  byId("new").hidden = true;
  byId("file-name").title = served.path;
  const following = new FileSync(served, doc, files, byId("disk"));
  await following.begin((path) => preview.refresh(path));
} else {
  files.begin();
  showRestoreNotice(byId("left"), await autosave.left(), (one) =>
    files.bringBack(one),
  );
}
await takeLink();
addEventListener("hashchange", () => void takeLink());
document.body.dataset["state"] = "ready";

async function takeLink(): Promise<void> {
  try {
    const text = await documentIn(location.hash.slice(1));
    if (text === undefined) return;
    // So that it does not overwrite changes when the page is reloaded.
    history.replaceState(null, "", location.pathname + location.search);
    files.receive(text);
  } catch {
    byId("file-state").textContent =
      "The link is damaged: its statement cannot be read";
  }
}
