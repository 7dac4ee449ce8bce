import { html, nothing, render, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { enter, keyOf, type Group, type Signatory } from "./contest.ts";

const item = (one: Signatory): TemplateResult =>
  html`<div class="statement-signatory h-card" role="listitem">
    <bdi class="statement-name p-name">${one.name}</bdi>
    <span class="statement-details"
      >${one.role ? html`<bdi>${one.role}</bdi>, ` : nothing}<bdi
        >${one.location}</bdi
      ></span
    >
  </div>`;

const groupOf = (group: Group): TemplateResult =>
  html`<div class="statement-group">${repeat(group, keyOf, item)}</div>`;

enter((list, groups) =>
  render(
    // Skips a group that is the same array as before.
    groups.map((group) => guard([group], () => groupOf(group))),
    list,
  ),
);
