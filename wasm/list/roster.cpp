#include "list/roster.h"

#include <algorithm>
#include <utility>

#include "text/ascii.h"
#include "text/fold.h"
#include "text/text.h"

namespace undersigned::list {
namespace {

/// How far apart ranks begin: so many halvings make room for one more between two.
constexpr std::uint64_t gap = std::uint64_t{1} << 32U;
constexpr std::uint64_t middle_rank = std::uint64_t{1} << 62U;

/// What is ordered by comes first.
std::string folded_texts(const model::Signatory& signatory) {
  std::string texts;
  const auto append = [&texts](std::string_view text) {
    if (!text.empty()) texts.append(text::fold(text)).append(1, '\0');
  };
  append(signatory.sort);
  append(signatory.name);
  const auto append_details = [&append](const model::Signatory& one) {
    for (const std::string* text :
         {&one.abbreviation, &one.role, &one.affiliation, &one.location, &one.country, &one.note}) {
      append(*text);
    }
  };
  append_details(signatory);
  for (const model::Signatory& member : signatory.members) {
    append(member.name);
    append_details(member);
  }
  return texts;
}

}  // namespace

bool stands_before(const model::Signatory& left, const model::Signatory& right,
                   model::Order order) {
  const Listed one = {.folded = folded_texts(left), .rank = 1, .signatory = left};
  const Listed other = {.folded = folded_texts(right), .signatory = right};
  return compare(one, other, order) < 0;
}

void Roster::set_groups(const std::vector<model::Group>& groups) {
  group_hashes_.clear();
  group_keys_.clear();
  for (const model::Group& group : groups) {
    group_hashes_.push_back(text::hash32(group.key));
    group_keys_.push_back(group.key);
  }
  for (const auto* list : {&owned_, &told_, &aside_}) {
    for (const auto& one : *list) one->section = section_of(one->signatory);
  }
  arrange(all_.order());
}

Listed* Roster::find(std::string_view key) const {
  Listed* listed = index_.find(key);
  return listed != nullptr && listed->signatory.key == key ? listed : nullptr;
}

bool Roster::collides(const model::Signatory& signatory, const Listed* own) const {
  const auto is_taken = [this, own](const model::Signatory& one) {
    const Listed* other = index_.find(one.key);
    return other != nullptr && other != own;
  };
  if (is_taken(signatory)) return true;
  for (const model::Signatory& member : signatory.members) {
    if (is_taken(member)) return true;
  }
  return false;
}

void Roster::insert(model::Signatory signatory, std::uint32_t content, Listed* before) {
  if (before != nullptr && before->room < 2) rank_anew();
  std::unique_ptr<Listed> made = make(std::move(signatory), content);
  if (before == nullptr) {
    last_rank_ += gap;
    made->rank = last_rank_;
    made->room = gap;
  } else {
    const std::uint64_t half = before->room / 2;
    made->rank = before->rank - half;
    made->room = before->room - half;
    before->room = half;
  }
  made->news = News::fresh;
  made->is_told = keeps_files_;
  resume(*made);
  show(own(std::move(made)));
}

void Roster::update(Listed& listed, model::Signatory signatory, std::uint32_t content) {
  hide(listed);
  std::unique_ptr<Listed> old = disown(listed);
  if (!keeps_files_ || old->is_told) {
    fill(*old, std::move(signatory), content);
    return show(own(std::move(old)));
  }
  std::unique_ptr<Listed> made = make(std::move(signatory), content);
  made->rank = old->rank;
  made->room = old->room;
  made->number = old->number;
  made->news = old->news;
  made->is_told = true;
  aside_.push_back(std::move(old));
  show(own(std::move(made)));
}

void Roster::remove(Listed& listed) {
  hide(listed);
  std::unique_ptr<Listed> old = disown(listed);
  if (keeps_files_ && !old->is_told) aside_.push_back(std::move(old));
}

Listed& Roster::extend(model::Signatory signatory, std::uint32_t content, bool aside) {
  std::unique_ptr<Listed> made = make(std::move(signatory), content);
  made->rank = newest_first_ ? first_rank_ -= gap : last_rank_ += gap;
  made->room = gap;
  if (aside) return *aside_.emplace_back(std::move(made));
  Listed& listed = own(std::move(made));
  show(listed);
  return listed;
}

std::vector<std::unique_ptr<Listed>> Roster::bring_back() {
  while (!told_.empty()) {
    hide(*told_.back());
    left_.push_back(disown(*told_.back()));
  }
  std::vector<std::unique_ptr<Listed>> colliding;
  for (std::unique_ptr<Listed>& one : std::exchange(aside_, {})) {
    if (collides(one->signatory, nullptr)) {
      colliding.push_back(std::move(one));
    } else {
      show(own(std::move(one)));
    }
  }
  return colliding;
}

void Roster::settle() {
  for (std::unique_ptr<Listed>& one : told_) {
    one->is_told = false;
    one->slot = static_cast<std::uint32_t>(owned_.size());
    owned_.push_back(std::move(one));
  }
  told_.clear();
  aside_.clear();
  keeps_files_ = false;
}

void Roster::replace(const std::vector<Incoming*>& list, bool newest_first, bool is_news) {
  for (Incoming* one : list) {
    if (one->listed == nullptr) one->listed = find(one->text->key);
  }
  // Alive to the end: the sequences compare with what they held.
  std::vector<std::unique_ptr<Listed>> old;
  old.swap(owned_);
  index_.clear();
  counts_ = {};
  dates_ = 0;
  newest_first_ = newest_first;
  first_rank_ = last_rank_ = middle_rank;
  for (Incoming* one : list) {
    std::unique_ptr<model::Signatory> text = std::move(one->text);
    Listed* listed = std::exchange(one->listed, nullptr);
    const bool is_taken =
        listed != nullptr && (listed->slot >= old.size() || old[listed->slot].get() != listed);
    if (!is_taken && listed != nullptr && text && listed->content != one->content) {
      fill(*listed, std::move(*text), one->content);
      text.reset();
    }
    if (is_taken || collides(listed != nullptr ? listed->signatory : *text, nullptr)) {
      // In another list there may be a place.
      one->text = text ? std::move(text) : std::make_unique<model::Signatory>(listed->signatory);
      continue;
    }
    std::unique_ptr<Listed> kept;
    if (listed == nullptr) {
      kept = make(std::move(*text), one->content);
      kept->news = is_news ? News::fresh : News::none;
      resume(*kept);
    } else {
      kept = std::move(old[listed->slot]);
    }
    kept->rank = newest_first ? first_rank_ -= gap : last_rank_ += gap;
    kept->room = gap;
    one->listed = &own(std::move(kept));
  }
  arrange(all_.order());
  std::erase(old, nullptr);
  left_ = std::move(old);
}

void Roster::arrange(model::Order order) {
  std::vector<Listed*> all = everybody();
  sort(all, order);
  all_.assign(all, order);
  narrows_ = false;
  look_anew();
  look_to_the_end();
}

void Roster::set_filter(std::string_view filter) {
  const std::vector<std::string> before = std::exchange(filter_words_, {});
  std::string word;
  for (const char c : text::fold(filter) + ' ') {
    if (text::byte_of(c) > 0x20) {
      word += c;
    } else if (!word.empty()) {
      filter_words_.push_back(std::exchange(word, std::string()));
    }
  }
  // Mostly a letter more: whoever has that was found before.
  const auto is_asked = [this](const std::string& old) {
    const auto has_it = [&old](const std::string& one) { return one.find(old) != one.npos; };
    return std::any_of(filter_words_.begin(), filter_words_.end(), has_it);
  };
  narrows_ = !is_looking_ && !before.empty() && std::all_of(before.begin(), before.end(), is_asked);
  // The marks differ, even where the same are found.
  before_ = std::exchange(found_, Sequence());
  look_anew();
}

void Roster::look_anew() {
  found_.assign({}, all_.order());
  looked_ = 0;
  is_looking_ = !filter_words_.empty();
}

bool Roster::look(std::size_t names) {
  if (!is_looking_) return false;
  const auto& groups = looked_through().groups();
  for (std::size_t count = 0; looked_ < groups.size(); ++looked_) {
    if (count >= names) return true;
    for (Listed* one : groups[looked_]->items) {
      if (is_found(*one)) found_.insert(*one);
    }
    count += groups[looked_]->items.size();
  }
  is_looking_ = false;
  before_ = Sequence();
  return false;
}

void Roster::age_marks() {
  look_to_the_end();
  for (Listed* one : everybody()) {
    if (one->news == News::none) continue;
    one->news = one->news == News::fresh ? News::told : News::none;
    if (one->news == News::told) continue;
    one->node = tree::NodeRef();
    all_.touch(*one);
    if (is_found(*one)) found_.touch(*one);
  }
}

void Roster::forget_nodes() {
  for (const auto* list : {&owned_, &told_, &aside_}) {
    for (const auto& one : *list) one->node = tree::NodeRef();
  }
  for (const Sequence* sequence : {&all_, &found_}) {
    for (const auto& group : sequence->groups()) group->node = tree::NodeRef();
  }
}

void Roster::fill(Listed& listed, model::Signatory signatory, std::uint32_t content) {
  listed.signatory = std::move(signatory);
  listed.folded = folded_texts(listed.signatory);
  listed.hash = text::hash32(listed.signatory.key);
  listed.content = content;
  listed.section = section_of(listed.signatory);
  listed.node = tree::NodeRef();
}

std::unique_ptr<Listed> Roster::make(model::Signatory signatory, std::uint32_t content) {
  auto listed = std::make_unique<Listed>();
  listed->number = ++last_number_;
  fill(*listed, std::move(signatory), content);
  return listed;
}

void Roster::resume(Listed& listed) {
  for (const auto& one : left_) {
    if (one->hash != listed.hash || one->signatory.key != listed.signatory.key) continue;
    listed.number = one->number;
    listed.news = one->news;
  }
}

Listed& Roster::own(std::unique_ptr<Listed> listed) {
  auto& list = listed->is_told ? told_ : owned_;
  listed->slot = static_cast<std::uint32_t>(list.size());
  count(*listed, 1);
  index_.insert(*listed);
  return *list.emplace_back(std::move(listed));
}

std::unique_ptr<Listed> Roster::disown(Listed& listed) {
  auto& list = listed.is_told ? told_ : owned_;
  index_.erase(listed);
  count(listed, ~0U);
  list.back()->slot = listed.slot;
  std::swap(list[listed.slot], list.back());
  std::unique_ptr<Listed> disowned = std::move(list.back());
  list.pop_back();
  return disowned;
}

void Roster::show(Listed& listed) {
  look_to_the_end();
  all_.insert(listed);
  if (is_found(listed)) found_.insert(listed);
}

void Roster::hide(const Listed& listed) {
  look_to_the_end();
  all_.erase(listed);
  if (is_found(listed)) found_.erase(listed);
}

void Roster::count(const Listed& listed, std::uint32_t by) {
  counts_.of(listed.signatory.kind) += by;
  for (const model::Signatory& member : listed.signatory.members) counts_.of(member.kind) += by;
  if (!listed.signatory.signed_on.empty()) dates_ += by;
}

std::uint32_t Roster::section_of(const model::Signatory& signatory) const {
  if (signatory.group.text.empty()) return 0;
  const std::uint32_t hash = text::hash32(signatory.group.text);
  for (std::uint32_t i = 0; i < group_hashes_.size(); ++i) {
    if (group_hashes_[i] == hash && group_keys_[i] == signatory.group.text) return i + 1;
  }
  return 0;
}

bool Roster::is_found(const Listed& listed) const {
  for (const std::string& word : filter_words_) {
    if (listed.folded.find(word) == std::string::npos) return false;
  }
  return !filter_words_.empty();
}

std::vector<Listed*> Roster::everybody() const {
  std::vector<Listed*> all;
  all.reserve(owned_.size() + told_.size());
  for (const auto* list : {&owned_, &told_}) {
    for (const auto& one : *list) all.push_back(one.get());
  }
  return all;
}

void Roster::rank_anew() {
  std::vector<Listed*> all = everybody();
  for (const auto& one : aside_) all.push_back(one.get());
  std::vector<std::uint32_t> sections;
  sections.reserve(all.size());
  // Sections come first in every order but this one.
  for (Listed* one : all) sections.push_back(std::exchange(one->section, 0));
  std::vector<Listed*> ranked = all;
  sort(ranked, model::Order::given);
  for (std::size_t i = 0; i < all.size(); ++i) all[i]->section = sections[i];
  last_rank_ = middle_rank;
  for (Listed* one : ranked) {
    one->rank = last_rank_ += gap;
    one->room = gap;
  }
  first_rank_ = middle_rank;
}

}  // namespace undersigned::list
