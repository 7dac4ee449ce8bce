#include "tests/models/list_history.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "document/document.h"
#include "full/html/html.h"
#include "list/live_list.h"
#include "tests/models/documents.h"
#include "tests/models/publisher.h"
#include "tests/models/rebuild.h"

namespace undersigned {
namespace {

constexpr std::string_view address = "https://p.example/list";

std::string html_of(const tree::Node& tree) {
  std::string html;
  html::append_html(html, tree);
  return html;
}

std::string_view say(list::Outcome outcome) {
  constexpr std::string_view names[] = {"known", "changed", "gap", "refused", "more"};
  return names[static_cast<std::size_t>(outcome)];
}

/// Without the markup of new names, one item per line.
std::string settled(std::string html) {
  for (std::size_t at = 0; (at = html.find("<div", at)) != std::string::npos; at += 5) {
    html.insert(at, 1, '\n');
  }
  constexpr std::string_view mark = " statement-new";
  for (std::size_t at = 0; (at = html.find(mark, at)) != std::string::npos;) {
    html.erase(at, mark.size());
  }
  return html;
}

/// The first error, with what led to it.
class Verdict {
 public:
  [[nodiscard]] bool is_good() const { return wrong_.empty(); }
  [[nodiscard]] const std::string& wrong() const { return wrong_; }
  void fail(std::string_view what, std::string_view more) {
    if (!wrong_.empty()) return;
    wrong_ = what;
    wrong_ += '\n';
    wrong_ += more;
  }
  void expect_equal(std::string_view left, std::string_view right, std::string_view more) {
    if (left != right) fail(std::string(left) + "\nis not\n" + std::string(right), more);
  }

 private:
  std::string wrong_;
};

/// A page with a list. Everything drawn on it is checked.
class Reader {
 public:
  Reader(const std::string& statement, Verdict& verdict) : verdict_(verdict) {
    document_.set_base("https://p.example/statement.json");
    document_.set_view({.controls = true, .live = true});
    if (!document_.load(statement)) {
      verdict_.fail("not loaded", print(document_.diagnostics(), statement));
    }
  }

  list::Outcome receive_list(std::string_view from, std::string_view body) {
    return note(document_.receive_list(from, body), from, body);
  }

  list::Outcome receive_event(std::string_view from, std::string_view body) {
    return note(document_.receive_event(from, body), from, body);
  }

  list::Outcome note(list::Outcome outcome, std::string_view from, std::string_view body) {
    has_changed_ = has_changed_ || outcome == list::Outcome::changed;
    log_ += std::string(say(outcome)) + ' ' + std::string(from).substr(0, 60) + ' ' +
            std::string(body) + '\n' + print(document_.diagnostics(), body);
    return outcome;
  }

  void reload(const std::string& statement) {
    verdict_.expect_equal(say(document_.reload(statement)), "changed", log_);
    log_ += "reload\n";
  }

  void act(tree::Keyword action, std::string_view value = {}) {
    document_.act(action, value);
    log_ += "act " + std::string(tree::name_of(action)) + ' ' + std::string(value) + '\n';
  }
  void announce() { static_cast<void>(document_.announce()); }

  /// Draws a slice; true when there is more.
  bool step(std::size_t nodes) {
    dom::Operations operations;
    const bool more = document_.step(nodes, operations);
    const std::string wrong = dom_.apply(operations);
    if (!wrong.empty()) verdict_.fail(wrong, log_ + dom::print(operations));
    if (!dom_.is_whole() || !verdict_.is_good()) return more && verdict_.is_good();
    if (dom_.size() != dom_.reachable()) verdict_.fail("numbers left", log_);
    // Events during the first drawing are drawn after it.
    if (!std::exchange(is_drawn_, true)) return true;
    verdict_.expect_equal(dom_.html(), html_of(*document_.tree(document_.view())), log_);
    return more;
  }

  void draw_all() {
    while (step(1'000'000)) {
    }
  }

  /// Fetches missing segments until there are none; true if the list must be fetched.
  bool fetch_all(const Publisher& publisher) {
    bool has_gap = false;
    for (auto wanted = document_.missing_segments(); !wanted.empty();
         wanted = document_.missing_segments()) {
      has_gap = fetch(*wanted.front(), publisher) == list::Outcome::gap || has_gap;
    }
    return has_gap;
  }

  list::Outcome fetch(const model::Segment& segment, const Publisher& publisher) {
    const std::string integrity = segment.integrity.text;
    constexpr std::string_view from = "https://p.example/segment";
    const std::string& body = publisher.segment(integrity);
    return note(document_.receive_segment(integrity, from, body), integrity, body);
  }

