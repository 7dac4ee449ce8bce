#include <array>

#include "full/compare/comparison.h"
#include "text/json_writer.h"

namespace undersigned::compare {
namespace {

constexpr std::array<std::string_view, 3> edit_names = {"same", "removed", "added"};
constexpr std::array<std::string_view, 4> paragraph_edit_names = {"same", "removed", "added",
                                                                  "changed"};

using text::JsonWriter;

template <typename Item>
void write_list(JsonWriter& writer, std::string_view name, const std::vector<Item>& items,
                void (*write)(JsonWriter&, const Item&)) {
  writer.key(name);
  writer.begin_array();
  for (const Item& item : items) {
    writer.begin_object();
    write(writer, item);
    writer.end_object();
  }
  writer.end_array();
}

void write_words(JsonWriter& writer, const WordRun& run) {
  writer.member("edit", edit_names[static_cast<std::size_t>(run.edit)]);
  writer.member("text", run.text);
}

void write_field(JsonWriter& writer, const FieldChange& field) {
  writer.member("path", field.path);
  writer.member("older", field.older);
  writer.member("newer", field.newer);
  const bool are_both = !field.older.empty() && !field.newer.empty();
  write_list(writer, "words",
             are_both ? diff_words(field.older, field.newer) : std::vector<WordRun>(), write_words);
}

void write_target(JsonWriter& writer, const TargetChange& target) {
  writer.member("label", target.label);
  writer.member("older", target.older);
  writer.member("newer", target.newer);
}

void write_paragraph(JsonWriter& writer, const ParagraphChange& one) {
  writer.member("edit", paragraph_edit_names[static_cast<std::size_t>(one.edit)]);
  writer.member("count", one.count);
  if (one.edit == ParagraphEdit::same) return;
  writer.member("olderForm", name_of(one.older_form));
  writer.member("newerForm", name_of(one.newer_form));
  write_list(writer, "words", one.words, write_words);
  write_list(writer, "targets", one.targets, write_target);
}

void write_text(JsonWriter& writer, const TextChange& text) {
  writer.member("part", text.part);
  writer.member("name", text.name);
  write_list(writer, "paragraphs", text.paragraphs, write_paragraph);
}

void write_signatory(JsonWriter& writer, const SignatoryChange& one) {
  writer.member("key", one.key);
  writer.member("name", one.name);
  writer.member("parent", one.parent);
  writer.boolean_member("isLead", one.is_lead);
  write_list(writer, "fields", one.fields, write_field);
}

}  // namespace

std::string comparison_json(const Comparison& comparison) {
  std::string out;
  JsonWriter writer(out);
  writer.begin_object();
  writer.boolean_member("isChanged", comparison.is_changed);
  writer.key("revision");
  writer.begin_object();
  writer.member("older", comparison.older_revision);
  writer.member("newer", comparison.newer_revision);
  writer.member("least", comparison.least_revision);
  writer.end_object();
  write_list(writer, "texts", comparison.texts, write_text);
  write_list(writer, "head", comparison.head, write_field);
  writer.key("signatories");
  writer.begin_object();
  write_list(writer, "added", comparison.signatories.added, write_signatory);
  write_list(writer, "removed", comparison.signatories.removed, write_signatory);
  write_list(writer, "changed", comparison.signatories.changed, write_signatory);
  writer.boolean_member("isReordered", comparison.signatories.is_reordered);
  writer.end_object();
  writer.key("correction");
  if (comparison.correction) {
    writer.begin_object();
    writer.member("date", comparison.correction->date);
    writer.member("note", comparison.correction->note);
    writer.end_object();
  } else {
    writer.null();
  }
  writer.boolean_member("isCorrected", comparison.is_corrected);
  writer.end_object();
  return out;
}

}  // namespace undersigned::compare
