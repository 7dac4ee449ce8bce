#include "read.h"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "ascii.h"
#include "check.h"
#include "forms.h"
#include "limits.h"
#include "schema.h"
#include "signatories.h"
#include "text.h"

namespace undersigned {
namespace {

using Json = nlohmann::json;

constexpr std::uint64_t known_format = 1;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The handler that nlohmann's SAX parser tells what it meets. What is asked of
/// a value stands in the schema; the handler keeps one frame for each open
/// object or list.
///
/// nlohmann tells no positions. They follow from the order of the events: the
/// next token begins behind the last one, after white space, commas and colons.
class Reader {
 public:
  Reader(std::string_view json, Statement& statement, std::vector<Diagnostic>& diagnostics)
      : json_(json), statement_(statement), diagnostics_(diagnostics) {
    if (json_.substr(0, 3) == byte_order_mark) position_ = 3;
  }

  bool null() {
    next_literal(4);
    if (skipped_ > 0) return true;
    if (frames_.empty()) {
      wrong_root(next_, "null");
      return true;
    }
    Frame& frame = frames_.back();
    if (frame.list) {
      wrong(next_, frame.field, "null");
      return true;
    }
    // Absent: what is required is still missing, and nothing is revealed.
    if (frame.field != nullptr) frame.seen &= ~bit(frame);
    if (frames_.size() == 1) top_keys_.pop_back();
    return true;
  }

  bool boolean(bool value) {
    next_literal(value ? 4 : 5);
    if (const Target target = value_target()) {
      wrong(next_, target.field, value ? "true" : "false");
    }
    return true;
  }

  bool number_integer(Json::number_integer_t) { return number(false, 0); }

  bool number_unsigned(Json::number_unsigned_t value) { return number(true, value); }

  bool number_float(Json::number_float_t, const std::string&) { return number(false, 0); }

  bool string(std::string& value) {
    next_string();
    if (const Target target = value_target()) take_text(target, std::move(value));
    return true;
  }

  bool binary(Json::binary_t&) { return true; }

  bool start_object(std::size_t) {
    next_literal(1);
    if (too_deep()) return true;
    if (frames_.empty()) {
      statement_at_ = next_;
      frames_.push_back({.schema = &statement_schema(), .object = &statement_, .begin = next_});
    } else {
      const Target target = value_target();
      Frame frame{.begin = next_};
      if (target) {
        const bool element = frames_.back().list;
        if (target.field->type == (element ? Type::list : Type::object)) {
          frame.schema = target.field->schema;
          frame.object = element ? target.field->append(target.object) : target.object;
        } else {
          wrong(next_, target.field, "an object");
        }
      }
      if (frame.schema != nullptr && frame.schema->at != nullptr) {
        *frame.schema->at(frame.object) = next_;
      }
      frames_.push_back(frame);
    }
    frames_.back().keys = keys_.size();
    return true;
  }

  bool key(std::string& value) {
    next_string();
    if (skipped_ > 0) return true;
    Frame& frame = frames_.back();
    note_key(value);
    frame.field = nullptr;
    if (frames_.size() == 1) {
      top_keys_.push_back(
          {.key = json_.substr(next_.begin + 1, next_.end - next_.begin - 2), .at = next_});
    }
    if (frame.schema == nullptr) return true;
    for (const Field& field : frame.schema->fields) {
      if (field.key != value) continue;
      frame.field = &field;
      frame.seen |= bit(frame);
      if (frames_.size() == 1) top_keys_.back().key = field.key;
      return true;
    }
    if (value[0] != '_' && value.compare(0, 2, "x-") != 0) unknown_key(*frame.schema, value);
    return true;
  }

  bool end_object() {
    next_literal(1);
    if (skipped_ > 0) {
      --skipped_;
      return true;
    }
    report_repeated_keys();
    const Frame& frame = frames_.back();
    if (frame.schema != nullptr) {
      for (const Field& field : frame.schema->fields) {
        const auto index = static_cast<std::size_t>(&field - frame.schema->fields.data());
        if (!field.required || ((frame.seen >> index) & 1U) != 0) continue;
        complain(Code::missing_key, frame.begin, field.key);
      }
    }
    frames_.pop_back();
    return true;
  }

