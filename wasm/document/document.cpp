#include "document/document.h"

#include <algorithm>

#include "dom/diff.h"
#include "model/limits.h"
#include "page/locale.h"
#include "read/release_feed.h"
#include "read/signatory_keys.h"
#include "text/text.h"

namespace undersigned::document {
namespace {

/// Nodes of a name, roughly.
constexpr std::size_t nodes_per_name = 4;
/// A list that is longer than this is not put in another order where it stands, but from its
/// beginning, bit by bit.
constexpr std::size_t most_reordered = 2'000;

/// Makes the statement's own items, of which it holds none then, the list. `content` is the hash of
/// the whole statement: what is drawn of an item depends on its base and `imageOrigins` too.
void put_in(list::Roster& roster, model::Signatories& signatories, std::uint32_t content) {
  std::vector<model::Signatory> items = std::exchange(signatories.items, {});
  std::vector<list::Roster::Incoming> incoming(items.size());
  std::vector<list::Roster::Incoming*> list;
  list.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    incoming[i].text = std::make_unique<model::Signatory>(std::move(items[i]));
    incoming[i].content = content;
    list.push_back(&incoming[i]);
  }
  roster.replace(list, false, false);
  roster.forget_left();
}

std::unique_ptr<list::Roster> roster_of(model::Signatories& signatories, std::uint32_t content) {
  auto roster = std::make_unique<list::Roster>();
  roster->set_groups(signatories.groups);
  roster->arrange(signatories.order);
  put_in(*roster, signatories, content);
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
  hash_ = text::hash32(json);
  releases_.reset();
  view_.order.reset();
  show_inline(roster_of(reading_->statement.signatories, hash_));
  is_page_old_ = true;
  update_page();
  draw_page();
  return true;
}

list::Outcome Document::reload(std::string_view json) {
  if (!reading_) return load(json) ? list::Outcome::changed : list::Outcome::refused;
  const std::uint32_t hash = text::hash32(json);
  if (hash == hash_) return list::Outcome::known;
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
  hash_ = hash;
  model::Signatories& signatories = reading_->statement.signatories;
  if (was_open && is_open()) {
    if (!keeps_source) follow_anew();
    roster_->set_groups(signatories.groups);
    if (!live_->is_fetched()) put_in(*roster_, signatories, hash);
    signatories.items = {};
  } else {
    show_inline(roster_of(signatories, hash));
  }
  arrange();
  if (!keeps_releases) releases_.reset();
  if (releases_) reading_->statement.releases.items = *releases_;
  is_page_old_ = true;
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

list::Outcome Document::take(Feed what, std::string_view address, std::string_view body) {
  list::Outcome outcome = list::Outcome::known;
  diagnostics_.clear();
  if (!reading_ || !is_open()) return outcome;
  model::Statement& statement = reading_->statement;
  const read::FetchContext around = context(address);
  switch (what) {
    case Feed::list: outcome = live_->take_list(body, around, diagnostics_); break;
    case Feed::event: outcome = live_->take_event(body, around, diagnostics_); break;
    case Feed::segment: {
      const std::size_t space = address.find(' ');
      outcome = live_->take_segment(address.substr(0, space), body,
                                    context(address.substr(space + 1)), diagnostics_);
      break;
    }
    case Feed::releases: {
      read::Fetched<std::vector<model::Release>> read = read::read_releases(body, around);
      diagnostics_ = std::move(read.diagnostics);
      if (!read.is_good) {
        outcome = list::Outcome::refused;
        break;
      }
      releases_ = std::move(read.content);
      statement.releases.items = *releases_;
      is_sidebar_old_ = true;
      outcome = list::Outcome::changed;
      break;
    }
  }
  if (!diagnostics_.empty()) {
    source_ = body;
    diagnostics::sort_diagnostics(diagnostics_);
  }
  if (what != Feed::releases && outcome != list::Outcome::refused &&
      outcome != list::Outcome::more) {
    // Where nothing is drawn, nobody waits for a slice.
    if (!drawn_) static_cast<void>(live_->extend(limits::segmented, around));
    arrange();
    is_list_old_ = true;
  }
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
  is_list_old_ = true;
  switch (action) {
    case tree::Keyword::all_action:
      live_->want_all();
      (roster_->filter_words().empty() ? shows_all_ : finds_all_) = true;
      break;
    case tree::Keyword::filter_action:
      // Its first focus comes with nothing to look for, and the names begin to come.
      live_->want_all();
      if (value == view_.filter) break;
      view_.filter = value;
      view_.found = limits::found_at_once;
      finds_all_ = false;
      has_typed_ = true;
      roster_->set_filter(value);
      static_cast<void>(roster_->look(limits::looked_through));
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
    append_sentence(page::say_counts(locale, counts(reading_->statement, *roster_)));
    append_sentence(names.size() == 1 ? page::fill(locale.one_new, who)
                                      : page::fill(locale.many_new, number(names.size())) + who);
  }
  roster_->age_marks();
  is_list_old_ = true;
  return true;
}

void Document::tell_found() {
  const bool is_filtered = !roster_->filter_words().empty();
  is_count_due_ = is_filtered && (live_->progress() < 100 || roster_->is_looking());
  const bool is_known = is_filtered && !roster_->is_looking();
  status_ = is_known ? page::say_found(page::english(), roster_->found().size()) : std::string();
  is_list_old_ = true;
}

model::Counts Document::counts(const model::Statement& statement,
                               const list::Roster& roster) const {
  const bool is_fetched = &roster == roster_.get() && live_->is_fetched();
  const std::optional<model::Counts>& total =
      is_fetched ? live_->counts() : statement.signatories.counts;
  if (total) return *total;
  model::Counts sum = roster.counts();
  const auto add = [&sum, &roster](const model::Signatory& one) {
    if (roster.has(one.key)) return;
    ++sum.of(one.kind);
  };
  for (const model::Signatory& lead : statement.leads) {
    add(lead);
    for (const model::Signatory& member : lead.members) add(member);
  }
  return sum;
}

page::ListState Document::list_state(const model::Statement& statement,
                                     const list::Roster& roster) const {
  page::ListState state = {
      .roster = roster, .counts = counts(statement, roster), .names = roster.all().size()};
  if (&roster != roster_.get()) return state;
  state.names = live_->names();
  state.can_be_given = !live_->order() || *live_->order() == model::Order::given;
  state.fetched = live_->progress();
  state.status = status_;
  return state;
}

read::FetchContext Document::context(std::string_view base) const {
  const model::Statement& statement = reading_->statement;
  return {.base = base,
          .images = statement.image_origins,
          .is_live = !statement.signatories.stream.text.empty()};
}

model::View Document::drawn_view(const model::Statement& statement, const model::View& view) const {
  const model::Signatories& signatories = statement.signatories;
  model::View drawn = view;
  drawn.live = view.controls && view.live && !signatories.src.text.empty() &&
               (signatories.refresh > 0 || !signatories.stream.text.empty());
  return drawn;
}

tree::NodeRef Document::lay_out() {
  if (view_.highlight != drawn_highlight_ || view_.scheme != drawn_scheme_) {
    roster_->forget_nodes();
    drawn_highlight_ = view_.highlight;
    drawn_scheme_ = view_.scheme;
  }
  const model::Statement& statement = reading_->statement;
  page::ListState list = list_state(statement, *roster_);
  list.is_drawn = true;
  return page::make_page(statement, drawn_view(statement, view_), page::english(), list);
}

tree::NodeRef Document::tree(const model::View& view) const {
  const model::Statement& statement = reading_->statement;
  return page::make_page(statement, drawn_view(statement, view), page::english(),
                         list_state(statement, *roster_));
}

void Document::begin_drawing() {
  if (!reading_) return;
  roster_->forget_nodes();
  // The control is drawn anew, and empty; what was found for it is not to be heard any more.
  if (!view_.filter.empty()) status_.clear();
  view_.filter.clear();
  roster_->set_filter({});
  finds_all_ = is_count_due_ = false;
  view_.shown = view_.found = limits::first_names;
  is_page_old_ = true;
  update_page();
  draw_page();
}

void Document::draw_page() {
  ids_ = dom::NodeIds();
  drawn_ = tree::NodeRef();
  drawing_.emplace(page_, ids_);
}

bool Document::grow(std::size_t names) {
  const auto grow_to = [names](std::size_t& shown, std::size_t all) {
    if (shown >= all) return false;
    shown += names;
    return true;
  };
  bool has_grown = false;
  if (view_.found < limits::first_names) {
    has_grown = roster_->found().size() > view_.found;
    view_.found = limits::first_names;
  }
  if (shows_all_) has_grown = grow_to(view_.shown, roster_->all().size()) || has_grown;
  if (finds_all_) has_grown = grow_to(view_.found, roster_->found().size()) || has_grown;
  is_list_old_ = is_list_old_ || has_grown;
  return has_grown;
}

void Document::update_page() {
  const model::Statement& statement = reading_->statement;
  if (is_count_due_ && live_->progress() == 100 && !roster_->is_looking()) tell_found();
  if (!is_page_old_ && (is_list_old_ || is_sidebar_old_)) {
    const model::View view = drawn_view(statement, view_);
    page::ListState state = list_state(statement, *roster_);
    state.is_drawn = true;
    tree::NodeRef page = page_;
    if (is_list_old_) {
      page =
          page::with_part(page, statement, view, page::english(), state, page::append_signatories);
      if (page && view.controls) {
        page = page::with_part(page, statement, view, page::english(), state, page::append_status);
      }
    }
    if (page && is_sidebar_old_ && view.releases) {
      page = page::with_part(page, statement, view, page::english(), state, page::append_releases);
    }
    is_page_old_ = !page;
    if (page) page_ = std::move(page);
  }
  if (is_page_old_) page_ = lay_out();
  is_page_old_ = is_list_old_ = is_sidebar_old_ = false;
}

bool Document::step(std::size_t nodes, dom::Operations& operations) {
  if (!reading_) return false;
  if (drawing_) {
    if (drawing_->step(nodes, operations)) return true;
    drawn_ = drawing_->tree();
    drawing_.reset();
    return is_page_old_ || is_list_old_ || is_sidebar_old_ || shows_all_ || finds_all_;
  }
  if (!drawn_) return false;
  const std::size_t names = std::max<std::size_t>(nodes / nodes_per_name, 1);
  bool more = true;
  // What was typed is answered before all else, of which there may be much.
  if (!std::exchange(has_typed_, false)) {
    is_list_old_ = is_list_old_ || live_->is_extending() || roster_->is_looking();
    more = live_->extend(names, context({}));
    more = roster_->look(limits::looked_through) || more;
    more = grow(names) || more;
  }
  update_page();
  dom::diff(*drawn_, *page_, ids_, operations);
  drawn_ = page_;
  return more;
}

}  // namespace undersigned::document
