#include "tests/models/publisher.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "tests/models/documents.h"
#include "text/fold.h"
#include "text/text.h"

namespace undersigned {
namespace {

constexpr std::string_view order_names[] = {"given", "name", "newest"};

std::size_t place_of(const std::vector<Signer>& list, const std::string& key) {
  std::size_t at = 0;
  while (at < list.size() && list[at].key != key) ++at;
  return at;
}

std::string json_of(const Signer& one, const std::string* before) {
  std::string json = "{\"name\":\"" + one.name + '"';
  if (before != nullptr && !before->empty()) json += ",\"before\":\"" + *before + '"';
  if (one.has_id) json += ",\"id\":\"" + one.key + '"';
  if (one.is_person) json += ",\"kind\":\"person\"";
  if (!one.day.empty()) json += ",\"signed\":\"" + one.day + '"';
  if (!one.group.empty()) json += ",\"group\":\"" + one.group + '"';
  if (one.version > 0) json += ",\"note\":\"version " + std::to_string(one.version) + '"';
  if (!one.members.empty()) {
    json += ",\"members\":[";
    for (const std::string& member : one.members) {
      json += (json.back() == '[' ? "{\"name\":\"" : ",{\"name\":\"") + member + "\"}";
    }
    json += ']';
  }
  return json + '}';
}

std::string json_of(const std::vector<Signer>& list) {
  std::string json = "[";
  for (const Signer& one : list) json += (json.size() > 1 ? "," : "") + json_of(one, nullptr);
  return json + ']';
}

std::vector<Signer> in_order(std::vector<Signer> list, model::Order order) {
  if (order == model::Order::newest) std::reverse(list.begin(), list.end());
  const auto is_before = [order](const Signer& left, const Signer& right) {
    if (order == model::Order::newest) return left.day > right.day;
    return std::tuple(text::fold(left.name), left.name, left.key) <
           std::tuple(text::fold(right.name), right.name, right.key);
  };
  if (order != model::Order::given) std::stable_sort(list.begin(), list.end(), is_before);
  return list;
}

/// A well-formed integrity string, different for each text.
std::string integrity_of(std::string_view text) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  std::string integrity = "sha256-";
  std::uint32_t hash = text::hash32(text);
  for (int i = 0; i < 42; ++i) {
    hash = hash * 1'664'525U + 1'013'904'223U + static_cast<std::uint32_t>(text.size());
    integrity += digits[(hash >> 16U) % digits.size()];
  }
  return integrity + "A=";
}

}  // namespace

void fold(std::vector<Signer>& list, const Told& event, model::Order order) {
  for (const std::string& key : event.remove) {
    std::erase_if(list, [&key](const Signer& one) { return one.key == key; });
  }
  for (const Signer& one : event.update) {
    if (const std::size_t at = place_of(list, one.key); at < list.size()) list[at] = one;
  }
  for (const auto& [one, before] : event.add) {
    const std::size_t known = place_of(list, one.key);
    if (known < list.size()) {
      list[known] = one;
      continue;
    }
    const std::size_t place = order == model::Order::given ? place_of(list, before) : list.size();
    list.insert(list.begin() + static_cast<std::ptrdiff_t>(place), one);
  }
}

Publisher::Publisher(Random& random, Habits habits) : random_(random), habits_(habits) {
  State first;
  for (std::size_t i = random_.below(habits_.size + 1); i > 0; --i)
    first.list.push_back(new_signer());
  states_.push_back(std::move(first));
}

std::string Publisher::statement(std::uint32_t revision) const {
  const std::string number = std::to_string(revision);
  const std::string signatories =
      R"({"src": "https://p.example/list", "stream": "https://p.example/stream", "order": ")" +
      std::string(order_names[static_cast<std::size_t>(habits_.order)]) +
      R"(", "groups": [{"key": "a", "heading": "First"}, {"key": "b", "heading": "Second"}],
      "items": [{"name": "Inline"}, {"name": "Inline )" +
      number + R"("}]})";
  return undersigned::statement({{"revision", number},
                                 {"leads", R"([{"name": "Lead", "members": [{"name": "Alder"}]}])"},
                                 {"signatories", signatories}});
}

Signer Publisher::new_signer() {
  static const std::vector<std::string> words = {"Alder", "Älder", "alder", "Birch", "Zelkova"};
  const std::string number = std::to_string(++last_);
  Signer one = {.key = 'k' + number, .name = random_.pick(words)};
  one.has_id = !random_.one_in(4);
  if (!one.has_id) {
    one.name += ' ' + number;
    one.key = text::ascii_lower(one.name);
  }
  one.is_person = random_.one_in(4);
  if (!random_.one_in(3)) one.day = "2026-01-0" + std::to_string(1 + random_.below(4));
  if (random_.one_in(3)) one.group = random_.one_in(2) ? "a" : "b";
  for (std::size_t i = random_.below(9); i > 6; --i) {
    one.members.push_back("m" + number + '.' + std::to_string(i));
  }
  return one;
}