  bool start_array(std::size_t) {
    next_literal(1);
    if (too_deep()) return true;
    Frame frame{.list = true, .begin = next_};
    if (frames_.empty()) {
      wrong_root(next_, "a list");
    } else if (const Target target = value_target()) {
      const Type type = target.field->type;
      if (!frames_.back().list &&
          (type == Type::list || type == Type::addresses || type == Type::body)) {
        frame.field = target.field;
        frame.object = target.object;
        if (type == Type::body) static_cast<Located*>(target.object)->at = next_;
      } else {
        wrong(next_, target.field, "a list");
      }
    }
    frames_.push_back(frame);
    return true;
  }

  bool end_array() {
    next_literal(1);
    if (skipped_ > 0) {
      --skipped_;
      return true;
    }
    const Frame& frame = frames_.back();
    if (frame.field != nullptr && frame.field->type == Type::body) {
      auto& body = *static_cast<Located*>(frame.object);
      body.at.end = next_.end;
      finish_body(body);
    }
    frames_.pop_back();
    return true;
  }

  template <typename Exception>
  bool parse_error(std::size_t position, const std::string&, const Exception& error) {
    constexpr int number_overflow = 406;
    if (error.id == number_overflow) {
      overflowed_ = true;
      return false;
    }
    next_unread(position);
    const auto reached = static_cast<std::uint32_t>(std::min(position, json_.size()));
    diagnostics_.clear();
    complain(Code::syntax, {.begin = next_.begin, .end = std::max(next_.begin, reached)});
    return false;
  }

  /// Whether a number that no double holds has stopped the parser.
  [[nodiscard]] bool overflowed() const { return overflowed_; }

  /// After the last event only white space may follow; nlohmann takes a NUL for
  /// the end.
  void finish() {
    next_literal(0);
    if (next_.begin >= json_.size() && !json_.empty()) {
      if (statement_at_.end > 0) {
        check_release(statement_, top_keys_, statement_at_, diagnostics_);
      }
      return;
    }
    diagnostics_.clear();
    complain(Code::syntax, {.begin = next_.begin, .end = next_.begin + 1});
  }

 private:
  struct Frame {
    const Schema* schema = nullptr;  ///< of an object; null where unknown
    void* object = nullptr;          ///< the struct, or the list's vector
    const Field* field = nullptr;    ///< of the pending key, or of the list
    bool list = false;
    std::uint64_t seen = 0;
    std::size_t keys = 0;  ///< where this object's keys begin in `keys_`
    Range begin;
  };

  /// Where a value goes; false where it is nobody's, or at a place for which
  /// the complaint has been made.
  struct Target {
    const Field* field = nullptr;
    void* object = nullptr;
    explicit operator bool() const { return field != nullptr; }
  };

  struct Key {
    std::uint64_t hash = 0;
    Range at;
  };

  static std::uint64_t bit(const Frame& frame) {
    return std::uint64_t{1} << static_cast<std::size_t>(frame.field -
                                                        frame.schema->fields.data());
  }

  // -- places ---------------------------------------------------------------

  void skip_between() {
    while (position_ < json_.size() &&
           std::string_view(" \t\n\r,:").find(json_[position_]) != std::string_view::npos) {
      ++position_;
    }
  }

  void next_literal(std::size_t length) {
    skip_between();
    set_next(position_ + length);
  }

  /// The token that cannot be read: of `read` bytes, the end counting as one,
  /// its own are the last.
  void next_unread(std::size_t read) {
    while (position_ < json_.size()) {
      const bool separator = json_[position_] == ',' || json_[position_] == ':';
      if (separator ? position_ + 1 >= read
                    : std::string_view(" \t\n\r").find(json_[position_]) == std::string_view::npos) {
        break;
      }
      ++position_;
    }
    position_ = std::min(position_, read - 1);
    set_next(position_);
  }

  void next_number() {
    skip_between();
    std::size_t end = position_;
    while (end < json_.size() && (is_digit(json_[end]) || json_[end] == '-' || json_[end] == '+' ||
                                  json_[end] == '.' || lower(json_[end]) == 'e')) {
      ++end;
    }
    set_next(end);
  }

