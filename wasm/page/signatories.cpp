#include <algorithm>

#include "model/limits.h"
#include "page/parts.h"
#include "text/text.h"

namespace undersigned::page {
namespace {

// Keys in the tree. An item has its number. A group has the number of an item of the run that it is
// cut from: the first group of a run that of the first item, the group after a full one that of the
// second, and so on. So keys stay the same when names shift from one group to the next. The first
// run of a list always has the same keys, whatever is inserted at its front.
constexpr std::uint32_t group_key = 0x80000000;
constexpr std::uint32_t first_group_key = 0xC0000000;
constexpr std::uint32_t later_group = 0x40000;
constexpr std::uint32_t list_key = 0x40000000;
constexpr std::uint32_t names_key = 0x20000000;
/// Set in all keys of the filter's matches, which are in the tree besides all names.
constexpr std::uint32_t found = 0x10000000;

std::uint32_t found_bit(const PageContext& page) { return page.marked.empty() ? 0 : found; }

bool is_highlighted(const PageContext& page, const model::Signatory& one) {
  return !page.view.highlight.empty() && page.view.highlight == one.key;
}

void append_item(PageContext& page, const list::Listed& listed) {
  tree::Builder& builder = page.builder;
  const bool is_highlight = is_highlighted(page, listed.signatory);
  builder.open(tree::Element::div, is_highlight                      ? tree::Keyword::highlight
                                   : listed.news != list::News::none ? tree::Keyword::new_
                                                                     : tree::Keyword::signatory);
  builder.attribute(tree::Attribute::role, tree::Keyword::listitem);
  builder.key(listed.number | found_bit(page));
  append_signatory(page, listed.signatory);
  if (page.list.is_drawn) {
    builder.close_sealed();
  } else {
    builder.close();
  }
}

/// The item without highlights. Its node is kept and shared by later trees.
tree::NodeRef item_of(PageContext& page, list::Listed& listed) {
  if (!listed.node || tree::is_spent(listed.node)) {
    tree::Builder builder;
    PageContext own = page.with(builder);
    append_item(own, listed);
    listed.node = builder.take();
  }
  return listed.node;
}

tree::NodeRef make_group(PageContext& page, const list::NameGroup& group, std::uint32_t key,
                         std::size_t count) {
  tree::Builder builder;
  PageContext own = page.with(builder);
  builder.open(tree::Element::div, tree::Keyword::group);
  builder.key(key);
  for (std::size_t i = 0; i < count; ++i) {
    if (page.list.is_drawn && page.marked.empty()) {
      builder.graft(item_of(page, *group.items[i]));
    } else {
      append_item(own, *group.items[i]);
    }
  }
  builder.close();
  return builder.take();
}

/// Assigns keys to the groups of a sequence, in order.
class GroupKeys {
 public:
  std::uint32_t next(const list::NameGroup& group, bool begins_list) {
    if (run_ == nullptr || group.begins_by_key) {
      run_ = &group;
      place_ = 0;
      begins_list_ = begins_list;
    } else {
      ++place_;
    }
    const list::Listed& first = *run_->items.front();
    if (begins_list_) return first_group_key + place_ * later_group + first.section;
    // Beyond that the key only has to be unique.
    const bool is_far = place_ >= run_->items.size();
    return group_key + (is_far ? group.items.front() : run_->items[place_])->number;
  }