void Publisher::publish() {
  State next = states_.back();
  Told event = {.epoch = next.epoch, .from = next.revision};
  next.revision += 1 + static_cast<std::uint32_t>(random_.below(3) / 2);
  event.revision = next.revision;
  const std::vector<Signer>& list = states_.back().list;
  const std::size_t much = random_.one_in(8) ? 12 : 3;
  const bool shrinks = !habits_.only_grows && random_.below(habits_.size * 4) < list.size() * 2;
  for (std::size_t i = random_.below(much); i > 0 && !list.empty(); --i) {
    const Signer& one = random_.pick(list);
    if (shrinks && random_.one_in(2)) {
      event.remove.push_back(one.key);
    } else {
      Signer other = one;
      ++other.version;
      // Among items of another day only the file determines the position.
      const bool keeps_day = habits_.in_segments && habits_.order == model::Order::newest;
      if (!keeps_day && random_.one_in(3)) other.day = "2026-01-09";
      if (one.has_id && random_.one_in(3)) other.name = "Cedar " + std::to_string(other.version);
      if (random_.one_in(4)) other.group = other.group.empty() ? "b" : "";
      if (!habits_.only_grows && random_.one_in(4)) other.members.clear();
      // Adding a known signatory is an update; adding a removed one is an addition.
      if (random_.one_in(3)) {
        event.add.emplace_back(other, "");
      } else {
        event.update.push_back(other);
      }
    }
  }
  for (std::size_t i = shrinks ? 0 : random_.below(much); i > 0; --i) {
    const bool is_placed =
        habits_.written() == model::Order::given && !list.empty() && !random_.one_in(3);
    event.add.emplace_back(new_signer(), is_placed ? random_.pick(list).key : "");
  }
  // Each key occurs once in each of the three lists, and no removed one is updated.
  std::set<std::string> seen(event.remove.begin(), event.remove.end());
  std::erase_if(event.update, [&seen](const Signer& one) { return !seen.insert(one.key).second; });
  seen.clear();
  std::erase_if(event.add, [&seen](const auto& one) { return !seen.insert(one.first.key).second; });
  undersigned::fold(next.list, event, habits_.written());

  event.json = "{\"epoch\":" + std::to_string(event.epoch) +
               ",\"from\":" + std::to_string(event.from) +
               ",\"revision\":" + std::to_string(event.revision);
  // For a signatory that has not arrived yet, the number of members lost is unknown.
  const bool is_sum = event.update.empty() && next.list.size() == list.size() + event.add.size();
  const bool tells_counts = habits_.in_segments && !is_sum;
  if (tells_counts || random_.one_in(2)) event.json += ",\"counts\":" + counts(next.list);
  event.json += ",\"remove\":[";
  for (const std::string& key : event.remove) {
    event.json += (event.json.back() == '[' ? "\"" : ",\"") + key + '"';
  }
  event.json += "],\"update\":" + json_of(event.update) + ",\"add\":[";
  for (const auto& [one, before] : event.add) {
    event.json += (event.json.back() == '[' ? "" : ",") + json_of(one, &before);
  }
  event.json += "]}";
  told_.push_back(std::move(event));
  states_.push_back(std::move(next));
}

void Publisher::publish_silently() {
  State next = states_.back();
  if (random_.one_in(2)) {
    ++next.epoch;
    next.revision = 1 + static_cast<std::uint32_t>(random_.below(3));
  } else {
    next.revision += 1;
  }
  if (habits_.order != model::Order::name) random_.shuffle(next.list);
  states_.push_back(std::move(next));
}

std::string Publisher::counts(const std::vector<Signer>& list) const {
  // Counts the lead and its member.
  model::Counts counts = {.organizations = 2};
  for (const Signer& one : list) {
    ++(one.is_person ? counts.persons : counts.organizations);
    counts.organizations += static_cast<std::uint32_t>(one.members.size());
  }
  return "{\"organizations\":" + std::to_string(counts.organizations) +
         ",\"persons\":" + std::to_string(counts.persons) + '}';
}

std::string Publisher::answer(const State& state, int variant) {
  std::string json = "{\"epoch\":" + std::to_string(state.epoch) +
                     ",\"revision\":" + std::to_string(state.revision) +
                     std::string(static_cast<std::size_t>(variant), ' ');
  if (!habits_.in_segments || (habits_.order != model::Order::newest && state.revision % 7 == 3)) {
    if (state.revision % 2 == 0) json += ",\"counts\":" + counts(state.list);
    return json + ",\"items\":" + json_of(state.list) + '}';
  }
  const std::vector<Signer> sorted = in_order(state.list, habits_.order);
  json += ",\"counts\":" + counts(state.list) + ",\"order\":\"" +
          std::string(order_names[static_cast<std::size_t>(habits_.order)]) + "\",\"segments\":[";
  for (std::size_t begin = 0, end = 0; begin == 0 || begin < sorted.size(); begin = end) {
    for (end = begin + 1; end < sorted.size() && text::hash32(sorted[end].key) % 6 != 0;) ++end;
    end = std::min(end, sorted.size());
    const auto at = [&sorted](std::size_t place) {
      return sorted.begin() + static_cast<std::ptrdiff_t>(place);
    };
    const std::string items =
        "{\"items\":" + json_of(std::vector<Signer>(at(begin), at(end))) + '}';
    const std::string integrity = integrity_of(items);
    segments_[integrity] = items;
    if (json.back() != '[') json += ',';
    json += R"({"src":"segment","integrity":")" + integrity + R"(","count":)" +
            std::to_string(end - begin) + '}';
    if (sorted.empty()) break;
  }
  return json + "]}";
}

}  // namespace undersigned
