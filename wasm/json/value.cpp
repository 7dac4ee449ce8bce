#include "json/value.h"

#include <optional>

#include "model/limits.h"
#include "text/text.h"
#include "text/validate.h"

namespace undersigned::json {
namespace {

constexpr std::uint64_t known_format = 1;

using Diagnostics = std::vector<diagnostics::Diagnostic>;

template <typename Value>
Value& value_of(const Target& target) {
  return *static_cast<Value*>(target.slot);
}

void report_too_long(std::uint64_t length, std::string_view unit, std::uint64_t max, text::Range at,
                     Diagnostics& diagnostics) {
  std::string found;
  text::append_number(found, length);
  found += unit;
  std::string allowed;
  text::append_number(allowed, max);
  diagnostics::complain(diagnostics, diagnostics::Code::too_long, at, found, allowed);
}

bool fits(std::string_view text, std::size_t max_length, text::Range at, Diagnostics& diagnostics) {
  if (text.size() <= max_length) return true;
  const std::size_t length = text::count_code_points(text);
  if (length <= max_length) return true;
  report_too_long(length, " characters", max_length, at, diagnostics);
  return false;
}

/// An empty optional date or time counts as absent.
void store_formatted(const Target& target, std::string& value, bool (*is_valid)(std::string_view),
                     std::string_view expected, text::Range at, Diagnostics& diagnostics) {
  if (is_valid(value)) {
    value_of<std::string>(target) = std::move(value);
  } else if (!value.empty() || target.field->required) {
    diagnostics::complain(diagnostics, diagnostics::Code::bad_form, at, value, expected);
  }
}

void store_choice(const Target& target, std::string_view value, text::Range at,
                  Diagnostics& diagnostics) {
  const auto values = target.field->values;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] != value) continue;
    value_of<std::uint8_t>(target) = static_cast<std::uint8_t>(i);
    return;
  }
  diagnostics::complain(diagnostics, diagnostics::Code::unknown_value, at, value,
                        text::nearest_word(value, values));
}

void store_block(const Target& target, std::string value, text::Range at,
                 Diagnostics& diagnostics) {
  auto& body = value_of<text::Located>(target);
  if (target.element) {
    if (!body.text.empty()) body.text += "\n\n";
    body.text += text::clean_text(std::move(value));
    return;
  }
  body = {.text = text::clean_text(std::move(value)), .at = at};
  finish_body(body, diagnostics);
}

/// Some of the outermost keys are required, unless the statement is embargoed.
bool is_needed(const Target& target) {
  const Field& field = *target.field;
  return !target.element &&
         (field.required || field.type == Type::body ||
          (target.outermost && (field.key == "title" || field.type == Type::date)));
}

}  // namespace

void report_wrong_type(const Target& target, text::Range at, std::string_view found,
                       Diagnostics& diagnostics) {
  Type type = target.field->type;
  if (target.element) type = type == Type::list ? Type::object : Type::text;
  std::string_view expected = "a text in quotation marks";
  switch (type) {
    case Type::integer: expected = "a whole number"; break;
    case Type::object: expected = "an object: { … }"; break;
    case Type::list: expected = "a list of objects: [ { … } ]"; break;
    case Type::addresses: expected = "a list of texts: [ \"…\" ]"; break;
    case Type::body: expected = "a text, or a list of texts"; break;
    default: break;
  }
  diagnostics::complain(diagnostics, diagnostics::Code::wrong_type, at, found, expected);
}

void store_text(const Target& target, std::string value, text::Range at, Diagnostics& diagnostics) {
  const Field& field = *target.field;
  if (is_needed(target) &&
      text::collapse_white_space(field.type == Type::name ? text::clean_name(value) : value)
          .empty()) {
    diagnostics::complain(diagnostics, diagnostics::Code::empty_text, at, field.key);
    return;
  }
  const auto store_if = [&](bool (*is_valid)(std::string_view), std::string_view expected) {
    store_formatted(target, value, is_valid, expected, at, diagnostics);
  };
  switch (field.type) {
    case Type::text:
    case Type::name:
    case Type::optional_text:
    case Type::located: break;
    case Type::body: store_block(target, std::move(value), at, diagnostics); return;
    case Type::address:
      // An address that is too long is refused with a warning when it is resolved.
      value_of<text::Located>(target) = {.text = std::move(value), .at = at};
      return;
    case Type::addresses:
      if (!target.element) {
        report_wrong_type(target, at, "a text", diagnostics);
      } else {
        value_of<std::vector<text::Located>>(target).push_back(
            {.text = std::move(value), .at = at});
      }
      return;
    case Type::date: store_if(text::is_date, "a date like 2026-03-05"); return;
    case Type::time:
      // The place is kept even if the value is invalid.
      value_of<text::Located>(target).at = at;
      if (text::is_time(value)) {
        value_of<text::Located>(target).text = std::move(value);
      } else {
        diagnostics::complain(diagnostics, diagnostics::Code::bad_form, at, value,
                              "a time like 2026-03-05T09:00:00Z");
      }
      return;
    case Type::slug:
      store_if(text::is_slug,
               "a slug: 1 to 100 small letters, digits and hyphens, not beginning with a hyphen");
      return;
    case Type::language:
      store_if(text::is_language, "a language tag like \"en\" or \"pt-BR\"");
      return;
    case Type::enumeration: store_choice(target, value, at, diagnostics); return;
    default: report_wrong_type(target, at, "a text", diagnostics); return;
  }
  if (!fits(value, field.limit, at, diagnostics)) return;
  value = field.type == Type::name ? text::clean_name(std::move(value))
                                   : text::clean_text(std::move(value));
  if (field.type == Type::optional_text) {
    value_of<std::optional<std::string>>(target).emplace(std::move(value));
  } else if (field.type == Type::located) {
    value_of<text::Located>(target) = {.text = std::move(value), .at = at};
  } else {
    value_of<std::string>(target) = std::move(value);
  }
}

void store_number(const Target& target, bool natural, std::uint64_t value, text::Range at,
                  Diagnostics& diagnostics) {
  const Field& field = *target.field;
  if (field.type != Type::integer) {
    report_wrong_type(target, at, "a number", diagnostics);
    return;
  }
  if (!natural || value > field.limit || (value < field.least && !(value == 0 && field.or_zero))) {
    std::string expected = field.or_zero ? "0, or a whole number from " : "a whole number from ";
    text::append_number(expected, field.least);
    expected += " to ";
    text::append_number(expected, field.limit);
    diagnostics::complain(diagnostics, diagnostics::Code::out_of_range, at, expected);
    return;
  }
  value_of<std::uint32_t>(target) = static_cast<std::uint32_t>(value);
  if (target.outermost && field.key == "format" && value > known_format) {
    std::string newer;
    text::append_number(newer, value);
    std::string known;
    text::append_number(known, known_format);
    diagnostics::complain(diagnostics, diagnostics::Code::newer_format, at, newer, known);
  }
}

void finish_body(const text::Located& body, Diagnostics& diagnostics) {
  if (body.text.size() > limits::body_bytes) {
    report_too_long(body.text.size(), " bytes", limits::body_bytes, body.at, diagnostics);
  } else if (text::collapse_white_space(body.text).empty()) {
    diagnostics::complain(diagnostics, diagnostics::Code::empty_text, body.at, "body");
  }
}

}  // namespace undersigned::json
