#include "full/publish/list_event.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "full/publish/compact_json.h"
#include "full/publish/order_and_count.h"
#include "model/limits.h"
#include "read/signatory_keys.h"
#include "text/json_writer.h"
#include "text/url.h"

namespace undersigned::publish {
namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
/// Bytes allowed for the field name before the data on a line of the stream.
constexpr std::size_t field_name = 8;

/// Finds the index of a list's item by its key.
class Index {
 public:
  explicit Index(const std::vector<model::Signatory>& items) {
    entries_.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) entries_.emplace_back(items[i].key, i);
    std::sort(entries_.begin(), entries_.end());
  }
  [[nodiscard]] std::size_t find(std::string_view key) const {
    const auto at = std::lower_bound(entries_.begin(), entries_.end(), Entry(key, 0));
    return at != entries_.end() && at->first == key ? at->second : nowhere;
  }

 private:
  using Entry = std::pair<std::string_view, std::size_t>;
  std::vector<Entry> entries_;
};

std::string item_json(const PublishedList& state, const model::Signatory& item) {
  std::string out;
  append_compact_json(out, state.json, item.at.begin);
  return out;
}

void write_revisions(text::JsonWriter& json, std::uint32_t epoch, std::uint32_t from,
                     std::uint32_t revision) {
  json.member("epoch", epoch);
  json.member("from", from);
  json.member("revision", revision);
}

/// Writes an array of `items`, which are JSON; nothing if there are none.
void write_list(text::JsonWriter& json, std::string_view key,
                const std::vector<std::string>& items) {
  if (items.empty()) return;
  json.key(key);
  json.begin_array();
  for (const std::string& item : items) json.json(item);
  json.end_array();
}

bool is_relative(const model::Address& address) {
  return !address.text.empty() &&
         text::resolve_link(address.text, "").refusal == text::Refusal::no_base;
}

bool has_relative_address(const model::Signatory& one) {
  const bool own = is_relative(one.url) || is_relative(one.logo.src) || is_relative(one.logo.dark);
  return own || std::any_of(one.members.begin(), one.members.end(), has_relative_address);
}

/// The changes between two states, and whether applying them to the older state gives the newer
/// one.
class Comparison {
 public:
  Comparison(const PublishedList& older, const PublishedList& newer, model::Order order)
      : older_(older), newer_(newer), order_(order) {}

  void run() {
    find_removed();
    find_changed();
    if (order_ == model::Order::given) {
      place_added();
    } else {
      // An addition without a place goes to the end of the list. Among signatories of the same day,
      // the later one in the list comes first, so they are added in reverse.
      for (std::size_t i = added_.size(); i-- > 0;) add(*added_[i], "");
    }
    if (order_ == model::Order::newest) check_days();
  }

  [[nodiscard]] bool is_empty() const {
    return is_told_ && remove_.empty() && update_.empty() && add_.empty();
  }
  [[nodiscard]] bool is_told() const { return is_told_ && names_ <= limits::signatories; }

  void write(text::JsonWriter& json) const {
    write_list(json, "remove", remove_);
    write_list(json, "update", update_);
    write_list(json, "add", add_);
  }

 private:
  void find_removed() {
    const Index index(newer_.list.items);
    for (const model::Signatory& one : older_.list.items) {
      if (index.find(one.key) == nowhere) text::append_json_string(remove_.emplace_back(), one.key);
    }
  }

  void find_changed() {
    const Index index(older_.list.items);
    sequence_ = in_order(newer_.list.items, order_);
    for (const model::Signatory* one : sequence_) {
      const std::size_t place = index.find(one->key);
      places_.push_back(place);
      if (place == nowhere) {
        added_.push_back(one);
        continue;
      }
      std::string json = item_json(newer_, *one);
      if (json == item_json(older_, older_.list.items[place])) continue;
      note(*one);
      update_.push_back(std::move(json));
    }
  }

  /// Adds each new signatory before the next old one. The old ones must have kept their order.
  void place_added() {
    std::size_t last = nowhere;
    for (std::size_t i = 0, next = 0; i < sequence_.size(); ++i) {
      if (places_[i] != nowhere) {
        if (last != nowhere && places_[i] < last) is_told_ = false;
        last = places_[i];
        continue;
      }
      next = std::max(next, i);
      while (next < sequence_.size() && places_[next] == nowhere) ++next;
      add(*sequence_[i], next < sequence_.size() ? sequence_[next]->key : "");
    }
  }

  /// Among signatories of the same day, additions come first.
  void check_days() {
    for (std::size_t i = 1; i < sequence_.size(); ++i) {
      if (sequence_[i]->signed_on != sequence_[i - 1]->signed_on) continue;
      if (places_[i] == nowhere) {
        is_told_ = is_told_ && places_[i - 1] == nowhere;
      } else if (places_[i - 1] != nowhere && places_[i - 1] < places_[i]) {
        is_told_ = false;
      }
    }
  }

  void add(const model::Signatory& one, std::string_view before) {
    note(one);
    std::string json = item_json(newer_, one);
    // If the item has a key "before" of its own, there would be two.
    if (json.find("\"before\"") != std::string::npos) is_told_ = false;
    if (!before.empty()) {
      std::string place = "\"before\":";
      text::append_json_string(place, before);
      place += ',';
      json.insert(1, place);
    }
    add_.push_back(std::move(json));
  }

  void note(const model::Signatory& one) {
    names_ += 1 + one.members.size();
    if (has_relative_address(one)) is_told_ = false;
  }

  const PublishedList& older_;
  const PublishedList& newer_;
  model::Order order_;
  std::vector<const model::Signatory*> sequence_;  ///< the newer list, in the order shown
  std::vector<std::size_t> places_;  ///< index of each in the older list, or `nowhere`
  std::vector<const model::Signatory*> added_;
  std::vector<std::string> remove_;
  std::vector<std::string> update_;
  std::vector<std::string> add_;
  std::size_t names_ = 0;
  bool is_told_ = true;
};

}  // namespace

void write_counts(text::JsonWriter& json, const model::Counts& counts) {
  json.key("counts");
  json.begin_object();
  json.member("organizations", counts.organizations);
  json.member("persons", counts.persons);
  json.end_object();
}

std::string refetch_event(std::uint32_t epoch, std::uint32_t revision) {
  std::string out;
  text::JsonWriter json(out);
  json.begin_object();
  write_revisions(json, epoch, revision, revision);
  json.end_object();
  return out;
}

Difference difference(const PublishedList& older, const PublishedList& newer, model::Order order,
                      const model::Counts& counts) {
  Comparison comparison(older, newer, order);
  comparison.run();
  Difference result = {.is_told = comparison.is_told(), .is_empty = comparison.is_empty()};
  if (older.list.epoch != newer.list.epoch) result.is_told = false;
  text::JsonWriter json(result.event);
  json.begin_object();
  write_revisions(json, newer.list.epoch, older.list.revision, newer.list.revision);
  write_counts(json, counts);
  comparison.write(json);
  json.end_object();
  if (result.event.size() + field_name > limits::event_bytes) result.is_told = false;
  if (!result.is_told) result.event = refetch_event(newer.list.epoch, newer.list.revision);
  return result;
}

}  // namespace undersigned::publish
