#include "full/compare/text_changes.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>

namespace undersigned::compare {
namespace {

/// Likeness in percent from which two paragraphs count as one changed paragraph.
constexpr std::size_t alike = 34;
/// Above this many words to compare, only paragraphs at the same position in a gap are matched.
constexpr std::size_t max_compared = 20'000'000;

using List = std::vector<Paragraph>;

std::vector<std::uint32_t> number_paragraphs(const List& list, ItemNumbers& numbers) {
  std::vector<std::uint32_t> numbered;
  numbered.reserve(list.size());
  for (const Paragraph& one : list) {
    std::string spelled(1, static_cast<char>('0' + static_cast<int>(one.form)));
    spelled += one.text;
    for (const Target& target : one.targets) {
      spelled.append(1, '\0').append(target.label).append(1, '\0').append(target.address);
    }
    numbered.push_back(numbers.of(std::move(spelled)));
  }
  return numbered;
}

std::vector<std::uint32_t> number_targets(const std::vector<Target>& targets,
                                          ItemNumbers& numbers) {
  std::vector<std::uint32_t> numbered;
  numbered.reserve(targets.size());
  for (const Target& target : targets) {
    numbered.push_back(numbers.of(target.label + '\0' + target.address));
  }
  return numbered;
}

/// Targets removed and added at one place are the same link, pairwise.
std::vector<TargetChange> compare_targets(const std::vector<Target>& older,
                                          const std::vector<Target>& newer) {
  ItemNumbers numbers;
  const auto before = number_targets(older, numbers);
  const auto after = number_targets(newer, numbers);
  std::vector<TargetChange> changes;
  std::size_t x = 0;
  std::size_t y = 0;
  std::size_t open = 0;  ///< index of the first change to which nothing was added yet
  for (const EditRun& run : edit_script(before, after)) {
    for (std::size_t i = 0; i < run.count; ++i) {
      if (run.edit == Edit::removed) {
        changes.push_back({older[x].label, older[x].address, ""});
        ++x;
      } else if (run.edit == Edit::added) {
        const Target& target = newer[y++];
        if (open < changes.size()) {
          changes[open].label = target.label;
          changes[open++].newer = target.address;
        } else {
          changes.push_back({target.label, "", target.address});
          open = changes.size();
        }
      } else {
        ++x;
        ++y;
      }
    }
    if (run.edit == Edit::same) open = changes.size();
  }
  // A changed link text already shows in the words.
  std::erase_if(changes, [](const TargetChange& one) { return one.older == one.newer; });
  return changes;
}

ParagraphChange whole(ParagraphEdit edit, const Paragraph& one) {
  ParagraphChange change = {.edit = edit, .older_form = one.form, .newer_form = one.form};
  const Edit words = edit == ParagraphEdit::removed ? Edit::removed : Edit::added;
  if (!one.text.empty()) change.words.push_back({.edit = words, .text = one.text});
  return change;
}

ParagraphChange changed(const Paragraph& older, const Paragraph& newer) {
  return {.edit = ParagraphEdit::changed,
          .older_form = older.form,
          .newer_form = newer.form,
          .words = diff_words(older.text, newer.text),
          .targets = compare_targets(older.targets, newer.targets)};
}

std::vector<WordBag> bags_of(std::span<const Paragraph> list, std::size_t& words) {
  std::vector<WordBag> bags;
  bags.reserve(list.size());
  for (const Paragraph& one : list) {
    bags.push_back(bag_of(one.text));
    words += 1 + bags.back().words.size();
  }
  return bags;
}

/// Matches of `older` and `newer` paragraphs, in order.
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

/// Chooses the matches with the greatest total likeness.
Pairs best_pairs(const std::vector<WordBag>& older, const std::vector<WordBag>& newer) {
  const std::size_t width = newer.size() + 1;
  std::vector<std::size_t> paired(older.size() * width);
  std::vector<std::size_t> best((older.size() + 1) * width);
  for (std::size_t x = older.size(); x-- > 0;) {
    for (std::size_t y = newer.size(); y-- > 0;) {
      const std::size_t at = x * width + y;
      const std::size_t like = likeness(older[x], newer[y]);
      if (like >= alike) paired[at] = like + best[at + width + 1];
      best[at] = std::max({paired[at], best[at + width], best[at + 1]});
    }
  }
  Pairs pairs;
  for (std::size_t x = 0, y = 0; x < older.size() && y < newer.size();) {
    const std::size_t at = x * width + y;
    if (best[at] == 0) break;
    if (paired[at] == best[at]) {
      pairs.emplace_back(x++, y++);
    } else if (best[at + width] == best[at]) {
      ++x;
    } else {
      ++y;
    }
  }
  return pairs;
}

Pairs pairs_of(std::span<const Paragraph> older, std::span<const Paragraph> newer) {
  std::size_t older_words = 0;
  std::size_t newer_words = 0;
  const std::vector<WordBag> before = bags_of(older, older_words);
  const std::vector<WordBag> after = bags_of(newer, newer_words);
  if (older_words * newer.size() + newer_words * older.size() <= max_compared) {
    return best_pairs(before, after);
  }
  Pairs pairs;
  for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
    if (likeness(before[i], after[i]) >= alike) pairs.emplace_back(i, i);
  }
  return pairs;
}

/// Appends the changes between two runs of equal paragraphs.
void append_gap(std::vector<ParagraphChange>& changes, std::span<const Paragraph> older,
                std::span<const Paragraph> newer) {
  std::size_t x = 0;
  std::size_t y = 0;
  const auto catch_up = [&](std::size_t to_x, std::size_t to_y) {
    for (; x < to_x; ++x) changes.push_back(whole(ParagraphEdit::removed, older[x]));
    for (; y < to_y; ++y) changes.push_back(whole(ParagraphEdit::added, newer[y]));
  };
  for (const auto& [from, to] : pairs_of(older, newer)) {
    catch_up(from, to);
    changes.push_back(changed(older[x++], newer[y++]));
  }
  catch_up(older.size(), newer.size());
}

/// One text of one revision.
struct Text {
  std::string_view part;
  std::string key;  ///< key of the lead whose `about` it is
  std::string name;
  List paragraphs;
};

struct Texts {
  std::vector<Text> list;
  bool is_undrawable = false;
};

Texts texts_of(const model::Statement& statement) {
  Texts texts;
  const auto append_line = [&texts](std::string_view part, const std::string& line) {
    Text text = {.part = part};
    if (!line.empty()) text.paragraphs.push_back({.text = line});
    texts.list.push_back(std::move(text));
  };
  const auto append = [&](std::string_view part, const std::string& key, const std::string& name,
                          const model::Markdown& source) {
    Paragraphs paragraphs = paragraphs_of(source);
    texts.is_undrawable = texts.is_undrawable || paragraphs.too_many_nodes;
    texts.list.push_back({part, key, name, std::move(paragraphs.list)});
  };
  append_line("title", statement.title);
  append_line("subtitle", statement.subtitle);
  append("body", "", "", statement.body);
  append("about", "", statement.publisher.name, statement.publisher.about);
  for (const model::Signatory& lead : statement.leads)
    append("about", lead.key, lead.name, lead.about);
  return texts;
}

}  // namespace