  /// The names shown, in order. Each occurs once.
  std::vector<std::string> keys() {
    std::vector<std::string> keys;
    std::set<std::string_view> seen;
    for (const auto& group : document_.roster().all().groups()) {
      for (const list::Listed* one : group->items) {
        const std::string& key = one->signatory.key;
        if (!seen.insert(key).second) verdict_.fail("twice: " + key, log_);
        if (document_.roster().find(key) != one) verdict_.fail("not found: " + key, log_);
        keys.push_back(key);
      }
    }
    return keys;
  }
  /// All names, without controls and markup.
  [[nodiscard]] std::string page() { return settled(html_of(*document_.tree({}))); }
  /// "12 organizations …"
  [[nodiscard]] std::string count() {
    return parts(html_of(*document_.tree({})), "statement-count");
  }
  [[nodiscard]] std::vector<const model::Segment*> missing_segments() const {
    return document_.missing_segments();
  }
  /// Whether a list has been shown.
  [[nodiscard]] bool has_changed() const { return has_changed_; }
  [[nodiscard]] const std::string& log() const { return log_; }

 private:
  Verdict& verdict_;
  document::Document document_;
  Dom dom_;
  bool is_drawn_ = false;
  bool has_changed_ = false;
  std::string log_;
};

/// The orders a reader can choose for a list written in `order`. For names of one day, and in given
/// order, the file's order decides; a file sorted by name does not keep the publisher's.
std::vector<tree::Keyword> choices(model::Order order) {
  if (order == model::Order::name) return {tree::Keyword::name_action};
  if (order == model::Order::newest)
    return {tree::Keyword::name_action, tree::Keyword::newest_action};
  return {tree::Keyword::given_action, tree::Keyword::name_action, tree::Keyword::newest_action};
}

/// What a new reader sees of a state.
std::string fresh(Publisher& publisher, const State& state, std::optional<tree::Keyword> order,
                  Verdict& verdict) {
  Reader reader(publisher.statement(), verdict);
  if (reader.receive_list(address, publisher.answer(state)) == list::Outcome::refused) {
    verdict.fail("refused", reader.log());
  }
  reader.act(tree::Keyword::all_action);
  if (reader.fetch_all(publisher)) verdict.fail("a gap in a fresh list", reader.log());
  if (order) reader.act(*order);
  reader.draw_all();
  return reader.page();
}

/// What a list without segments shows according to docs/format.md.
class Plain {
 public:
  explicit Plain(model::Order order) : order_(order) {}

  [[nodiscard]] const std::optional<State>& shown() const { return shown_; }

  list::Outcome take(const State& state, const std::string& json) {
    if (shown_ && is_below(state, *shown_)) return list::Outcome::known;
    const bool was_fetched = shown_ && fetched_ == at(*shown_);
    if (was_fetched && at(state) == fetched_) {
      return json == json_ ? list::Outcome::known : list::Outcome::refused;
    }
    shown_ = state;
    fetched_ = at(state);
    json_ = json;
    list::Outcome outcome = list::Outcome::changed;
    for (const Told& event : std::exchange(waiting_, {})) {
      if (take(event) == list::Outcome::gap) outcome = list::Outcome::gap;
    }
    waiting_.clear();
    return outcome;
  }

  list::Outcome take(const Told& event) {
    if (shown_ && !is_below(*shown_, event)) return list::Outcome::known;
    if (!shown_ || at(*shown_) != At(event.epoch, event.from)) {
      waiting_.push_back(event);
      return shown_ ? list::Outcome::gap : list::Outcome::known;
    }
    shown_->revision = event.revision;
    fold(shown_->list, event, order_);
    return list::Outcome::changed;
  }

 private:
  using At = std::pair<std::uint32_t, std::uint32_t>;
  static At at(const State& state) { return {state.epoch, state.revision}; }
  template <typename Left, typename Right>
  static bool is_below(const Left& left, const Right& right) {
    return At(left.epoch, left.revision) < At(right.epoch, right.revision);
  }

