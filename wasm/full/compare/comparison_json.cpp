#include <array>

#include "full/compare/comparison.h"
#include "text/text.h"

namespace undersigned::compare {
namespace {

constexpr std::array<std::string_view, 3> edits = {"same", "removed", "added"};
constexpr std::array<std::string_view, 4> paragraph_edits = {"same", "removed", "added", "changed"};

/// Objects and lists one after the other, with their commas.
class Writer {
 public:
  void open(char bracket) {
    begin();
    out_ += bracket;
    is_first_ = true;
  }
  void close(char bracket) {
    out_ += bracket;
    is_first_ = false;
  }
  /// Before its value.
  void key(std::string_view name) {
    begin();
    text::append_json_string(out_, name);
    out_ += ':';
    is_first_ = true;
  }
  void value(std::string_view text) {
    begin();
    text::append_json_string(out_, text);
  }
  void number(std::size_t number) {
    begin();
    text::append_number(out_, number);
  }
  void literal(std::string_view word) {
    begin();
    out_ += word;
  }
  void member(std::string_view name, std::string_view text) {
    key(name);
    value(text);
  }
  void member(std::string_view name, std::size_t amount) {
    key(name);
    number(amount);
  }
  void flag(std::string_view name, bool is_so) {
    key(name);
    literal(is_so ? "true" : "false");
  }
  template <typename Item>
  void list(std::string_view name, const std::vector<Item>& items,
            void (*write)(Writer&, const Item&)) {
    key(name);
    open('[');
    for (const Item& item : items) {
      open('{');
      write(*this, item);
      close('}');
    }
    close(']');
  }
  std::string take() { return std::move(out_); }

 private:
  void begin() {
    if (!is_first_) out_ += ',';
    is_first_ = false;
  }

  std::string out_;
  bool is_first_ = true;
};

void write_words(Writer& writer, const WordRun& run) {
  writer.member("edit", edits[static_cast<std::size_t>(run.edit)]);
  writer.member("text", run.text);
}

void write_field(Writer& writer, const FieldChange& field) {
  writer.member("path", field.path);
  writer.member("older", field.older);
  writer.member("newer", field.newer);
  const bool are_both = !field.older.empty() && !field.newer.empty();
  writer.list("words", are_both ? diff_words(field.older, field.newer) : std::vector<WordRun>(),
              write_words);
}

void write_target(Writer& writer, const TargetChange& target) {
  writer.member("label", target.label);
  writer.member("older", target.older);
  writer.member("newer", target.newer);
}

void write_paragraph(Writer& writer, const ParagraphChange& one) {
  writer.member("edit", paragraph_edits[static_cast<std::size_t>(one.edit)]);
  writer.member("count", one.count);
  if (one.edit == ParagraphEdit::same) return;
  writer.member("olderForm", name_of(one.older_form));
  writer.member("newerForm", name_of(one.newer_form));
  writer.list("words", one.words, write_words);
  writer.list("targets", one.targets, write_target);
}

void write_text(Writer& writer, const TextChange& text) {
  writer.member("part", text.part);
  writer.member("name", text.name);
  writer.list("paragraphs", text.paragraphs, write_paragraph);
}

void write_signatory(Writer& writer, const SignatoryChange& one) {
  writer.member("key", one.key);
  writer.member("name", one.name);
  writer.member("parent", one.parent);
  writer.flag("isLead", one.is_lead);
  writer.list("fields", one.fields, write_field);
}

}  // namespace

std::string comparison_json(const Comparison& comparison) {
  Writer writer;
  writer.open('{');
  writer.flag("isChanged", comparison.is_changed);
  writer.key("revision");
  writer.open('{');
  writer.member("older", comparison.older_revision);
  writer.member("newer", comparison.newer_revision);
  writer.member("least", comparison.least_revision);
  writer.close('}');
  writer.list("texts", comparison.texts, write_text);
  writer.list("head", comparison.head, write_field);
  writer.key("signatories");
  writer.open('{');
  writer.list("added", comparison.signatories.added, write_signatory);
  writer.list("removed", comparison.signatories.removed, write_signatory);
  writer.list("changed", comparison.signatories.changed, write_signatory);
  writer.flag("isReordered", comparison.signatories.is_reordered);
  writer.close('}');
  writer.key("correction");
  if (comparison.correction) {
    writer.open('{');
    writer.member("date", comparison.correction->date);
    writer.member("note", comparison.correction->note);
    writer.close('}');
  } else {
    writer.literal("null");
  }
  writer.flag("isCorrected", comparison.is_corrected);
  writer.close('}');
  return writer.take();
}

}  // namespace undersigned::compare
