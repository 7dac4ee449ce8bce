#include "json/reader.h"

#include <algorithm>
#include <cstdlib>

#include "model/limits.h"
#include "text/ascii.h"
#include "text/text.h"

namespace undersigned::json {

bool Reader::null() {
  const text::Range at = tokens_.next_literal(4);
  if (skipped_ > 0) return true;
  if (frames_.empty()) {
    report_root(at, "null");
    return true;
  }
  Frame& frame = frames_.back();
  if (frame.list) {
    const Target target = target_of_value(at);
    if (target.field != nullptr) report_type(target, at, "null");
    return true;
  }
  // Treated as absent: a required value is still missing, and none is revealed.
  if (frame.field != nullptr) frame.seen &= ~bit(frame);
  if (frames_.size() == 1) top_keys_.pop_back();
  return true;
}

bool Reader::boolean(bool value) {
  const text::Range at = tokens_.next_literal(value ? 4 : 5);
  const Target target = target_of_value(at);
  if (target.field != nullptr) report_type(target, at, value ? "true" : "false");
  return true;
}

bool Reader::number(bool natural, std::uint64_t value) {
  const text::Range at = tokens_.next_number();
  const Target target = target_of_value(at);
  if (target.field != nullptr) {
    store_number(target, natural, value, at, found_);
    flush_found(target);
  }
  return true;
}

bool Reader::string(std::string& value) {
  const text::Range at = tokens_.next_string();
  const Target target = target_of_value(at);
  if (target.field != nullptr) {
    store_text(target, std::move(value), at, found_);
    flush_found(target);
  }
  return true;
}

bool Reader::start_object(std::size_t) {
  const text::Range at = tokens_.next_literal(1);
  if (too_deep(at)) return true;
  Frame frame{.keys = keys_.size(), .begin = at};
  if (frames_.empty()) {
    root_at_ = at;
    frame.schema = &root_.schema;
    frame.object = root_.object;
  } else if (const Target target = target_of_value(at); target.field != nullptr) {
    if (exceeds_name_limit(target)) {
      // Counted but not read: a mebibyte of {} would fill the memory.
    } else if (target.field->type == (target.element ? Type::list : Type::object)) {
      frame.schema = target.field->schema;
      frame.object = target.element ? target.field->append(target.slot) : target.slot;
      frame.is_item = target.element;
      if (frame.schema->at != nullptr) *frame.schema->at(frame.object) = at;
    } else {
      report_type(target, at, "an object");
    }
  }
  frames_.push_back(frame);
  return true;
}

bool Reader::key(std::string& value) {
  const text::Range at = tokens_.next_string();
  if (skipped_ > 0) return true;
  note_key(value, at);
  Frame& frame = frames_.back();
  frame.field = nullptr;
  if (frames_.size() == 1) {
    top_keys_.push_back({.key = json_.substr(at.begin + 1, at.end - at.begin - 2), .at = at});
  }
  if (frame.schema == nullptr) return true;
  for (const Field& field : frame.schema->fields) {
    if (field.key != value) continue;
    frame.field = &field;
    frame.seen |= bit(frame);
    if (frames_.size() == 1) top_keys_.back().key = field.key;
    return true;
  }
  const bool own = value.compare(0, 1, "_") == 0 || value.compare(0, 2, "x-") == 0;
  if (own || frame.schema->foreign) return true;
  std::vector<std::string_view> known;
  for (const Field& field : frame.schema->fields) known.push_back(field.key);
  report(diagnostics::Code::unknown_key, at, text::nearest_word(value, known));
  return true;
}

bool Reader::end_object() {
  const text::Range end = tokens_.next_literal(1);
  if (leave_skipped()) return true;
  report_repeated_keys();
  const Frame& frame = frames_.back();
  if (frame.schema != nullptr) {
    std::uint64_t seen = frame.seen;
    for (const Field& field : frame.schema->fields) {
      if (field.required && (seen & 1U) == 0)
        report(diagnostics::Code::missing_key, frame.begin, field.key);
      seen >>= 1U;
    }
  }
  const bool spoiled = frame.is_spoiled;
  if (root_.lenient && frame.schema != nullptr && frame.schema->at != nullptr) {
    frame.schema->at(frame.object)->end = end.end;
  }
  frames_.pop_back();
  if (spoiled) frames_.back().field->remove_last(frames_.back().object);
  return true;
}

bool Reader::start_array(std::size_t) {
  const text::Range at = tokens_.next_literal(1);
  if (too_deep(at)) return true;
  Frame frame{.list = true, .begin = at};
  if (frames_.empty() && root_.elements != nullptr) {
    root_at_ = at;
    frame.field = root_.elements;
    frame.object = root_.elements->slot(root_.object);
  } else if (frames_.empty()) {
    report_root(at, "a list");
  } else if (const Target target = target_of_value(at); target.field != nullptr) {
    const Type type = target.field->type;
    if (!target.element && (type == Type::list || type == Type::addresses || type == Type::body)) {
      frame.field = target.field;
      frame.object = target.slot;
    } else {
      report_type(target, at, "a list");
    }
  }
  frames_.push_back(frame);
  return true;
}

bool Reader::end_array() {
  const text::Range at = tokens_.next_literal(1);
  if (leave_skipped()) return true;
  const Frame& frame = frames_.back();
  if (frame.field != nullptr && frame.field->type == Type::body) {
    auto& body = *static_cast<text::Located*>(frame.object);
    body.at = {.begin = frame.begin.begin, .end = at.end};
    finish_body(body, found_);
    flush_found({.field = frame.field});
  }
  frames_.pop_back();
  return true;
}

bool Reader::finish() {
  const text::Range rest = tokens_.next_literal(0);
  if (rest.begin == json_.size() && !json_.empty()) return root_at_.end > 0;
  diagnostics_.clear();
  report(diagnostics::Code::syntax, {.begin = rest.begin, .end = rest.begin + 1});
  return false;
}

std::uint64_t Reader::bit(const Frame& frame) {
  return std::uint64_t{1} << static_cast<std::size_t>(frame.field - frame.schema->fields.data());
}

Target Reader::target_of_value(text::Range at) {
  if (skipped_ > 0) return {};
  if (frames_.empty()) {
    report_root(at, "a single value");
    return {};
  }
  const Frame& frame = frames_.back();
  if (frame.field == nullptr) return {};
  return {.field = frame.field,
          .slot = frame.list ? frame.object : frame.field->slot(frame.object),
          .element = frame.list,
          .outermost = frames_.size() == 1};
}

bool Reader::exceeds_name_limit(const Target& target) {
  const bool name =
      target.element && target.field->schema != nullptr && target.field->schema->at != nullptr;
  return name && ++names_ > root_.names;
}

bool Reader::too_deep(text::Range at) {
  if (skipped_ == 0 && frames_.size() < limits::json_depth) return false;
  if (skipped_++ == 0 && !is_foreign()) {
    std::string max_depth;
    text::append_number(max_depth, limits::json_depth);
    report(diagnostics::Code::too_deep, at, max_depth);
  }
  return true;
}

bool Reader::leave_skipped() {
  if (skipped_ == 0) return false;
  --skipped_;
  return true;
}

void Reader::note_key(std::string_view key, text::Range at) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : key) hash = (hash ^ text::byte_of(c)) * 1099511628211U;
  keys_.push_back({.hash = hash, .at = at});
}