 private:
  const list::NameGroup* run_ = nullptr;  ///< first group of the current run
  std::uint32_t place_ = 0;               ///< index of the group in the run
  bool begins_list_ = false;
};

/// A list for each declared group, after one for names without a group, with at most `most` names
/// in all.
void append_lists(PageContext& page, const list::Sequence& sequence, std::size_t most) {
  tree::Builder& builder = page.builder;
  std::uint32_t section = 0;
  bool is_open = false;
  GroupKeys keys;
  for (const auto& group : sequence.groups()) {
    if (most == 0) break;
    const list::Listed& first = *group->items.front();
    const bool begins = !is_open || first.section != section;
    if (begins) {
      if (is_open) builder.close();
      is_open = true;
      section = first.section;
      if (section > 0) {
        builder.leaf(tree::heading_element(page.view.heading_level + 2),
                     tree::Keyword::group_heading,
                     page.statement.signatories.groups[section - 1].heading);
      }
      builder.open(tree::Element::div, tree::Keyword::list);
      builder.key((list_key + section) | found_bit(page));
      builder.attribute(tree::Attribute::role, tree::Keyword::list_role);
    }
    const std::uint32_t key = keys.next(*group, begins) | found_bit(page);
    const std::size_t count = std::min(most, group->items.size());
    most -= count;
    if (count < group->items.size() || !page.list.is_drawn) {
      builder.graft(make_group(page, *group, key, count));
      continue;
    }
    if (!group->node || group->node.drawn().number == 0 || group->node->key != key) {
      group->node = make_group(page, *group, key, count);
    }
    builder.graft(group->node);
  }
  if (is_open) builder.close();
}

void append_names(PageContext& page) {
  const list::Roster& roster = page.list.roster;
  const model::View& view = page.view;
  if (!view.controls) return append_lists(page, roster.all(), roster.all().size());
  const bool is_filtered = !roster.search().filter_words().empty();
  tree::Builder& builder = page.builder;
  // While the filter is used, all names stay in the page, hidden, so that they keep their state.
  builder.open(tree::Element::div, tree::Keyword::names);
  builder.key(names_key);
  if (is_filtered) builder.attribute(tree::Attribute::hidden, "");
  append_lists(page, roster.all(), view.shown);
  const std::size_t shown = std::min(view.shown, roster.all().size());
  append_rest(page, page.list.names - std::min(shown, page.list.names), page.list.names);
  builder.close();
  if (!is_filtered) return;
  page.marked = roster.search().filter_words();
  const bool is_few = view.found <= limits::first_names;
  builder.open(tree::Element::div, is_few ? tree::Keyword::few_names : tree::Keyword::names);
  builder.key(names_key | found);
  append_lists(page, roster.search().found(), view.found);
  const std::size_t all_found = roster.search().found().size();
  append_rest(page, all_found - std::min(view.found, all_found), all_found);
  builder.close();
  page.marked.clear();
}

/// Members sign with their parent: they follow it in parentheses.
void append_lead_members(PageContext& page, const std::vector<model::Signatory>& members) {
  if (members.empty()) return;
  page.builder.text(" (");
  for (std::size_t i = 0; i < members.size(); ++i) {
    page.builder.text(list_separator(page.locale, i, members.size()));
    append_name(page, members[i]);
  }
  page.builder.text(")");
}

}  // namespace

void append_leads(PageContext& page) {
  const auto& leads = page.statement.leads;
  if (leads.empty()) return;
  tree::Builder& builder = page.builder;
  const Around around = around_blank(page.locale.led_by);
  builder.open(tree::Element::p, tree::Keyword::leads);
  builder.text(around.before);
  for (std::size_t i = 0; i < leads.size(); ++i) {
    builder.text(list_separator(page.locale, i, leads.size()));
    append_name(page, leads[i]);
    append_lead_members(page, leads[i].members);
  }
  builder.text(around.behind);
  builder.close();
}

void append_signatories(PageContext& page) {
  const model::Statement& statement = page.statement;
  const model::Signatories& signatories = statement.signatories;
  const model::View& view = page.view;
  const std::string count = say_counts(page.locale, page.list.counts);
  const bool may_come = view.controls && !signatories.src.text.empty();
  const bool has_list = page.list.roster.all().size() > 0 || signatories.counts || may_come;
  if (!has_list && statement.sign.label.empty()) return;
  tree::Builder& builder = page.builder;
  builder.open(tree::Element::section, tree::Keyword::signatories);
  const std::string_view usual =
      statement.leads.empty() ? page.locale.signatories : page.locale.additional_signatories;
  append_heading(page, signatories.heading ? std::string_view(*signatories.heading) : usual);
  builder.leaf(tree::Element::p, tree::Keyword::count, count);
  if (view.controls) append_controls(page);
  if (view.names) append_names(page);
  if (!statement.sign.label.empty()) {
    builder.open(tree::Element::p, tree::Keyword::sign);
    const bool linked = open_link(builder, statement.sign.url.text);
    builder.text(statement.sign.label);
    if (linked) builder.close();
    builder.close();
  }
  builder.close();
}

}  // namespace undersigned::page