std::vector<ParagraphChange> compare_paragraphs(const List& older, const List& newer) {
  ItemNumbers numbers;
  const auto before = number_paragraphs(older, numbers);
  const auto after = number_paragraphs(newer, numbers);
  std::vector<ParagraphChange> changes;
  const std::span<const Paragraph> all_before(older);
  const std::span<const Paragraph> all_after(newer);
  std::size_t x = 0;
  std::size_t y = 0;
  std::size_t removed = 0;
  std::size_t added = 0;
  const auto end_gap = [&] {
    append_gap(changes, all_before.subspan(x, removed), all_after.subspan(y, added));
    x += removed;
    y += added;
    removed = added = 0;
  };
  for (const EditRun& run : edit_script(before, after)) {
    if (run.edit == Edit::removed) removed = run.count;
    if (run.edit == Edit::added) added = run.count;
    if (run.edit != Edit::same) continue;
    end_gap();
    changes.push_back({.edit = ParagraphEdit::same, .count = run.count});
    x += run.count;
    y += run.count;
  }
  end_gap();
  return changes;
}

TextChanges compare_texts(const model::Statement& older, const model::Statement& newer) {
  const Texts before = texts_of(older);
  const Texts after = texts_of(newer);
  TextChanges changes = {.is_older_undrawable = before.is_undrawable,
                         .is_newer_undrawable = after.is_undrawable};
  const auto compare = [&changes](const Text& text, const List& from, const List& to) {
    if (from == to) return;
    changes.list.push_back({text.part, text.name, compare_paragraphs(from, to)});
  };
  std::unordered_map<std::string, const Text*> left;
  const auto spelled = [](const Text& text) { return std::string(text.part) + ' ' + text.key; };
  for (const Text& text : before.list) left.emplace(spelled(text), &text);
  for (const Text& text : after.list) {
    const auto found = left.find(spelled(text));
    const bool is_new = found == left.end();
    compare(text, is_new ? List() : found->second->paragraphs, text.paragraphs);
    if (!is_new) left.erase(found);
  }
  for (const Text& text : before.list) {
    if (left.contains(spelled(text))) compare(text, text.paragraphs, {});
  }
  return changes;
}

}  // namespace undersigned::compare