void Reader::report_repeated_keys() {
  const std::size_t begin = frames_.back().keys;
  const auto compare = [](const void* left, const void* right) {
    const auto& a = *static_cast<const Key*>(left);
    const auto& b = *static_cast<const Key*>(right);
    if (a.hash != b.hash) return a.hash < b.hash ? -1 : 1;
    return a.at.begin < b.at.begin ? -1 : 1;
  };
  // qsort is linked for md4c anyway; std::sort is ten times as large.
  if (begin == keys_.size()) return;
  std::qsort(keys_.data() + begin, keys_.size() - begin, sizeof(Key), compare);
  for (std::size_t i = begin + 1; i < keys_.size(); ++i) {
    const text::Range at = keys_[i].at;
    if (keys_[i].hash != keys_[i - 1].hash) continue;
    report(diagnostics::Code::duplicate_key, at, json_.substr(at.begin + 1, at.end - at.begin - 2));
  }
  keys_.resize(begin);
}

bool Reader::is_foreign() const { return root_.schema.foreign; }

void Reader::report(diagnostics::Code code, text::Range at, std::string_view first,
                    std::string_view second) {
  diagnostics::complain(found_, code, at, first, second);
  flush_found({});
}

void Reader::report_type(const Target& target, text::Range at, std::string_view found) {
  report_wrong_type(target, at, found, found_);
  flush_found(target);
}

void Reader::flush_found(const Target& target) {
  for (const diagnostics::Diagnostic& one : found_) {
    diagnostics::complain(diagnostics_, one.code, one.at, one.first, one.second, one.refusal);
    // The value that should have been an item is already left out.
    const bool left_out = target.element && target.field->type == Type::list;
    if (diagnostics::severity_of(one.code) == diagnostics::Severity::error && !left_out)
      mark_invalid();
  }
  found_.clear();
}

void Reader::mark_invalid() {
  for (std::size_t i = root_.lenient ? frames_.size() : 0; i > 0; --i) {
    Frame& frame = frames_[i - 1];
    if (!frame.is_item) continue;
    frame.is_spoiled = true;
    return;
  }
  is_spoiled_ = true;
}

void Reader::report_root(text::Range at, std::string_view found) {
  report(diagnostics::Code::wrong_type, at, found, "an object: { … }");
}

void Reader::report_syntax(std::size_t position) {
  const text::Range at = tokens_.next_unread(position);
  const auto reached = static_cast<std::uint32_t>(std::min(position, json_.size()));
  // A syntax error is the only diagnostic.
  diagnostics_.clear();
  report(diagnostics::Code::syntax, {.begin = at.begin, .end = std::max(at.begin, reached)});
}

}  // namespace undersigned::json
