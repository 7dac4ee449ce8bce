#include "list/live_list.h"

#include <algorithm>

#include "model/limits.h"
#include "read/read.h"
#include "text/text.h"

namespace undersigned::list {
namespace {

void append(std::vector<Roster::Incoming*>& list, std::vector<Roster::Incoming>& items) {
  for (Roster::Incoming& one : items) {
    if (one.listed != nullptr || one.text) list.push_back(&one);
  }
}

/// The difference, added.
void add(model::Counts& counts, const model::Counts& now, const model::Counts& before) {
  counts.organizations += now.organizations - before.organizations;
  counts.persons += now.persons - before.persons;
}

model::Counts counts_of(const model::Signatory& signatory) {
  model::Counts counts;
  ++counts.of(signatory.kind);
  for (const model::Signatory& member : signatory.members) ++counts.of(member.kind);
  return counts;
}

}  // namespace

bool LiveList::is_below(const Revision& left, const Revision& right) {
  return left.epoch != right.epoch ? left.epoch < right.epoch : left.number < right.number;
}

Outcome LiveList::take_list(std::string_view json, const read::FetchContext& context,
                            std::vector<diagnostics::Diagnostic>& diagnostics) {
  const std::uint32_t hash = text::hash32(json) ^ text::hash32(context.base);
  if (is_fetched_ && hash == fetched_ && !is_below(fetched_at_, at_)) return Outcome::known;
  if (next_ && hash == next_->hash) return Outcome::known;
  read::Fetched<model::SignatoryList> read = read::read_list(json, context, limits::signatories);
  diagnostics = std::move(read.diagnostics);
  if (!read.is_good) return Outcome::refused;
  model::SignatoryList& list = read.content;
  const Revision revision = {.epoch = list.epoch, .number = list.revision};
  if (is_fetched_ && is_below(revision, at_)) return Outcome::known;
  if (next_ && is_below(revision, next_->revision)) return Outcome::known;
  const bool is_known = is_fetched_ && !is_below(at_, revision) && !is_below(fetched_at_, at_);
  if (is_known || (next_ && !is_below(next_->revision, revision))) {
    std::string number;
    text::append_number(number, list.revision);
    diagnostics::complain(diagnostics, diagnostics::Code::same_revision, {}, number);
    return Outcome::refused;
  }
  if (!list.segments.empty()) {
    take_head(list, revision, hash);
  } else {
    at_ = fetched_at_ = revision;
    fetched_ = hash;
    show_list(list);
  }
  const bool is_shown = list.segments.empty() || advance();
  return catch_up(is_shown ? Outcome::changed : Outcome::known);
}

void LiveList::show_list(model::SignatoryList& list) {
  next_.reset();
  parts_.clear();
  loaded_ = extended_ = aside_ = 0;
  journal_.clear();
  unplaced_.clear();
  order_ = model::Order::given;
  counts_ = list.counts;
  roster_.commit_events();
  std::vector<Roster::Incoming> items = incoming(list.items);
  for (const Roster::Incoming& one : items) {
    if (is_fetched_ && roster_.find(one.text->key) == nullptr) note_newcomer(*one.text);
  }
  std::vector<Roster::Incoming*> all;
  append(all, items);
  roster_.replace(all, false, is_fetched_);
  is_fetched_ = true;
}

void LiveList::take_head(model::SignatoryList& list, const Revision& revision, std::uint32_t hash) {
  Head head = {.revision = revision, .hash = hash, .counts = *list.counts, .order = list.order};
  for (model::Segment& segment : list.segments) {
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
                               const read::FetchContext& context,
                               std::vector<diagnostics::Diagnostic>& diagnostics) {
  Part* part = nullptr;
  for (std::vector<Part>* parts : {&parts_, next_ ? &next_->parts : &parts_}) {
    for (Part& one : *parts) {
      if (!one.has_come && one.segment.integrity.text == integrity) part = &one;
    }
  }
  if (part == nullptr) return Outcome::known;
  if (!reading_ || reading_->integrity() != integrity) reading_.emplace(integrity);
  const SegmentReader::State state = reading_->read_on(json, context, diagnostics);
  if (state == SegmentReader::State::more) return Outcome::more;
  if (state == SegmentReader::State::done) {
    part->items = reading_->take();
    part->has_come = true;
  }
  reading_.reset();
  if (state == SegmentReader::State::refused) return Outcome::refused;
  return catch_up(advance() ? Outcome::changed : Outcome::known);
}

std::vector<const model::Segment*> LiveList::missing_segments() const {
  std::vector<const model::Segment*> result;
  const auto& parts = next_ ? next_->parts : parts_;
  // A head that waits has to have what is there now; the others come when it is shown.
  std::size_t count = wants_all_ ? parts.size() : 1;
  if (next_ && !is_fetched_) count = 1;
  if (next_ && !is_complete()) count = std::max<std::size_t>(loaded_ + (extended_ > 0 ? 1 : 0), 1);
  count = std::min(count, parts.size());
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
    if (!missing_segments().empty()) return false;
    Head head = std::move(*next_);
    next_.reset();
    // Events may have led past it meanwhile.
    if (!is_fetched_ || !is_below(head.revision, at_)) {
      show_head(std::move(head));
      return true;
    }
  }
  return is_extending();
}

void LiveList::show_head(Head head) {
  const bool was_complete = is_fetched_ && is_complete();
  std::vector<const model::Signatory*> newcomers;
  for (const Part& part : head.parts) {
    for (const Roster::Incoming& one : part.items) {
      if (one.text && roster_.find(one.text->key) == nullptr) newcomers.push_back(one.text.get());
    }
  }
  undo();
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
  counts_ = head_counts_ = head.counts;
  order_ = head.order;
  journal_.clear();
  unplaced_.clear();
  const auto has_come = [](const Part& part) { return part.has_come; };
  const bool is_news = was_complete && std::all_of(parts_.begin(), parts_.end(), has_come);
  if (is_news) {
    for (const model::Signatory* one : newcomers) note_newcomer(*one);
  }
  show_parts(is_news);
  roster_.keep_files();
  is_fetched_ = true;
}

bool LiveList::extend(std::size_t most) {
  while (is_extending()) {
    auto& items = parts_[loaded_].items;
    for (; extended_ < items.size(); ++extended_) {
      if (most-- == 0) return true;
      Roster::Incoming& one = items[extended_];
      if (!one.text) continue;
      const bool is_taken = roster_.collides(*one.text, nullptr);
      const bool waits = !journal_.empty() && (is_taken || journal_.mentions(*one.text));
      if (is_taken && !waits) continue;
      one.listed = &roster_.extend(std::move(*one.text), waits);
      one.text.reset();
      one.listed->part = static_cast<std::uint32_t>(loaded_ + 1);
      one.listed->place = static_cast<std::uint32_t>(extended_);
      aside_ += waits ? 1U : 0U;
    }
    ++loaded_;
    extended_ = 0;
    // An order of its own has a place for those who had none.
    if (aside_ > 0 || is_complete() || order_ != model::Order::given) replay();
  }
  return false;
}

void LiveList::show_parts(bool is_news) {
  std::vector<Roster::Incoming*> all;
  for (loaded_ = 0; loaded_ < parts_.size() && parts_[loaded_].has_come; ++loaded_) {
    append(all, parts_[loaded_].items);
  }
  // Whoever stands behind a gap now has to wait.
  for (std::size_t i = loaded_; i < parts_.size(); ++i) {
    for (Roster::Incoming& one : parts_[i].items) {
      const Listed* listed = std::exchange(one.listed, nullptr);
      if (listed != nullptr && !one.text) {
        one.text = std::make_unique<model::Signatory>(listed->signatory);
      }
    }
  }
  extended_ = 0;
  roster_.replace(all, order_ == model::Order::newest, is_news);
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

void LiveList::undo() {
  for (const std::unique_ptr<Listed>& one : roster_.revert_events()) {
    Roster::Incoming& item = parts_[one->part - 1].items[one->place];
    item.listed = nullptr;
    item.text = std::make_unique<model::Signatory>(std::move(one->signatory));
  }
  aside_ = 0;
}

void LiveList::replay() {
  if (journal_.empty()) return;
  undo();
  // Of a list that is there as a whole, nobody's place or being there is uncertain.
  if (is_complete()) {
    counts_ = head_counts_;
    unplaced_.clear();
  }
  std::vector<diagnostics::Diagnostic> told;
  is_replaying_ = true;
  for (const ReceivedEvent& held : journal_.events()) apply(held.event, told);
  is_replaying_ = false;
  roster_.forget_departed();
  if (!is_complete()) return;
  journal_.clear();
}

std::size_t LiveList::names() const {
  std::size_t names = roster_.all().size();
  for (std::size_t i = loaded_; i < parts_.size(); ++i) names += parts_[i].segment.count;
  return names - std::min(names, extended_ - aside_);
}

std::size_t LiveList::progress() const {
  if (!wants_all_ || is_complete()) return 100;
  std::size_t here = 0;
  for (const Part& part : parts_) here += part.has_come ? 1U : 0U;
  // All may be here while the last of them is still being put in.
  return std::min<std::size_t>(here * 100 / parts_.size(), 99);
}

Outcome LiveList::catch_up(Outcome outcome) {
  if (next_) return outcome;
  // What is wrong with them was said when they came.
  std::vector<diagnostics::Diagnostic> said;
  const Journal waiting = std::exchange(waiting_, {});
  for (const ReceivedEvent& held : waiting.events()) {
    const Outcome one = receive(held, said);
    if (one == Outcome::gap || (one == Outcome::changed && outcome == Outcome::known))
      outcome = one;
  }
  // What does not fit now is in the next list.
  waiting_.clear();
  roster_.forget_departed();
  return outcome;
}

Outcome LiveList::take_event(std::string_view json, const read::FetchContext& context,
                             std::vector<diagnostics::Diagnostic>& diagnostics) {
  read::Fetched<model::SignatoryEvent> read = read::read_event(json, context);
  diagnostics.insert(diagnostics.end(), read.diagnostics.begin(), read.diagnostics.end());
  if (!read.is_good) return Outcome::refused;
  return receive({.event = std::move(read.content), .bytes = json.size()}, diagnostics);
}

Outcome LiveList::receive(ReceivedEvent received,
                          std::vector<diagnostics::Diagnostic>& diagnostics) {
  const model::SignatoryEvent& event = received.event;
  const Revision revision = {.epoch = event.epoch, .number = event.revision};
  const bool follows = at_.epoch == event.epoch && at_.number == event.from;
  if (is_fetched_ && !is_below(at_, revision)) return Outcome::known;
  if (next_ ? is_below(next_->revision, revision) : !is_fetched_ || !follows) {
    static_cast<void>(waiting_.hold(received));
  }
  if (!is_fetched_) return Outcome::known;
  // A head that is on its way has what is missing, or the event waits for it.
  if (!follows) return next_ ? Outcome::known : Outcome::gap;
  if (!is_complete()) {
    if (!journal_.hold(received)) return Outcome::gap;
    journal_.mention(event);
  }
  at_ = revision;
  apply(std::move(received.event), diagnostics);
  return Outcome::changed;
}

void LiveList::note_newcomer(const model::Signatory& signatory) {
  for (Newcomer& one : news_) {
    if (one.key != signatory.key) continue;
    one.name = signatory.name;
    return;
  }
  news_.push_back({.key = signatory.key, .name = signatory.name});
}

std::vector<std::string> LiveList::take_news() {
  std::vector<std::string> names;
  for (const Newcomer& one : std::exchange(news_, {})) {
    const Listed* listed = roster_.find(one.key);
    // Of one who is missing it is not known while segments are.
    if (listed == nullptr && is_complete()) continue;
    names.push_back(listed != nullptr ? listed->signatory.name : one.name);
  }
  return names;
}

void LiveList::apply(model::SignatoryEvent event,
                     std::vector<diagnostics::Diagnostic>& diagnostics) {
  const model::Counts before = roster_.counts();
  model::Counts unplaced;
  for (const text::Located& key : event.remove) {
    std::erase_if(news_, [&key](const Newcomer& one) { return one.key == key.text; });
    count_unplaced(key.text, {}, unplaced);
    Listed* listed = roster_.find(key.text);
    if (listed != nullptr) roster_.remove(*listed);
  }
  for (model::Signatory& one : event.update) {
    put(one, nullptr, unplaced, diagnostics);
  }
  for (model::Added& one : event.add) {
    put(one.signatory, &one.before, unplaced, diagnostics);
  }
  if (is_replaying_ && !is_complete()) return;
  if (event.counts) {
    counts_ = event.counts;
  } else if (counts_) {
    add(*counts_, roster_.counts(), before);
    add(*counts_, unplaced, {});
  }
}

void LiveList::count_unplaced(std::string_view key, const model::Counts& now,
                              model::Counts& unplaced) {
  const auto is_it = [key](const Unplaced& one) { return one.key == key; };
  const auto found = std::find_if(unplaced_.begin(), unplaced_.end(), is_it);
  if (found != unplaced_.end()) {
    add(unplaced, now, found->counts);
    found->counts = now;
  } else if (now.organizations + now.persons > 0) {
    add(unplaced, now, {});
    unplaced_.push_back({.key = std::string(key), .counts = now});
  }
}

void LiveList::put(model::Signatory& signatory, const std::string* before, model::Counts& unplaced,
                   std::vector<diagnostics::Diagnostic>& diagnostics) {
  Listed* listed = roster_.find(signatory.key);
  if (roster_.collides(signatory, listed)) {
    diagnostics::complain(diagnostics, diagnostics::Code::same_key, signatory.at, signatory.name);
    return;
  }
  // Now it is known; if not, it is counted again.
  count_unplaced(signatory.key, {}, unplaced);
  if (listed != nullptr) {
    roster_.update(*listed, std::move(signatory));
    return;
  }
  if (before != nullptr && !is_replaying_) note_newcomer(signatory);
  Listed* place = nullptr;
  if (find_place(signatory, before, place)) {
    roster_.insert(std::move(signatory), place);
  } else if (before != nullptr) {
    count_unplaced(signatory.key, counts_of(signatory), unplaced);
  }
}

bool LiveList::find_place(const model::Signatory& signatory, const std::string* before,
                          Listed*& place) const {
  if (before != nullptr && order_ == model::Order::given) place = roster_.find(*before);
  if (is_complete() || place != nullptr) return true;
  if (before == nullptr || order_ == model::Order::given) return false;
  const auto& shown = parts_[loaded_ - 1].items;
  if (shown.empty()) return false;
  const Roster::Incoming& last = shown.back();
  const model::Signatory* frontier = last.text.get();
  if (frontier == nullptr && last.listed != nullptr) frontier = &last.listed->signatory;
  return frontier != nullptr && stands_before(signatory, *frontier, order_);
}

}  // namespace undersigned::list
