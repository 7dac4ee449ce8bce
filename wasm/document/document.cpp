#include "document/document.h"

#include <algorithm>

#include "model/limits.h"
#include "page/locale.h"
#include "read/release_feed.h"
#include "read/signatory_keys.h"
#include "text/text.h"

namespace undersigned::document {
namespace {

/// Approximate number of nodes of a name.
constexpr std::size_t nodes_per_name = 4;
/// Names above which a list in another order is not reordered in place, but drawn again from its
/// beginning, in slices.
constexpr std::size_t most_reordered = 2'000;

/// Moves the statement's own items into the roster.
void put_in(list::Roster& roster, model::Signatories& signatories) {
  std::vector<model::Signatory> items = std::exchange(signatories.items, {});
  std::vector<list::Roster::Incoming> incoming = list::incoming(items);
  std::vector<list::Roster::Incoming*> list;
  list::append_pointers(list, incoming);
  roster.replace(list, false, false);
  roster.forget_departed();
}

std::unique_ptr<list::Roster> roster_of(model::Signatories& signatories) {
  auto roster = std::make_unique<list::Roster>();
  roster->set_groups(signatories.groups);
  roster->arrange(signatories.order);
  put_in(*roster, signatories);
  return roster;
}

const model::Correction* newest(const std::vector<model::Correction>& corrections) {
  const model::Correction* last = nullptr;
  for (const model::Correction& one : corrections) {
    if (last == nullptr || one.date >= last->date) last = &one;
  }
  return last;
}

}  // namespace

std::unique_ptr<read::Reading> Document::read(std::string_view json) {
  auto reading = std::make_unique<read::Reading>(read::read_statement(json, base_));
  diagnostics_.swap(reading->diagnostics);
  source_ = json;
  if (diagnostics::has_error(diagnostics_)) reading.reset();
  return reading;
}

bool Document::load(std::string_view json) {
  std::unique_ptr<read::Reading> reading = read(json);
  if (!reading) return false;
  reading_ = std::move(reading);
  releases_.reset();
  view_.order.reset();
  show_inline(roster_of(reading_->statement.signatories));
  page_.change_all();
  update_page();
  page_.begin();
  return true;
}

list::Outcome Document::reload(std::string_view json) {
  if (!reading_) return load(json) ? list::Outcome::changed : list::Outcome::refused;
  if (text::hash32(json) == reading_->hash) return list::Outcome::known;
  std::unique_ptr<read::Reading> reading = read(json);
  if (!reading) return list::Outcome::refused;
  const model::Statement& old = reading_->statement;
  const model::Statement& next = reading->statement;
  if (next.revision < old.revision) return list::Outcome::known;
  if (next.revision == old.revision) {
    std::string number;
    text::append_number(number, next.revision);
    diagnostics::complain(diagnostics_, diagnostics::Code::same_revision, {}, number);
    return list::Outcome::refused;
  }
  const model::Correction* correction = newest(next.corrections);
  const model::Correction* before = newest(old.corrections);
  const bool is_corrected =
      correction != nullptr &&
      (before == nullptr || before->date != correction->date || before->note != correction->note);
  if (is_corrected) news_ = std::string(page::english().corrected) + correction->note;
  const bool was_open = is_open();
  const bool keeps_source = next.signatories.src.text == old.signatories.src.text;
  const bool keeps_releases = next.releases.src.text == old.releases.src.text;
  reading_ = std::move(reading);
  model::Signatories& signatories = reading_->statement.signatories;
  if (was_open && is_open()) {
    if (!keeps_source) follow_anew();
    roster_->set_groups(signatories.groups);
    if (!live_->is_fetched()) put_in(*roster_, signatories);
    signatories.items = {};
  } else {
    show_inline(roster_of(signatories));
  }
  arrange();
  if (!keeps_releases) releases_.reset();
  if (releases_) reading_->statement.releases.items = *releases_;
  page_.change_all();
  return list::Outcome::changed;
}

void Document::show_inline(std::unique_ptr<list::Roster> roster) {
  roster_ = std::move(roster);
  shows_all_ = finds_all_ = is_count_due_ = false;
  view_.filter.clear();
  status_.clear();
  follow_anew();
}

void Document::follow_anew() {
  live_ = std::make_unique<list::LiveList>(*roster_);
  if (shows_all_ || !view_.filter.empty()) live_->want_all();
  view_.shown = view_.found = limits::first_names;
}

bool Document::can_receive() {
  diagnostics_.clear();
  return reading_ && is_open();
}

void Document::note_diagnostics(std::string_view body) {
  if (diagnostics_.empty()) return;
  source_ = body;
  diagnostics::sort_diagnostics(diagnostics_);
}

list::Outcome Document::receive_list(std::string_view address, std::string_view body) {
  if (!can_receive()) return list::Outcome::known;
  return update_list(live_->take_list(body, context(address), diagnostics_), body);
}

list::Outcome Document::receive_event(std::string_view address, std::string_view body) {
  if (!can_receive()) return list::Outcome::known;
  return update_list(live_->take_event(body, context(address), diagnostics_), body);
}

list::Outcome Document::receive_segment(std::string_view integrity, std::string_view address,
                                        std::string_view body) {
  if (!can_receive()) return list::Outcome::known;
  return update_list(live_->take_segment(integrity, body, context(address), diagnostics_), body);
}

list::Outcome Document::receive_releases(std::string_view address, std::string_view body) {
  if (!can_receive()) return list::Outcome::known;
  read::Fetched<std::vector<model::Release>> read = read::read_releases(body, context(address));
  diagnostics_ = std::move(read.diagnostics);
  note_diagnostics(body);
  if (!read.is_good) return list::Outcome::refused;
  releases_ = std::move(read.content);
  reading_->statement.releases.items = *releases_;
  page_.change_sidebar();
  return list::Outcome::changed;
}

list::Outcome Document::update_list(list::Outcome outcome, std::string_view body) {
  note_diagnostics(body);
  if (outcome == list::Outcome::refused || outcome == list::Outcome::more) return outcome;
  // Without a drawing there are no slices to keep short.
  if (!page_.is_drawn()) static_cast<void>(live_->extend(limits::segmented));
  arrange();
  page_.change_list();
  return outcome;
}

void Document::add_diagnostics(const std::vector<diagnostics::Diagnostic>& more) {
  diagnostics_.insert(diagnostics_.end(), more.begin(), more.end());
  diagnostics::sort_diagnostics(diagnostics_);
}

bool Document::is_open() const {
  const model::ReleaseStatus status = reading_->statement.release.status;
  return status != model::ReleaseStatus::embargoed && status != model::ReleaseStatus::withdrawn;
}

std::vector<const model::Segment*> Document::missing_segments() const {
  return live_->missing_segments();
}

void Document::act(tree::Keyword action, std::string_view value) {
  if (!reading_) return;
  page_.change_list();
  switch (action) {
    case tree::Keyword::all_action:
      live_->want_all();
      (roster_->search().filter_words().empty() ? shows_all_ : finds_all_) = true;
      break;
    case tree::Keyword::filter_action:
      // The first focus of the filter comes with an empty text. Then all segments begin to be
      // fetched.
      live_->want_all();
      if (value == view_.filter) break;
      view_.filter = value;
      view_.found = limits::found_at_once;
      finds_all_ = false;
      has_typed_ = true;
      roster_->search().set_filter(value);
      static_cast<void>(roster_->search().advance(limits::looked_through));
      tell_found();
      break;
    case tree::Keyword::given_action: view_.order = model::Order::given; break;
    case tree::Keyword::name_action: view_.order = model::Order::name; break;
    case tree::Keyword::newest_action: view_.order = model::Order::newest; break;
    case tree::Keyword::pause_action: view_.paused = !view_.paused; break;
    default: break;
  }
  arrange();
}

void Document::arrange() {
  const std::optional<model::Order> bound = live_->order();
  const model::Order usual = bound ? *bound : reading_->statement.signatories.order;
  const model::Order order = view_.order ? *view_.order : usual;
  if (bound && order != *bound) live_->want_all();
  if (order == roster_->all().order()) return;
  if (view_.shown > most_reordered) view_.shown = limits::first_names;
  roster_->arrange(order);
}

bool Document::announce() {
  const std::vector<std::string> names = live_->take_news();
  if (names.empty() && news_.empty()) return false;
  const page::Locale& locale = page::english();
  constexpr std::size_t most = 3;
  status_ = std::exchange(news_, {});
  if (!names.empty()) {
    const auto number = [&locale](std::size_t count) {
      return page::say_number(locale, static_cast<std::uint32_t>(count));
    };
    const auto append_sentence = [&](std::string_view text) {
      if (!status_.empty()) status_ += ' ';
      status_.append(text).append(locale.sentence_end);
    };
    std::string who;
    const std::size_t named = std::min(names.size(), most);
    for (std::size_t i = 0; i < named; ++i) {
      who += named == names.size() ? page::list_separator(locale, i, named)
             : i > 0               ? locale.comma
                                   : std::string_view();
      who += names[i];
    }
    if (named < names.size()) who += ' ' + page::fill(locale.rest, number(names.size() - named));
    append_sentence(page::say_counts(locale, counts()));
    append_sentence(names.size() == 1 ? page::fill(locale.one_new, who)
                                      : page::fill(locale.many_new, number(names.size())) + who);
  }
  roster_->age_marks();
  page_.change_list();
  return true;
}

void Document::tell_found() {
  const bool is_filtered = !roster_->search().filter_words().empty();
  is_count_due_ = is_filtered && (live_->progress() < 100 || roster_->search().is_searching());
  const bool is_known = is_filtered && !roster_->search().is_searching();
  status_ =
      is_known ? page::say_found(page::english(), roster_->search().found().size()) : std::string();
  page_.change_list();
}

model::Counts Document::counts() const {
  const model::Statement& statement = reading_->statement;
  const std::optional<model::Counts>& total =
      live_->is_fetched() ? live_->counts() : statement.signatories.counts;
  if (total) return *total;
  model::Counts sum = roster_->counts();
  const auto add = [&sum, this](const model::Signatory& one) {
    if (roster_->has(one.key)) return;
    ++sum.of(one.kind);
  };
  for (const model::Signatory& lead : statement.leads) {
    add(lead);
    for (const model::Signatory& member : lead.members) add(member);
  }
  return sum;
}

page::ListState Document::list_state() const {
  const std::optional<model::Order> bound = live_->order();
  return {.roster = *roster_,
          .counts = counts(),
          .names = live_->names(),
          .can_be_given = !bound || *bound == model::Order::given,
          .fetched = live_->progress(),
          .status = status_};
}

read::FetchContext Document::context(std::string_view base) const {
  const model::Statement& statement = reading_->statement;
  return {.base = base,
          .images = statement.image_origins,
          .is_live = !statement.signatories.stream.text.empty()};
}

model::View Document::drawn_view(const model::View& view) const {
  const model::Signatories& signatories = reading_->statement.signatories;
  model::View drawn = view;
  drawn.live = view.controls && view.live && !signatories.src.text.empty() &&
               (signatories.refresh > 0 || !signatories.stream.text.empty());
  return drawn;
}

tree::NodeRef Document::tree(const model::View& view) const {
  return page::make_page(reading_->statement, drawn_view(view), page::english(), list_state());
}

void Document::begin_drawing() {
  if (!reading_) return;
  roster_->forget_nodes();
  // The control is drawn again, and empty, so its matches must not be announced any more.
  if (!view_.filter.empty()) status_.clear();
  view_.filter.clear();
  roster_->search().set_filter({});
  finds_all_ = is_count_due_ = false;
  view_.shown = view_.found = limits::first_names;
  page_.change_all();
  update_page();
  page_.begin();
}

bool Document::grow(std::size_t names) {
  const auto grow_to = [names](std::size_t& shown, std::size_t all) {
    if (shown >= all) return false;
    shown += names;
    return true;
  };
  bool has_grown = false;
  if (view_.found < limits::first_names) {
    has_grown = roster_->search().found().size() > view_.found;
    view_.found = limits::first_names;
  }
  if (shows_all_) has_grown = grow_to(view_.shown, roster_->all().size()) || has_grown;
  if (finds_all_) has_grown = grow_to(view_.found, roster_->search().found().size()) || has_grown;
  if (has_grown) page_.change_list();
  return has_grown;
}

void Document::update_page() {
  if (is_count_due_ && live_->progress() == 100 && !roster_->search().is_searching()) tell_found();
  if (!page_.is_old()) return;
  const model::Statement& statement = reading_->statement;
  const model::View view = drawn_view(view_);
  page::ListState list = list_state();
  list.is_drawn = true;
  if (page_.update(statement, view, list)) return;
  if (page_.change_look(view_)) roster_->forget_nodes();
  page_.replace(page::make_page(statement, view, page::english(), list));
}

bool Document::step(std::size_t nodes, dom::Operations& operations) {
  if (!reading_) return false;
  if (page_.is_begun()) {
    return page_.write(nodes, operations) || page_.is_old() || shows_all_ || finds_all_;
  }
  if (!page_.is_drawn()) return false;
  const std::size_t names = std::max<std::size_t>(nodes / nodes_per_name, 1);
  bool more = true;
  // A typed filter is answered before everything else, which may take long.
  if (!std::exchange(has_typed_, false)) {
    if (live_->is_extending() || roster_->search().is_searching()) page_.change_list();
    more = live_->extend(names);
    more = roster_->search().advance(limits::looked_through) || more;
    more = grow(names) || more;
  }
  update_page();
  page_.patch(operations);
  return more;
}

}  // namespace undersigned::document
