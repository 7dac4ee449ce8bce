#include "full/compare/field_changes.h"

#include <algorithm>
#include <unordered_map>

#include "full/compare/edit_script.h"
#include "read/statement_schema.h"
#include "text/text.h"

namespace undersigned::compare {
namespace {

/// Keys compared elsewhere, and optional objects, which reading through a slot would create.
constexpr std::string_view not_of_head[] = {"revision", "title", "subtitle",
                                            "body",     "about", "counts"};

/// The value of `field` as text.
std::string value_of(const json::Field& field, void* object) {
  const void* slot = field.slot(object);
  switch (field.type) {
    case json::Type::located:
    case json::Type::body:
    case json::Type::address:
    case json::Type::time: return static_cast<const text::Located*>(slot)->text;
    case json::Type::optional_text: {
      const auto& text = *static_cast<const std::optional<std::string>*>(slot);
      if (!text) return {};
      return text->empty() ? "none" : *text;
    }
    case json::Type::integer: {
      std::string number;
      text::append_number(number, *static_cast<const std::uint32_t*>(slot));
      return number;
    }
    case json::Type::enumeration:
      return std::string(field.values[*static_cast<const std::uint8_t*>(slot)]);
    case json::Type::object:
    case json::Type::list:
    case json::Type::addresses: return {};
    default: return *static_cast<const std::string*>(slot);
  }
}

void compare(std::vector<FieldChange>& changes, const std::string& before,
             const json::Schema& schema, void* older, void* newer,
             std::span<const std::string_view> skipped) {
  for (const json::Field& field : schema.fields) {
    if (std::find(skipped.begin(), skipped.end(), field.key) != skipped.end()) continue;
    const std::string path = before + std::string(field.key);
    if (field.type == json::Type::object) {
      compare(changes, path + '.', *field.schema, field.slot(older), field.slot(newer), skipped);
      continue;
    }
    std::string from = value_of(field, older);
    std::string to = value_of(field, newer);
    if (from != to) changes.push_back({path, std::move(from), std::move(to)});
  }
}

/// All texts of an object in one line.
void append_values(std::string& out, const json::Schema& schema, void* object) {
  for (const json::Field& field : schema.fields) {
    std::string value;
    if (field.type == json::Type::object) {
      append_values(value, *field.schema, field.slot(object));
    } else {
      value = value_of(field, object);
    }
    if (value.empty()) continue;
    if (!out.empty()) out += "; ";
    out += value;
  }
}

template <typename Entry>
std::vector<std::string> lines_of(std::vector<Entry>& entries, const json::Schema& schema) {
  std::vector<std::string> lines(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) append_values(lines[i], schema, &entries[i]);
  return lines;
}

std::vector<std::string> texts_of(const std::vector<model::Address>& addresses) {
  std::vector<std::string> texts;
  texts.reserve(addresses.size());
  for (const model::Address& one : addresses) texts.push_back(one.text);
  return texts;
}

const json::Field& field_of(const json::Schema& schema, std::string_view key) {
  return *std::find_if(schema.fields.begin(), schema.fields.end(),
                       [key](const json::Field& field) { return field.key == key; });
}

void compare_entries(std::vector<FieldChange>& changes, const std::string& path,
                     const std::vector<std::string>& older, const std::vector<std::string>& newer) {
  std::unordered_map<std::string_view, std::uint32_t> known;
  const auto numbers_of = [&known](const std::vector<std::string>& lines) {
    std::vector<std::uint32_t> numbers;
    for (const std::string& line : lines) {
      const auto next = static_cast<std::uint32_t>(known.size());
      numbers.push_back(known.emplace(line, next).first->second);
    }
    return numbers;
  };
  const auto before = numbers_of(older);
  const auto after = numbers_of(newer);
  std::size_t x = 0;
  std::size_t y = 0;
  std::size_t open = changes.size();  ///< index of the first change to which nothing was added yet
  for (const EditRun& run : edit_script(before, after)) {
    for (std::size_t i = 0; i < run.count; ++i) {
      if (run.edit == Edit::removed) {
        changes.push_back({path, older[x++], ""});
      } else if (run.edit == Edit::same) {
        ++x;
        ++y;
      } else if (open < changes.size()) {
        changes[open++].newer = newer[y++];
      } else {
        changes.push_back({path, "", newer[y++]});
        open = changes.size();
      }
    }
    if (run.edit == Edit::same) open = changes.size();
  }
}

std::string spell(const std::optional<model::Counts>& counts) {
  if (!counts) return {};
  std::string text;
  text::append_number(text, counts->organizations);
  text += " organizations; ";
  text::append_number(text, counts->persons);
  text += " persons";
  return text;
}

}  // namespace

std::vector<FieldChange> compare_fields(const json::Schema& schema, void* older, void* newer,
                                        std::span<const std::string_view> skipped) {
  std::vector<FieldChange> changes;
  compare(changes, "", schema, older, newer, skipped);
  return changes;
}

std::vector<FieldChange> compare_heads(model::Statement& older, model::Statement& newer) {
  const json::Schema& schema = read::statement_schema();
  std::vector<FieldChange> changes = compare_fields(schema, &older, &newer, not_of_head);
  const auto entries = [&changes](const std::string& path, const json::Schema& parent,
                                  std::string_view key, auto& before, auto& after) {
    const json::Schema& entry = *field_of(parent, key).schema;
    compare_entries(changes, path, lines_of(before, entry), lines_of(after, entry));
  };
  const json::Schema& signatories = *field_of(schema, "signatories").schema;
  const json::Schema& releases = *field_of(schema, "releases").schema;
  std::string from = spell(older.signatories.counts);
  std::string to = spell(newer.signatories.counts);
  if (from != to) changes.push_back({"signatories.counts", std::move(from), std::move(to)});
  entries("contacts", schema, "contacts", older.contacts, newer.contacts);
  entries("attachments", schema, "attachments", older.attachments, newer.attachments);
  entries("signatories.groups", signatories, "groups", older.signatories.groups,
          newer.signatories.groups);
  entries("releases.items", releases, "items", older.releases.items, newer.releases.items);
  entries("corrections", schema, "corrections", older.corrections, newer.corrections);
  entries("translations", schema, "translations", older.translations, newer.translations);
  compare_entries(changes, "imageOrigins", texts_of(older.image_origins),
                  texts_of(newer.image_origins));
  return changes;
}

}  // namespace undersigned::compare