  void next_string() {
    skip_between();
    std::size_t end = position_ + 1;
    while (end < json_.size() && json_[end] != '"') end += json_[end] == '\\' ? 2 : 1;
    set_next(end + 1);
  }

  void set_next(std::size_t end) {
    end = std::min(end, json_.size());
    next_ = {.begin = static_cast<std::uint32_t>(position_),
             .end = static_cast<std::uint32_t>(end)};
    position_ = end;
  }

  // -- complaints -----------------------------------------------------------

  void complain(Code code, Range at, std::string_view first = {}, std::string_view second = {}) {
    undersigned::complain(diagnostics_, code, at, first, second);
  }

  void wrong_root(Range at, std::string_view found) {
    complain(Code::wrong_type, at, found, "an object: { … }");
  }

  void wrong(Range at, const Field* field, std::string_view found) {
    if (field == nullptr) return;
    Type type = field->type;
    // Inside a list, one of its elements is asked for.
    if (frames_.back().list) type = type == Type::list ? Type::object : Type::text;
    std::string_view wanted = "a text in quotation marks";
    switch (type) {
      case Type::integer: wanted = "a whole number"; break;
      case Type::object: wanted = "an object: { … }"; break;
      case Type::list: wanted = "a list of objects: [ { … } ]"; break;
      case Type::addresses: wanted = "a list of texts: [ \"…\" ]"; break;
      case Type::body: wanted = "a text, or a list of texts"; break;
      default: break;
    }
    complain(Code::wrong_type, at, found, wanted);
  }

  void unknown_key(const Schema& schema, std::string_view key) {
    std::vector<std::string_view> known;
    for (const Field& field : schema.fields) known.push_back(field.key);
    complain(Code::unknown_key, next_, nearest_word(key, known));
  }

  /// Keys are compared by a 64-bit hash, so that 100,000 of them in one object
  /// cost no copy and no quadratic time.
  void note_key(std::string_view key) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : key) hash = (hash ^ byte_of(c)) * 1099511628211U;
    keys_.push_back({.hash = hash, .at = next_});
  }

  void report_repeated_keys() {
    const std::size_t begin = frames_.back().keys;
    const auto compare = [](const void* left, const void* right) {
      const auto& a = *static_cast<const Key*>(left);
      const auto& b = *static_cast<const Key*>(right);
      if (a.hash != b.hash) return a.hash < b.hash ? -1 : 1;
      return a.at.begin < b.at.begin ? -1 : 1;
    };
    // qsort, which md4c brings along: std::sort weighs ten times as much.
    std::qsort(keys_.data() + begin, keys_.size() - begin, sizeof(Key), compare);
    for (std::size_t i = begin + 1; i < keys_.size(); ++i) {
      const Key& key = keys_[i];
      if (key.hash != keys_[i - 1].hash) continue;
      const Range inside = {.begin = key.at.begin + 1, .end = key.at.end - 1};
      complain(Code::duplicate_key, key.at,
               json_.substr(inside.begin, inside.end - inside.begin));
    }
    keys_.resize(begin);
  }

  // -- values ---------------------------------------------------------------

  bool too_deep() {
    if (skipped_ == 0 && frames_.size() < limits::json_depth) return false;
    if (skipped_++ == 0) {
      std::string most;
      append_number(most, limits::json_depth);
      complain(Code::too_deep, next_, most);
    }
    return true;
  }

  Target value_target() {
    if (skipped_ > 0) return {};
    if (frames_.empty()) {
      wrong_root(next_, "a single value");
      return {};
    }
    const Frame& frame = frames_.back();
    if (frame.field == nullptr) return {};
    return {.field = frame.field,
            .object = frame.list ? frame.object : frame.field->slot(frame.object)};
  }

