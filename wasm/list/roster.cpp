#include "list/roster.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "text/fold.h"
#include "text/text.h"

namespace undersigned::list {
namespace {

/// The distance between ranks at first. Each insertion before the same entry halves it: 32 fit
/// before all ranks are assigned again.
constexpr std::uint64_t gap = std::uint64_t{1} << 32U;
constexpr std::uint64_t middle_rank = std::uint64_t{1} << 62U;

/// The folded texts that the filter searches, each ended by a NUL. The one that `name` orders by
/// comes first.
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

std::vector<Roster::Incoming> incoming(std::vector<model::Signatory>& items) {
  std::vector<Roster::Incoming> result(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    result[i].text = std::make_unique<model::Signatory>(std::move(items[i]));
  }
  return result;
}

void append_pointers(std::vector<Roster::Incoming*>& list, std::vector<Roster::Incoming>& items) {
  for (Roster::Incoming& one : items) {
    if (one.listed != nullptr || one.text) list.push_back(&one);
  }
}

void Roster::set_groups(const std::vector<model::Group>& groups) {
  group_hashes_.clear();
  group_keys_.clear();
  for (const model::Group& group : groups) {
    group_hashes_.push_back(text::hash32(group.key));
    group_keys_.push_back(group.key);
  }
  for (Listed* one : store_.present_and_displaced()) one->section = section_of(one->signatory);
  arrange(all_.order());
}

void Roster::insert(model::Signatory signatory, Listed* before) {
  if (before != nullptr && before->room < 2) rank_anew();
  std::unique_ptr<Listed> made = make(std::move(signatory));
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
  made->is_from_event = store_.keeps_files();
  store_.resume(*made);
  show(store_.add(std::move(made)));
}

void Roster::update(Listed& listed, model::Signatory signatory) {
  hide(listed);
  std::unique_ptr<Listed> old = store_.remove(listed);
  if (!store_.keeps_files() || old->is_from_event) {
    fill(*old, std::move(signatory));
    return show(store_.add(std::move(old)));
  }
  std::unique_ptr<Listed> made = make(std::move(signatory));
  made->rank = old->rank;
  made->room = old->room;
  made->number = old->number;
  made->news = old->news;
  made->is_from_event = true;
  store_.displace(std::move(old));
  show(store_.add(std::move(made)));
}

void Roster::remove(Listed& listed) {
  hide(listed);
  std::unique_ptr<Listed> old = store_.remove(listed);
  if (store_.keeps_files() && !old->is_from_event) store_.displace(std::move(old));
}

Listed& Roster::extend(model::Signatory signatory, bool held_back) {
  std::unique_ptr<Listed> made = make(std::move(signatory));
  made->rank = newest_first_ ? first_rank_ -= gap : last_rank_ += gap;
  made->room = gap;
  if (held_back) return store_.displace(std::move(made));
  Listed& listed = store_.add(std::move(made));
  show(listed);
  return listed;
}

std::vector<std::unique_ptr<Listed>> Roster::revert_events() {
  while (Listed* one = store_.last_from_event()) {
    hide(*one);
    store_.depart(store_.remove(*one));
  }
  std::vector<std::unique_ptr<Listed>> colliding;
  for (std::unique_ptr<Listed>& one : store_.take_displaced()) {
    if (collides(one->signatory, nullptr)) {
      colliding.push_back(std::move(one));
    } else {
      show(store_.add(std::move(one)));
    }
  }
  return colliding;
}

void Roster::replace(const std::vector<Incoming*>& list, bool newest_first, bool is_news) {
  for (Incoming* one : list) {
    if (one->listed == nullptr) one->listed = find(one->text->key);
  }
  // Kept until the end, because the sequences compare the new entries with the old ones.
  std::vector<std::unique_ptr<Listed>> old = store_.remove_all();
  newest_first_ = newest_first;
  first_rank_ = last_rank_ = middle_rank;
  for (Incoming* one : list) {
    std::unique_ptr<model::Signatory> text = std::move(one->text);
    Listed* listed = std::exchange(one->listed, nullptr);
    const bool is_taken =
        listed != nullptr && (listed->slot >= old.size() || old[listed->slot].get() != listed);
    if (!is_taken && listed != nullptr && text && listed->signatory.content != text->content) {
      fill(*listed, std::move(*text));
      text.reset();
    }
    if (is_taken || collides(listed != nullptr ? listed->signatory : *text, nullptr)) {
      // It may fit into a later list.
      one->text = text ? std::move(text) : std::make_unique<model::Signatory>(listed->signatory);
      continue;
    }
    std::unique_ptr<Listed> kept;
    if (listed == nullptr) {
      kept = make(std::move(*text));
      kept->news = is_news ? News::fresh : News::none;
      store_.resume(*kept);
    } else {
      kept = std::move(old[listed->slot]);
    }
    kept->rank = newest_first ? first_rank_ -= gap : last_rank_ += gap;
    kept->room = gap;
    one->listed = &store_.add(std::move(kept));
  }
  arrange(all_.order());
  store_.forget_departed();
  for (std::unique_ptr<Listed>& one : old) {
    if (one) store_.depart(std::move(one));
  }
}

void Roster::arrange(model::Order order) {
  std::vector<Listed*> all = store_.present();
  sort(all, order);
  all_.assign(all, order);
  search_.restart();
}

void Roster::age_marks() {
  search_.finish();
  for (Listed* one : store_.present()) {
    if (one->news == News::none) continue;
    one->news = one->news == News::fresh ? News::announced : News::none;
    if (one->news == News::announced) continue;
    one->node = tree::NodeRef();
    all_.touch(*one);
    search_.touch(*one);
  }
}

void Roster::forget_nodes() {
  for (Listed* one : store_.present_and_displaced()) one->node = tree::NodeRef();
  for (const Sequence& sequence : {std::cref(all_), std::cref(search_.found())}) {
    for (const auto& group : sequence.groups()) group->node = tree::NodeRef();
  }
}

void Roster::fill(Listed& listed, model::Signatory signatory) {
  listed.signatory = std::move(signatory);
  listed.folded = folded_texts(listed.signatory);
  listed.hash = text::hash32(listed.signatory.key);
  listed.section = section_of(listed.signatory);
  listed.node = tree::NodeRef();
}

std::unique_ptr<Listed> Roster::make(model::Signatory signatory) {
  auto listed = std::make_unique<Listed>();
  listed->number = ++last_number_;
  fill(*listed, std::move(signatory));
  return listed;
}

void Roster::show(Listed& listed) {
  search_.finish();
  all_.insert(listed);
  search_.insert(listed);
}

void Roster::hide(const Listed& listed) {
  search_.finish();
  all_.erase(listed);
  search_.erase(listed);
}

std::uint32_t Roster::section_of(const model::Signatory& signatory) const {
  if (signatory.group.text.empty()) return 0;
  const std::uint32_t hash = text::hash32(signatory.group.text);
  for (std::uint32_t i = 0; i < group_hashes_.size(); ++i) {
    if (group_hashes_[i] == hash && group_keys_[i] == signatory.group.text) return i + 1;
  }
  return 0;
}

void Roster::rank_anew() {
  const std::vector<Listed*> all = store_.present_and_displaced();
  std::vector<std::uint32_t> sections;
  sections.reserve(all.size());
  // Ranks ignore the sections, which come first in every order.
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
