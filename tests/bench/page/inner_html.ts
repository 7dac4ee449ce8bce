import { enter, type Group, type Signatory } from "./contest.ts";

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;" };
const escape = (text: string): string =>
  text.replace(/[&<]/g, (character) => entities[character]!);

const item = ({ name, role, location }: Signatory): string =>
  `<div class="statement-signatory h-card" role="listitem"><bdi class="statement-name p-name">${escape(name)}</bdi> <span class="statement-details">${role ? `<bdi>${escape(role)}</bdi>, ` : ""}<bdi>${escape(location)}</bdi></span></div>`;

const groupOf = (group: Group): string =>
  `<div class="statement-group">${group.map(item).join("")}</div>`;

enter((list, groups) => {
  list.innerHTML = groups.map(groupOf).join("");
});