  bool number(bool natural, std::uint64_t value) {
    next_number();
    const Target target = value_target();
    if (!target) return true;
    const Field& field = *target.field;
    if (field.type != Type::integer) {
      wrong(next_, &field, "a number");
    } else if (!natural || value > field.limit ||
               (value < field.least && !(value == 0 && field.or_zero))) {
      std::string wanted = field.or_zero ? "0, or a whole number from " : "a whole number from ";
      append_number(wanted, field.least);
      wanted += " to ";
      append_number(wanted, field.limit);
      complain(Code::out_of_range, next_, wanted);
    } else {
      *static_cast<std::uint32_t*>(target.object) = static_cast<std::uint32_t>(value);
      if (frames_.size() == 1 && field.key == "format" && value > known_format) {
        std::string newer;
        append_number(newer, value);
        std::string known;
        append_number(known, known_format);
        complain(Code::newer_format, next_, newer, known);
      }
    }
    return true;
  }

  void too_long(std::uint64_t length, std::string_view unit, std::uint64_t most) {
    std::string found;
    append_number(found, length);
    found += unit;
    std::string allowed;
    append_number(allowed, most);
    complain(Code::too_long, next_, found, allowed);
  }

  bool fits(std::string_view text, std::size_t most) {
    if (text.size() <= most) return true;
    const std::size_t length = count_code_points(text);
    if (length <= most) return true;
    too_long(length, " characters", most);
    return false;
  }

  void take_text(const Target& target, std::string value) {
    const Field& field = *target.field;
    const bool element = frames_.back().list;
    // Of the statement's own keys, these are required unless it is embargoed.
    const bool needed =
        field.required || field.type == Type::body ||
        (frames_.size() == 1 && (field.key == "title" || field.type == Type::date));
    if (needed && !element &&
        collapse_white_space(field.type == Type::name ? clean_name(value) : value).empty()) {
      complain(Code::empty_text, next_, field.key);
      return;
    }
    switch (field.type) {
      case Type::text:
        if (fits(value, field.limit)) {
          *static_cast<std::string*>(target.object) = clean_text(std::move(value));
        }
        return;
      case Type::name:
        if (fits(value, field.limit)) {
          *static_cast<std::string*>(target.object) = clean_name(std::move(value));
        }
        return;
      case Type::optional_text:
        if (fits(value, field.limit)) {
          static_cast<std::optional<std::string>*>(target.object)
              ->emplace(clean_text(std::move(value)));
        }
        return;
      case Type::located:
        if (fits(value, field.limit)) {
          *static_cast<Located*>(target.object) = {.text = clean_text(std::move(value)),
                                                   .at = next_};
        }
        return;
      case Type::body:
        take_body(*static_cast<Located*>(target.object), std::move(value));
        return;
      case Type::address:
        // A longer one is refused when it is resolved, with a warning.
        *static_cast<Located*>(target.object) = {.text = std::move(value), .at = next_};
        return;
      case Type::addresses:
        if (!element) break;
        static_cast<std::vector<Located>*>(target.object)
            ->push_back({.text = std::move(value), .at = next_});
        return;
      case Type::date: form(target, value, is_date, "a date like 2026-03-05"); return;
      case Type::time: form(target, value, is_time, "a time like 2026-03-05T09:00:00Z"); return;
      case Type::slug:
        form(target, value, is_slug,
             "a slug: 1 to 100 small letters, digits and hyphens, not beginning with a hyphen");
        return;
      case Type::language:
        form(target, value, is_language, "a language tag like \"en\" or \"pt-BR\"");
        return;
      case Type::enumeration: choose(target, value); return;
      default: break;
    }
    wrong(next_, &field, "a text");
  }

  /// An optional date or time that is empty is absent.
  void form(const Target& target, std::string& value, bool (*is)(std::string_view),
            std::string_view wanted) {
    if (!is(value)) {
      if (!value.empty() || target.field->required) {
        complain(Code::bad_form, next_, value, wanted);
      }
      return;
    }
    *static_cast<std::string*>(target.object) = std::move(value);
  }

