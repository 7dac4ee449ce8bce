import { Component, h, render, type ComponentChild } from "preact";
import { enter, keyOf, type Group, type Signatory } from "./contest.ts";

const Item = ({ one }: { one: Signatory }): ComponentChild =>
  h("div", { class: "statement-signatory h-card", role: "listitem" }, [
    h("bdi", { class: "statement-name p-name" }, one.name),
    " ",
    h("span", { class: "statement-details" }, [
      ...(one.role ? [h("bdi", null, one.role), ", "] : []),
      h("bdi", null, one.location),
    ]),
  ]);

/** Skips a group that is the same array as before. */
class GroupOf extends Component<{ group: Group }> {
  override shouldComponentUpdate({ group }: { group: Group }): boolean {
    return group !== this.props.group;
  }
  render(): ComponentChild {
    return h(
      "div",
      { class: "statement-group" },
      this.props.group.map((one) => h(Item, { key: keyOf(one), one })),
    );
  }
}

enter((list, groups) =>
  render(
    groups.map((group, index) => h(GroupOf, { key: index, group })),
    list,
  ),
);