  model::Order order_;
  std::optional<State> shown_;
  At fetched_;
  std::string json_;
  std::vector<Told> waiting_;
};

/// The sum of the numbers in a text.
std::size_t sum_of(std::string_view text) {
  std::size_t sum = 0;
  std::size_t number = 0;
  for (const char c : text) {
    const bool is_digit = c >= '0' && c <= '9';
    number = is_digit ? number * 10 + static_cast<std::size_t>(c - '0') : (sum += number, 0);
  }
  return sum + number;
}

std::vector<std::string> sorted(std::vector<std::string> keys) {
  std::sort(keys.begin(), keys.end());
  return keys;
}

std::vector<std::string> sorted_keys(const std::vector<Signer>& list) {
  std::vector<std::string> keys;
  for (const Signer& one : list) keys.push_back(one.key);
  return sorted(std::move(keys));
}

}  // namespace

std::string read_a_log(Random& random) {
  Verdict verdict;
  const Publisher::Habits habits = {.order = static_cast<model::Order>(random.below(3)),
                                    .in_segments = !random.one_in(4),
                                    .only_grows = random.one_in(3),
                                    .size = random.one_in(30) ? 300U : 12U};
  Publisher publisher(random, habits);
  Reader reader(publisher.statement(), verdict);
  std::optional<tree::Keyword> order;
  bool has_list = false;
  bool has_asked = false;  // for all names
  std::uint32_t epoch = 0;
  std::uint32_t revision = 1;  // of the statement
  std::size_t told = 0;
  std::size_t count = 0;
  const bool is_plain = !habits.in_segments;
  Plain plain(habits.written());
  const auto take_event = [&](const Told& event) {
    const list::Outcome outcome = reader.receive_event(address, event.json);
    if (is_plain) {
      verdict.expect_equal(say(outcome), say(plain.take(event)), reader.log());
    }
    return outcome;
  };
  const auto take_list = [&](const State& state, int variant) {
    const std::string json = publisher.answer(state, variant);
    const list::Outcome outcome = reader.receive_list(address, json);
    if (is_plain) {
      verdict.expect_equal(say(outcome), say(plain.take(state, json)), reader.log());
    }
    has_list = has_list || outcome != list::Outcome::refused;
    if (outcome != list::Outcome::refused) epoch = std::max(epoch, state.epoch);
    return outcome;
  };
  for (std::size_t turn = 0; turn < 50 && !random.is_used_up(); ++turn) {
    switch (random.below(17)) {
      case 0: take_list(random.pick(publisher.states()), 0); break;
      case 1: take_list(publisher.state(), static_cast<int>(random.below(3))); break;
      case 2:
        if (random.one_in(4)) publisher.publish_silently();
        break;
      case 3:
        // An occasional gap.
        if (told < publisher.told().size()) told += random.below(2);
        break;
      case 4:
        if (!publisher.told().empty()) take_event(random.pick(publisher.told()));
        break;
      case 5:
      case 6: {
        const auto wanted = reader.missing_segments();
        if (!wanted.empty()) reader.fetch(*random.pick(wanted), publisher);
        break;
      }
      case 7:
        if (!random.one_in(4)) break;
        reader.act(tree::Keyword::all_action);
        has_asked = true;
        break;
      case 8:
        if (random.one_in(4)) {
          order = random.pick(choices(habits.written()));
          reader.act(*order);
        } else if (random.one_in(3)) {
          static const std::vector<std::string> filters = {"", "ald", "birch", "cedar 1", "nobody"};
          reader.act(tree::Keyword::filter_action, random.pick(filters));
        }
        break;
      case 9:
        if (random.one_in(3)) reader.announce();
        break;
      case 10: reader.step(1 + random.below(400)); break;
      case 11:
        if (random.one_in(4)) reader.reload(publisher.statement(++revision));
        break;
      default:
        if (random.one_in(2)) publisher.publish();
        if (told == publisher.told().size()) break;
        if (take_event(publisher.told()[told++]) == list::Outcome::gap) {
          if (random.one_in(2)) take_list(publisher.state(), 0);
        }
    }
    if (is_plain && plain.shown() && random.one_in(8)) {
      verdict.expect_equal(reader.page(), fresh(publisher, *plain.shown(), order, verdict),
                           reader.log());
    }
    const std::vector<std::string> keys = reader.keys();
    if (is_plain && plain.shown() && sorted(keys) != sorted_keys(plain.shown()->list)) {
      verdict.fail("other names", reader.log());
    }
    // With segments it is unknown which state is shown, but once all are there it is one of them.
    if (!is_plain && has_asked && has_list && reader.missing_segments().empty() &&
        random.one_in(4)) {
      reader.draw_all();
      const auto is_shown = [now = sorted(reader.keys())](const State& state) {
        return sorted_keys(state.list) == now;
      };
      const auto& states = publisher.states();
      if (reader.has_changed() && std::none_of(states.rbegin(), states.rend(), is_shown)) {
        verdict.fail("no state of the list", reader.log());
      }
    }
    if (!verdict.is_good()) return verdict.wrong();
    if (!habits.only_grows || !reader.has_changed()) continue;
    const std::size_t now = sum_of(reader.count());
    // Before the first list, and for an empty list, something else is shown.
    if (now == 0) continue;
    if (now < count) {
      return std::to_string(now) + " after " + std::to_string(count) + '\n' + reader.log();
    }
    count = now;
  }
  // The last response: the missed events, or the list.
  bool needs_list = !has_list || epoch < publisher.state().epoch;
  for (const Told& event : publisher.told()) {
    if (event.epoch < publisher.state().epoch) continue;
    if (take_event(event) == list::Outcome::gap) needs_list = true;
  }
  const bool is_told = !publisher.told().empty() &&
                       publisher.told().back().epoch == publisher.state().epoch &&
                       publisher.told().back().revision == publisher.state().revision;
  reader.act(tree::Keyword::filter_action, "");
  reader.act(tree::Keyword::all_action);
  if (reader.fetch_all(publisher) || needs_list || !is_told) {
    take_list(publisher.state(), 0);
    static_cast<void>(reader.fetch_all(publisher));
  }
  reader.draw_all();
  const std::vector<std::string> keys = sorted(reader.keys());
  if (keys != sorted_keys(publisher.state().list)) verdict.fail("other names", reader.log());
  verdict.expect_equal(reader.page(), fresh(publisher, publisher.state(), order, verdict),
                       reader.log());
  return verdict.wrong();
}

}  // namespace undersigned
