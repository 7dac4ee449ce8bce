#include "full/compare/comparison.h"
#include "text/text.h"

namespace undersigned::compare {
namespace {

/// Appends text without control characters: it is foreign, and a terminal would obey them.
void append_visible(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = text::decode_utf8(text, at);
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
      out += ' ';
    } else {
      out += text.substr(begin, at - begin);
    }
  }
}

class Printer {
 public:
  void section(std::string_view name) {
    if (!out_.empty()) out_ += '\n';
    line(0, name);
  }
  void line(std::size_t depth, std::string_view text) {
    begin(depth);
    append_visible(out_, text);
    out_ += '\n';
  }
  void counted(std::size_t depth, std::string_view what, std::size_t count) {
    begin(depth);
    out_.append(what).append(1, ' ');
    text::append_number(out_, count);
    out_ += '\n';
  }
  /// "place: Bonn → Berlin"
  void change(std::size_t depth, std::string_view what, std::string_view older,
              std::string_view newer) {
    begin(depth);
    append_visible(out_, what);
    out_ += ": ";
    append_visible(out_, older.empty() ? "(nothing)" : older);
    out_ += " \xE2\x86\x92 ";
    append_visible(out_, newer.empty() ? "(nothing)" : newer);
    out_ += '\n';
  }
  void paragraph(const ParagraphChange& one) {
    switch (one.edit) {
      case ParagraphEdit::same: same(one.count); return;
      case ParagraphEdit::removed: marked('-', one); return;
      case ParagraphEdit::added: marked('+', one); return;
      case ParagraphEdit::changed: break;
    }
    begin(2);
    out_ += "~ ";
    for (const WordRun& run : one.words) words(run);
    out_ += '\n';
    if (one.older_form != one.newer_form) {
      change(3, "form", name_of(one.older_form), name_of(one.newer_form));
    }
    for (const TargetChange& target : one.targets) {
      change(3, "link \xE2\x80\x9C" + target.label + "\xE2\x80\x9D", target.older, target.newer);
    }
  }
  std::string take() { return std::move(out_); }

 private:
  void begin(std::size_t depth) { out_.append(2 * depth, ' '); }
  void same(std::size_t count) {
    begin(2);
    text::append_number(out_, count);
    out_ += count == 1 ? " paragraph unchanged\n" : " paragraphs unchanged\n";
  }
  void marked(char mark, const ParagraphChange& one) {
    begin(2);
    out_.append(1, mark).append(1, ' ');
    for (const WordRun& run : one.words) append_visible(out_, run.text);
    out_ += '\n';
  }
  void words(const WordRun& run) {
    if (run.edit != Edit::same) out_ += run.edit == Edit::removed ? "[-" : "{+";
    append_visible(out_, run.text);
    if (run.edit != Edit::same) out_ += run.edit == Edit::removed ? "-]" : "+}";
  }

  std::string out_;
};

void print_signatories(Printer& printer, std::string_view what,
                       const std::vector<SignatoryChange>& list) {
  if (list.empty()) return;
  printer.counted(1, what, list.size());
  for (const SignatoryChange& one : list) {
    std::string name = one.name;
    if (!one.parent.empty()) name += ", member of " + one.parent;
    printer.line(2, name);
    for (const FieldChange& field : one.fields) {
      printer.change(3, field.path, field.older, field.newer);
    }
  }
}

}  // namespace

std::string comparison_text(const Comparison& comparison) {
  Printer printer;
  if (!comparison.texts.empty()) printer.section("Text");
  for (const TextChange& text : comparison.texts) {
    const std::string part(text.part);
    printer.line(1, text.name.empty() ? part : part + ' ' + text.name);
    for (const ParagraphChange& one : text.paragraphs) printer.paragraph(one);
  }
  if (!comparison.head.empty()) printer.section("Head");
  for (const FieldChange& field : comparison.head) {
    printer.change(1, field.path, field.older, field.newer);
  }
  const SignatoryChanges& signatories = comparison.signatories;
  if (!signatories.is_empty()) printer.section("Signatories");
  print_signatories(printer, "Added", signatories.added);
  print_signatories(printer, "Removed", signatories.removed);
  print_signatories(printer, "Changed", signatories.changed);
  if (signatories.is_reordered) printer.line(1, "They stand in another order");
  const bool is_listed =
      !comparison.texts.empty() || !comparison.head.empty() || !signatories.is_empty();
  if (comparison.is_changed && !is_listed) {
    printer.line(0, "Only what this comparison does not list has changed");
  }
  if (comparison.correction) {
    printer.section("Proposed correction note");
    printer.line(1, comparison.correction->date + ": " + comparison.correction->note);
  }
  return printer.take();
}

}  // namespace undersigned::compare
