#include "json/value.h"

#include <optional>

#include "model/limits.h"
#include "text/text.h"
#include "text/validate.h"

namespace undersigned {
namespace {

constexpr std::uint64_t known_format = 1;

using Diagnostics = std::vector<Diagnostic>;

template <typename Value>
Value& value_of(const Target& target) {
  return *static_cast<Value*>(target.slot);
}

void complain_too_long(std::uint64_t length, std::string_view unit, std::uint64_t most, Range at,
                       Diagnostics& diagnostics) {
  std::string found;
  append_number(found, length);
  found += unit;
  std::string allowed;
  append_number(allowed, most);
  complain(diagnostics, Code::too_long, at, found, allowed);
}

bool fits(std::string_view text, std::size_t most, Range at, Diagnostics& diagnostics) {
  if (text.size() <= most) return true;
  const std::size_t length = count_code_points(text);
  if (length <= most) return true;
  complain_too_long(length, " characters", most, at, diagnostics);
  return false;
}

/// An optional date or time that is empty is absent.
void store_form(const Target& target, std::string& value, bool (*is)(std::string_view),
                std::string_view wanted, Range at, Diagnostics& diagnostics) {
  if (is(value)) {
    value_of<std::string>(target) = std::move(value);
  } else if (!value.empty() || target.field->required) {
    complain(diagnostics, Code::bad_form, at, value, wanted);
  }
}

void store_choice(const Target& target, std::string_view value, Range at,
                  Diagnostics& diagnostics) {
  const auto values = target.field->values;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] != value) continue;
    value_of<std::uint8_t>(target) = static_cast<std::uint8_t>(i);
    return;
  }
  complain(diagnostics, Code::unknown_value, at, value, nearest_word(value, values));
}

void store_block(const Target& target, std::string value, Range at, Diagnostics& diagnostics) {
  auto& body = value_of<Located>(target);
  if (target.element) {
    if (!body.text.empty()) body.text += "\n\n";
    body.text += clean_text(std::move(value));
    return;
  }
  body = {.text = clean_text(std::move(value)), .at = at};
  finish_body(body, diagnostics);
}

/// Of the statement's own keys, some are required unless it is embargoed.
bool is_needed(const Target& target) {
  const Field& field = *target.field;
  return !target.element &&
         (field.required || field.type == Type::body ||
          (target.outermost && (field.key == "title" || field.type == Type::date)));
}

}  // namespace

void complain_wrong_type(const Target& target, Range at, std::string_view found,
                         Diagnostics& diagnostics) {
  Type type = target.field->type;
  if (target.element) type = type == Type::list ? Type::object : Type::text;
  std::string_view wanted = "a text in quotation marks";
  switch (type) {
    case Type::integer: wanted = "a whole number"; break;
    case Type::object: wanted = "an object: { … }"; break;
    case Type::list: wanted = "a list of objects: [ { … } ]"; break;
    case Type::addresses: wanted = "a list of texts: [ \"…\" ]"; break;
    case Type::body: wanted = "a text, or a list of texts"; break;
    default: break;
  }
  complain(diagnostics, Code::wrong_type, at, found, wanted);
}

void store_text(const Target& target, std::string value, Range at, Diagnostics& diagnostics) {
  const Field& field = *target.field;
  if (is_needed(target) &&
      collapse_white_space(field.type == Type::name ? clean_name(value) : value).empty()) {
    complain(diagnostics, Code::empty_text, at, field.key);
    return;
  }
  const auto form = [&](bool (*is)(std::string_view), std::string_view wanted) {
    store_form(target, value, is, wanted, at, diagnostics);
  };
  switch (field.type) {
    case Type::text:
    case Type::name:
    case Type::optional_text:
    case Type::located: break;
    case Type::body: store_block(target, std::move(value), at, diagnostics); return;
    case Type::address:
      // A longer one is refused when it is resolved, with a warning.
      value_of<Located>(target) = {.text = std::move(value), .at = at};
      return;
    case Type::addresses:
      if (!target.element) {
        complain_wrong_type(target, at, "a text", diagnostics);
      } else {
        value_of<std::vector<Located>>(target).push_back({.text = std::move(value), .at = at});
      }
      return;
    case Type::date: form(is_date, "a date like 2026-03-05"); return;
    case Type::time:
      // The place tells that there was one, where it is wrong.
      value_of<Located>(target).at = at;
      if (is_time(value)) {
        value_of<Located>(target).text = std::move(value);
      } else {
        complain(diagnostics, Code::bad_form, at, value, "a time like 2026-03-05T09:00:00Z");
      }
      return;
    case Type::slug:
      form(is_slug,
           "a slug: 1 to 100 small letters, digits and hyphens, not beginning with a hyphen");
      return;
    case Type::language: form(is_language, "a language tag like \"en\" or \"pt-BR\""); return;
    case Type::enumeration: store_choice(target, value, at, diagnostics); return;
    default: complain_wrong_type(target, at, "a text", diagnostics); return;
  }
  if (!fits(value, field.limit, at, diagnostics)) return;
  value = field.type == Type::name ? clean_name(std::move(value)) : clean_text(std::move(value));
  if (field.type == Type::optional_text) {
    value_of<std::optional<std::string>>(target).emplace(std::move(value));
  } else if (field.type == Type::located) {
    value_of<Located>(target) = {.text = std::move(value), .at = at};
  } else {
    value_of<std::string>(target) = std::move(value);
  }
}

void store_number(const Target& target, bool natural, std::uint64_t value, Range at,
                  Diagnostics& diagnostics) {
  const Field& field = *target.field;
  if (field.type != Type::integer) {
    complain_wrong_type(target, at, "a number", diagnostics);
    return;
  }
  if (!natural || value > field.limit || (value < field.least && !(value == 0 && field.or_zero))) {
    std::string wanted = field.or_zero ? "0, or a whole number from " : "a whole number from ";
    append_number(wanted, field.least);
    wanted += " to ";
    append_number(wanted, field.limit);
    complain(diagnostics, Code::out_of_range, at, wanted);
    return;
  }
  value_of<std::uint32_t>(target) = static_cast<std::uint32_t>(value);
  if (target.outermost && field.key == "format" && value > known_format) {
    std::string newer;
    append_number(newer, value);
    std::string known;
    append_number(known, known_format);
    complain(diagnostics, Code::newer_format, at, newer, known);
  }
}

void finish_body(const Located& body, Diagnostics& diagnostics) {
  if (body.text.size() > limits::body_bytes) {
    complain_too_long(body.text.size(), " bytes", limits::body_bytes, body.at, diagnostics);
  } else if (collapse_white_space(body.text).empty()) {
    complain(diagnostics, Code::empty_text, body.at, "body");
  }
}

}  // namespace undersigned
