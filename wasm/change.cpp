#include "change.h"

#include <algorithm>

#include "limits.h"
#include "read.h"
#include "text.h"

namespace undersigned {
namespace {

std::uint32_t hash_of(std::string_view json, const Signatory& one, std::string_view base) {
  std::uint32_t hash = hash32(json.substr(one.at.begin, one.at.end - one.at.begin)) ^ hash32(base);
  // A repeated name's key depends on who stands before it.
  for (const Signatory& member : one.members) hash ^= hash32(member.key);
  return hash;
}

std::vector<Roster::Incoming> incoming(std::vector<Signatory>& items, std::string_view json,
                                       std::string_view base) {
  std::vector<Roster::Incoming> result(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    result[i].content = hash_of(json, items[i], base);
    result[i].text = std::make_unique<Signatory>(std::move(items[i]));
  }
  return result;
}

void append(std::vector<Roster::Incoming*>& list, std::vector<Roster::Incoming>& items) {
  for (Roster::Incoming& one : items) {
    if (one.listed != nullptr || one.text) list.push_back(&one);
  }
}

/// The difference, added.
void add(Counts& counts, const Counts& now, const Counts& before) {
  counts.organizations += now.organizations - before.organizations;
  counts.persons += now.persons - before.persons;
}

void add(Counts& counts, const Signatory& signatory) {
  ++counts.of(signatory.kind);
  for (const Signatory& member : signatory.members) add(counts, member);
}

}  // namespace

bool LiveList::is_below(const Revision& left, const Revision& right) {
  return left.epoch != right.epoch ? left.epoch < right.epoch : left.number < right.number;
}

Outcome LiveList::take_list(std::string_view json, const Surroundings& surroundings,
                            std::vector<Diagnostic>& diagnostics) {
  const std::uint32_t hash = hash32(json) ^ hash32(surroundings.base);
  if (is_fetched_ && hash == fetched_ && !is_below(fetched_at_, at_)) return Outcome::known;
  if (next_ && hash == next_->hash) return Outcome::known;
  Fetched<SignatoryList> read = read_list(json, surroundings, limits::signatories);
  diagnostics = std::move(read.diagnostics);
  if (!read.is_good) return Outcome::refused;
  SignatoryList& list = read.content;
  const Revision revision = {.epoch = list.epoch, .number = list.revision};
  if (is_fetched_ && is_below(revision, at_)) return Outcome::known;
  if (next_ && is_below(revision, next_->revision)) return Outcome::known;
  const bool is_known = is_fetched_ && !is_below(at_, revision) && !is_below(fetched_at_, at_);
  if (is_known || (next_ && !is_below(next_->revision, revision))) {
    std::string number;
    append_number(number, list.revision);
    complain(diagnostics, Code::same_revision, {}, number);
    return Outcome::refused;
  }
  if (!list.segments.empty()) {
    take_head(list, revision, hash);
  } else {
    at_ = fetched_at_ = revision;
    fetched_ = hash;
    show_list(list, json, surroundings);
  }
  Outcome outcome = Outcome::known;
  if (list.segments.empty() || advance()) {
    outcome = Outcome::changed;
    catch_up(surroundings, outcome, diagnostics);
  }
  return outcome;
}

void LiveList::show_list(SignatoryList& list, std::string_view json,
                         const Surroundings& surroundings) {
  next_.reset();
  parts_.clear();
  loaded_ = extended_ = 0;
  journal_.clear();
  order_ = Order::given;
  counts_ = list.counts;
  std::vector<Roster::Incoming> items = incoming(list.items, json, surroundings.base);
  std::vector<std::string> names;
  if (is_fetched_) {
    for (const Roster::Incoming& one : items) {
      if (roster_.find(one.text->key) == nullptr) names.push_back(one.text->name);
    }
  }
  std::vector<Roster::Incoming*> all;
  append(all, items);
  roster_.replace(all, false, is_fetched_);
  news_.insert(news_.end(), names.begin(), names.end());
  is_fetched_ = true;
}

void LiveList::take_head(SignatoryList& list, const Revision& revision, std::uint32_t hash) {
  Head head = {.revision = revision, .hash = hash, .counts = *list.counts, .order = list.order};
  for (Segment& segment : list.segments) {
    Part part = {.segment = std::move(segment)};
    // What has come for the head that waited is of use for this one.
    for (Part& old : next_ ? next_->parts : head.parts) {
      if (old.has_come && old.segment.integrity.text == part.segment.integrity.text) {
        part.has_come = true;
        part.items = std::move(old.items);
        old.has_come = false;
        break;
      }
    }
    head.parts.push_back(std::move(part));
  }
  next_ = std::move(head);
}

Outcome LiveList::take_segment(std::string_view integrity, std::string_view json,
                               const Surroundings& surroundings,
                               std::vector<Diagnostic>& diagnostics) {
  Part* part = nullptr;
  for (std::vector<Part>* parts : {&parts_, next_ ? &next_->parts : &parts_}) {
    for (Part& one : *parts) {
      if (!one.has_come && one.segment.integrity.text == integrity) part = &one;
    }
  }
  if (part == nullptr) return Outcome::known;
  Fetched<SignatoryList> read = read_segment(json, surroundings);
  diagnostics = std::move(read.diagnostics);
  if (!read.is_good) return Outcome::refused;
  part->items = incoming(read.content.items, json, surroundings.base);
  part->has_come = true;
  if (!advance()) return Outcome::known;
  Outcome outcome = Outcome::changed;
  catch_up(surroundings, outcome, diagnostics);
  return outcome;
}

std::vector<const Segment*> LiveList::wanted() const {
  std::vector<const Segment*> result;
  const auto& parts = next_ ? next_->parts : parts_;
  const std::size_t count = wants_all_ ? parts.size() : std::min<std::size_t>(parts.size(), 1);
  for (std::size_t i = 0; i < count; ++i) {
    const Part& part = parts[i];
    const auto is_here = [&part](const Part& other) {
      return other.has_come && other.segment.integrity.text == part.segment.integrity.text;
    };
    if (part.has_come) continue;
    if (next_ && std::any_of(parts_.begin(), parts_.end(), is_here)) continue;
    result.push_back(&part.segment);
  }
  return result;
}

bool LiveList::advance() {
  if (next_) {
    if (!wanted().empty()) return false;
    Head head = std::move(*next_);
    next_.reset();
    // Events may have led past it meanwhile.
    if (!is_fetched_ || !is_below(head.revision, at_)) {
      show_head(std::move(head));
      return true;
    }
  }
  if (loaded_ == parts_.size() || !parts_[loaded_].has_come) return false;
  // Without events to be put in anew, `extend` does it bit by bit.
  if (!journal_.empty()) show_parts(false);
  return true;
}

void LiveList::show_head(Head head) {
  const bool was_complete = is_fetched_ && is_complete();
  const auto has_come = [](const Part& part) { return part.has_come; };
  for (Part& part : head.parts) {
    for (Part& old : parts_) {
      if (part.has_come || !old.has_come) continue;
      if (old.segment.integrity.text != part.segment.integrity.text) continue;
      part.has_come = true;
      part.items = std::move(old.items);
      old.has_come = false;
    }
  }
  parts_ = std::move(head.parts);
  at_ = fetched_at_ = head.revision;
  fetched_ = head.hash;
  counts_ = head.counts;
  order_ = head.order;
  journal_.clear();
  loaded_ = 0;
  show_parts(was_complete && std::all_of(parts_.begin(), parts_.end(), has_come));
  is_fetched_ = true;
}

bool LiveList::extend(std::size_t most) {
  if (next_ || !journal_.empty()) return false;
  for (; loaded_ < parts_.size() && parts_[loaded_].has_come; ++loaded_, extended_ = 0) {
    auto& items = parts_[loaded_].items;
    for (; extended_ < items.size(); ++extended_) {
      if (most-- == 0) return true;
      Roster::Incoming& one = items[extended_];
      if (!one.text || roster_.collides(*one.text, nullptr)) continue;
      one.listed = &roster_.extend(std::move(*one.text), one.content);
      one.text.reset();
      one.listed->part = static_cast<std::uint32_t>(loaded_ + 1);
      one.listed->place = static_cast<std::uint32_t>(extended_);
    }
  }
  return false;
}

void LiveList::show_parts(bool is_news) {
  std::vector<Roster::Incoming*> all;
  for (loaded_ = 0; loaded_ < parts_.size() && parts_[loaded_].has_come; ++loaded_) {
    append(all, parts_[loaded_].items);
  }
  if (is_news) {
    for (const Roster::Incoming* one : all) {
      if (one->text && roster_.find(one->text->key) == nullptr) news_.push_back(one->text->name);
    }
  }
  // Whoever stands behind a gap now has to wait.
  for (std::size_t i = loaded_; i < parts_.size(); ++i) {
    for (Roster::Incoming& one : parts_[i].items) {
      const Listed* listed = std::exchange(one.listed, nullptr);
      if (listed != nullptr && !one.text) {
        one.text = std::make_unique<Signatory>(listed->signatory);
      }
    }
  }
  extended_ = 0;
  roster_.replace(all, order_ == Order::newest, is_news);
  for (std::uint32_t i = 0; i < loaded_; ++i) {
    std::uint32_t place = 0;
    for (const Roster::Incoming& one : parts_[i].items) {
      if (one.listed != nullptr) {
        one.listed->part = i + 1;
        one.listed->place = place;
      }
      ++place;
    }
  }
}

std::size_t LiveList::names() const {
  std::size_t names = roster_.all().size();
  for (std::size_t i = loaded_; i < parts_.size(); ++i) names += parts_[i].segment.count;
  return names - std::min(names, extended_);
}

std::size_t LiveList::progress() const {
  if (!wants_all_ || is_complete()) return 100;
  std::size_t here = 0;
  for (const Part& part : parts_) here += part.has_come ? 1U : 0U;
  // All may be here while the last of them is still being put in.
  return std::min<std::size_t>(here * 100 / parts_.size(), 99);
}

void LiveList::catch_up(const Surroundings& surroundings, Outcome& outcome,
                        std::vector<Diagnostic>& diagnostics) {
  std::vector<Diagnostic> told;
  is_replaying_ = true;
  for (const Held& held : journal_) {
    const Surroundings own = {
        .base = held.base, .images = surroundings.images, .is_live = surroundings.is_live};
    apply(read_event(held.json, own).content, held.json, held.base, told);
  }
  is_replaying_ = false;
  roster_.forget_left();
  if (is_complete()) journal_.clear();
  if (next_) return;
  for (const Held& held : std::exchange(waiting_, {})) {
    const Surroundings own = {
        .base = held.base, .images = surroundings.images, .is_live = surroundings.is_live};
    if (take_event(held.json, own, diagnostics) == Outcome::gap) outcome = Outcome::gap;
  }
  // What does not fit now is in the next list.
  waiting_.clear();
}

Outcome LiveList::take_event(std::string_view json, const Surroundings& surroundings,
                             std::vector<Diagnostic>& diagnostics) {
  Fetched<SignatoryEvent> read = read_event(json, surroundings);
  diagnostics.insert(diagnostics.end(), read.diagnostics.begin(), read.diagnostics.end());
  if (!read.is_good) return Outcome::refused;
  SignatoryEvent& event = read.content;
  const Revision revision = {.epoch = event.epoch, .number = event.revision};
  const bool follows = at_.epoch == event.epoch && at_.number == event.from;
  if (is_fetched_ && !is_below(at_, revision)) return Outcome::known;
  if (next_ && is_below(next_->revision, revision)) hold(waiting_, json, surroundings.base);
  if (!is_fetched_) {
    if (!next_) hold(waiting_, json, surroundings.base);
    return Outcome::known;
  }
  if (!follows) {
    if (!next_) hold(waiting_, json, surroundings.base);
    return Outcome::gap;
  }
  // The names that are here already first, all of them: the event may be about one.
  static_cast<void>(extend(limits::segmented));
  at_ = revision;
  if (!is_complete()) hold(journal_, json, surroundings.base);
  apply(std::move(event), json, surroundings.base, diagnostics);
  return Outcome::changed;
}

void LiveList::hold(std::vector<Held>& where, std::string_view json, std::string_view base) {
  std::size_t bytes = json.size();
  for (const Held& held : where) bytes += held.json.size();
  // So many are better fetched anew: the next list has them.
  if (bytes > limits::held_bytes || where.size() == limits::held) return;
  where.push_back({.json = std::string(json), .base = std::string(base)});
}

void LiveList::apply(SignatoryEvent event, std::string_view json, std::string_view base,
                     std::vector<Diagnostic>& diagnostics) {
  const Counts before = roster_.counts();
  Counts unplaced;
  for (const Located& key : event.remove) {
    Listed* listed = roster_.find(key.text);
    if (listed == nullptr) continue;
    keep_original(*listed, false);
    roster_.remove(*listed);
  }
  for (Signatory& one : event.update) {
    put(one, nullptr, hash_of(json, one, base), unplaced, diagnostics);
  }
  for (Added& one : event.add) {
    put(one.signatory, &one.before, hash_of(json, one.signatory, base), unplaced, diagnostics);
  }
  if (is_replaying_) return;
  if (event.counts) {
    counts_ = event.counts;
  } else if (counts_) {
    add(*counts_, roster_.counts(), before);
    add(*counts_, unplaced, {});
  }
}

void LiveList::put(Signatory& signatory, const std::string* before, std::uint32_t content,
                   Counts& unplaced, std::vector<Diagnostic>& diagnostics) {
  Listed* listed = roster_.find(signatory.key);
  if (roster_.collides(signatory, listed)) {
    complain(diagnostics, Code::same_key, signatory.at, signatory.name);
    return;
  }
  if (listed != nullptr) {
    keep_original(*listed, true);
    roster_.update(*listed, std::move(signatory), content);
    return;
  }
  if (before != nullptr && !is_replaying_) news_.push_back(signatory.name);
  Listed* place = nullptr;
  if (find_place(signatory, before, place)) {
    roster_.insert(std::move(signatory), content, place);
  } else if (before != nullptr) {
    add(unplaced, signatory);
  }
}

bool LiveList::find_place(const Signatory& signatory, const std::string* before,
                          Listed*& place) const {
  if (before != nullptr && order_ == Order::given) place = roster_.find(*before);
  if (is_complete() || place != nullptr) return true;
  if (before == nullptr || order_ == Order::given) return false;
  const auto& shown = parts_[loaded_ - 1].items;
  if (shown.empty()) return false;
  const Roster::Incoming& last = shown.back();
  const Signatory* frontier = last.text.get();
  if (frontier == nullptr && last.listed != nullptr) frontier = &last.listed->signatory;
  return frontier != nullptr && stands_before(signatory, *frontier, order_);
}

void LiveList::keep_original(Listed& listed, bool stays) {
  if (listed.part == 0 || listed.part > parts_.size()) return;
  Roster::Incoming& one = parts_[listed.part - 1].items[listed.place];
  if (!one.text) one.text = std::make_unique<Signatory>(listed.signatory);
  // Whoever is removed and comes again is somebody new.
  if (!stays) one.listed = nullptr;
}

}  // namespace undersigned