  void choose(const Target& target, std::string_view value) {
    const auto values = target.field->values;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (values[i] != value) continue;
      *static_cast<std::uint8_t*>(target.object) = static_cast<std::uint8_t>(i);
      return;
    }
    complain(Code::unknown_value, next_, value, nearest_word(value, values));
  }

  void take_body(Located& body, std::string value) {
    if (frames_.back().list) {
      if (!body.text.empty()) body.text += "\n\n";
      body.text += clean_text(std::move(value));
      return;
    }
    body = {.text = clean_text(std::move(value)), .at = next_};
    finish_body(body);
  }

  void finish_body(const Located& body) {
    next_ = body.at;
    if (body.text.size() > limits::body_bytes) {
      too_long(body.text.size(), " bytes", limits::body_bytes);
    } else if (collapse_white_space(body.text).empty()) {
      complain(Code::empty_text, next_, "body");
    }
  }

  std::string_view json_;
  Statement& statement_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<Frame> frames_;
  std::vector<Key> keys_;
  std::vector<TopKey> top_keys_;
  std::size_t position_ = 0;
  std::size_t skipped_ = 0;  ///< open objects and lists below the depth limit
  Range next_;
  bool overflowed_ = false;
  Range statement_at_;      ///< empty where the document is no object
};

/// RFC 8259, section 6.
bool is_number(std::string_view text) {
  const auto take_digits = [&text] {
    const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(count);
    return count;
  };
  const auto take_one = [&text](std::string_view any) {
    if (text.empty() || any.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
  };
  take_one("-");
  if (!take_one("0") && take_digits() == 0) return false;
  if (take_one(".") && take_digits() == 0) return false;
  if (take_one("eE")) {
    take_one("+-");
    if (take_digits() == 0) return false;
  }
  return text.empty();
}

/// `json` with a small fraction in place of every number that a double might
/// not hold: nlohmann stops at those, which are JSON all the same.
std::string without_huge_numbers(std::string_view json) {
  constexpr std::size_t surely_held = 300;
  std::string tame(json);
  for (std::size_t at = 0; at < json.size();) {
    if (json[at] == '"') {
      for (++at; at < json.size() && json[at] != '"';) at += json[at] == '\\' ? 2 : 1;
      ++at;
      continue;
    }
    const std::size_t end = std::min(json.find_first_not_of("0123456789+-.eE", at), json.size());
    const std::string_view token = json.substr(at, end - at);
    const bool huge =
        token.size() > surely_held || token.find_first_of("eE") != std::string_view::npos;
    if (huge && is_number(token)) {
      std::string fraction = "0.5";
      fraction.resize(token.size(), ' ');
      tame.replace(at, token.size(), fraction, 0, token.size());
    }
    at = std::max(end, at + 1);
  }
  return tame;
}

void check_limits(const Statement& statement, std::vector<Diagnostic>& diagnostics) {
  const std::size_t names = count_names(statement.leads) + count_names(statement.signatories.items);
  if (names <= limits::signatories) return;
  std::string found;
  append_number(found, names);
  std::string most;
  append_number(most, limits::signatories);
  complain(diagnostics, Code::too_many, statement.signatories.at, found, most);
}

}  // namespace

Reading read_statement(std::string_view json, std::string_view base) {
  Reading reading;
  if (json.size() > limits::statement_bytes) {
    std::string found;
    append_number(found, json.size());
    std::string most;
    append_number(most, limits::statement_bytes);
    complain(reading.diagnostics, Code::too_large, {}, found, most);
    return reading;
  }
  const auto parse = [&](std::string_view text) {
    reading = {};
    Reader reader(json, reading.statement, reading.diagnostics);
    if (Json::sax_parse(text.begin(), text.end(), &reader)) reader.finish();
    return reader.overflowed();
  };
  if (parse(json)) parse(without_huge_numbers(json));
  const bool syntax = reading.diagnostics.size() == 1 &&
                      reading.diagnostics.front().code == Code::syntax;
  if (!syntax) {
    check_limits(reading.statement, reading.diagnostics);
    assign_keys(reading.statement.leads, reading.diagnostics);
    assign_keys(reading.statement.signatories.items, reading.diagnostics);
    check_groups(reading.statement.signatories, reading.diagnostics);
    reading.base = resolve_addresses(reading.statement, base, reading.diagnostics);
  }
  return reading;
}

}  // namespace undersigned
