#include "list/live_list.h"

#include <algorithm>
#include <utility>

#include "model/limits.h"
#include "read/read.h"
#include "text/text.h"

namespace undersigned::list {

Outcome LiveList::take_list(std::string_view json, const read::FetchContext& context,
                            std::vector<diagnostics::Diagnostic>& diagnostics) {
  const std::uint32_t hash = text::hash32(json) ^ text::hash32(context.base);
  if (is_fetched_ && hash == fetched_hash_ && !is_below(fetched_at_, at_)) return Outcome::known;
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
    await_head(list, revision, hash);
  } else {
    at_ = fetched_at_ = revision;
    fetched_hash_ = hash;
    show_list(list);
  }
  const bool is_shown = list.segments.empty() || advance();
  return catch_up(is_shown ? Outcome::changed : Outcome::known);
}

void LiveList::show_list(model::SignatoryList& list) {
  next_.reset();
  segments_.clear();
  journal_.clear();
  unplaced_.clear();
  counts_ = list.counts;
  roster_.commit_events();
  std::vector<Roster::Incoming> items = incoming(list.items);
  for (const Roster::Incoming& one : items) {
    if (is_fetched_ && roster_.find(one.text->key) == nullptr) newcomers_.note(*one.text);
  }
  std::vector<Roster::Incoming*> all;
  append_pointers(all, items);
  roster_.replace(all, false, is_fetched_);
  is_fetched_ = true;
}

void LiveList::await_head(model::SignatoryList& list, const Revision& revision,
                          std::uint32_t hash) {
  Head head = {.revision = revision, .hash = hash, .counts = *list.counts, .order = list.order};
  for (model::Segment& segment : list.segments) {
    head.parts.push_back({.segment = std::move(segment)});
  }
  // Reuses segments that have arrived for the head that was waiting.
  if (next_) take_segments(head.parts, next_->parts);
  next_ = std::move(head);
}

Outcome LiveList::take_segment(std::string_view integrity, std::string_view json,
                               const read::FetchContext& context,
                               std::vector<diagnostics::Diagnostic>& diagnostics) {
  Part* part = find_missing(integrity);
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

Part* LiveList::find_missing(std::string_view integrity) {
  Part* found = nullptr;
  const auto look_in = [&found, integrity](std::vector<Part>& parts) {
    for (Part& one : parts) {
      if (!one.has_come && one.segment.integrity.text == integrity) found = &one;
    }
  };
  look_in(segments_.parts());
  if (next_) look_in(next_->parts);
  return found;
}

std::vector<const model::Segment*> LiveList::missing_segments() const {
  std::vector<const model::Segment*> result;
  const std::vector<Part>& parts = next_ ? next_->parts : segments_.parts();
  // A waiting head needs as many segments as are shown now. The others are fetched when it is
  // shown.
  std::size_t count = wants_all_ ? parts.size() : 1;
  if (next_ && !is_fetched_) count = 1;
  if (next_ && !segments_.is_complete()) count = std::max<std::size_t>(segments_.begun(), 1);
  count = std::min(count, parts.size());
  for (std::size_t i = 0; i < count; ++i) {
    const Part& part = parts[i];
    const auto is_here = [&part](const Part& other) {
      return other.has_come && other.segment.integrity.text == part.segment.integrity.text;
    };
    if (part.has_come) continue;
    const std::vector<Part>& shown = segments_.parts();
    if (next_ && std::any_of(shown.begin(), shown.end(), is_here)) continue;
    result.push_back(&part.segment);
  }
  return result;
}

bool LiveList::advance() {
  if (next_) {
    if (!missing_segments().empty()) return false;
    Head head = std::move(*next_);
    next_.reset();
    // Events may have led past it in the meantime.
    if (!is_fetched_ || !is_below(head.revision, at_)) {
      show_head(std::move(head));
      return true;
    }
  }
  return is_extending();
}

void LiveList::show_head(Head head) {
  const bool was_complete = is_fetched_ && segments_.is_complete();
  std::vector<const model::Signatory*> newcomers;
  for (const Part& part : head.parts) {
    for (const Roster::Incoming& one : part.items) {
      if (one.text && roster_.find(one.text->key) == nullptr) newcomers.push_back(one.text.get());
    }
  }
  segments_.revert_events();
  take_segments(head.parts, segments_.parts());
  const auto has_come = [](const Part& part) { return part.has_come; };
  const bool is_news = was_complete && std::all_of(head.parts.begin(), head.parts.end(), has_come);
  if (is_news) {
    for (const model::Signatory* one : newcomers) newcomers_.note(*one);
  }
  at_ = fetched_at_ = head.revision;
  fetched_hash_ = head.hash;
  counts_ = head.counts;
  journal_.clear();
  unplaced_.clear();
  segments_.show(std::move(head), is_news);
  roster_.keep_files();
  is_fetched_ = true;
}

bool LiveList::extend(std::size_t most) {
  while (is_extending()) {
    if (!segments_.extend(most, journal_)) return true;
    // In an order of its own, names without a known place may have one now.
    if (segments_.has_held_back() || segments_.is_complete() || !segments_.is_order_given())
      replay();
  }
  return false;
}

void LiveList::replay() {
  if (journal_.empty()) return;
  segments_.revert_events();
  // In a complete list every signatory and its place is known.
  if (segments_.is_complete()) {
    counts_ = segments_.counts();
    unplaced_.clear();
  }
  std::vector<diagnostics::Diagnostic> said;
  is_replaying_ = true;
  for (const ReceivedEvent& held : journal_.events()) apply(held.event, said);
  is_replaying_ = false;
  roster_.forget_departed();
  if (segments_.is_complete()) journal_.clear();
}

Outcome LiveList::catch_up(Outcome outcome) {
  if (next_) return outcome;
  // Their diagnostics were reported when they arrived.
  std::vector<diagnostics::Diagnostic> said;
  for (ReceivedEvent& held : waiting_.take()) {
    const Outcome one = receive_event(std::move(held), said);
    if (one == Outcome::gap || (one == Outcome::changed && outcome == Outcome::known))
      outcome = one;
  }
  // Events that do not follow on now are in the next list.
  waiting_.clear();
  roster_.forget_departed();
  return outcome;
}

Outcome LiveList::take_event(std::string_view json, const read::FetchContext& context,
                             std::vector<diagnostics::Diagnostic>& diagnostics) {
  read::Fetched<model::SignatoryEvent> read = read::read_event(json, context);
  diagnostics.insert(diagnostics.end(), read.diagnostics.begin(), read.diagnostics.end());
  if (!read.is_good) return Outcome::refused;
  return receive_event({.event = std::move(read.content), .bytes = json.size()}, diagnostics);
}

Outcome LiveList::receive_event(ReceivedEvent received,
                                std::vector<diagnostics::Diagnostic>& diagnostics) {
  const model::SignatoryEvent* event = &received.event;
  const Revision revision = {.epoch = event->epoch, .number = event->revision};
  const bool follows = at_.epoch == event->epoch && at_.number == event->from;
  if (is_fetched_ && !is_below(at_, revision)) return Outcome::known;
  if (next_ ? is_below(next_->revision, revision) : !is_fetched_ || !follows) {
    static_cast<void>(waiting_.hold(received));
  }
  if (!is_fetched_) return Outcome::known;
  // The head that is on its way has what is missing, or the event waits for it.
  if (!follows) return next_ ? Outcome::known : Outcome::gap;
  if (!segments_.is_complete()) {
    if (!journal_.hold(std::move(received))) return Outcome::gap;
    event = &journal_.events().back().event;
    journal_.mention(*event);
  }
  at_ = revision;
  apply(*event, diagnostics);
  return Outcome::changed;
}

void LiveList::apply(const model::SignatoryEvent& event,
                     std::vector<diagnostics::Diagnostic>& diagnostics) {
  const model::Counts before = roster_.counts();
  model::Counts unplaced;
  for (const text::Located& key : event.remove) {
    newcomers_.forget(key.text);
    unplaced_.set(key.text, {}, unplaced);
    Listed* listed = roster_.find(key.text);
    if (listed != nullptr) roster_.remove(*listed);
  }
  for (const model::Signatory& one : event.update) put(one, nullptr, unplaced, diagnostics);
  for (const model::Added& one : event.add) put(one.signatory, &one.before, unplaced, diagnostics);
  if (is_replaying_ && !segments_.is_complete()) return;
  if (event.counts) {
    counts_ = event.counts;
  } else if (counts_) {
    add_difference(*counts_, roster_.counts(), before);
    add_difference(*counts_, unplaced, {});
  }
}

void LiveList::put(const model::Signatory& signatory, const std::string* before,
                   model::Counts& unplaced, std::vector<diagnostics::Diagnostic>& diagnostics) {
  Listed* listed = roster_.find(signatory.key);
  if (roster_.collides(signatory, listed)) {
    diagnostics::complain(diagnostics, diagnostics::Code::same_key, signatory.at, signatory.name);
    return;
  }
  // It is no longer counted as unplaced, unless its place is still unknown.
  unplaced_.set(signatory.key, {}, unplaced);
  if (listed != nullptr) {
    roster_.update(*listed, signatory);
    return;
  }
  if (before != nullptr && !is_replaying_) newcomers_.note(signatory);
  Listed* place = nullptr;
  if (find_place(signatory, before, place)) {
    roster_.insert(signatory, place);
  } else if (before != nullptr) {
    unplaced_.set(signatory.key, counts_of(signatory), unplaced);
  }
}

bool LiveList::find_place(const model::Signatory& signatory, const std::string* before,
                          Listed*& place) const {
  if (before != nullptr && segments_.is_order_given()) place = roster_.find(*before);
  if (segments_.is_complete() || place != nullptr) return true;
  if (before == nullptr || segments_.is_order_given()) return false;
  return segments_.stands_among_shown(signatory);
}

}  // namespace undersigned::list
