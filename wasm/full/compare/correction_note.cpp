#include "full/compare/correction_note.h"

#include <algorithm>
#include <string_view>

#include "model/limits.h"
#include "page/locale.h"
#include "text/text.h"
#include "text/validate.h"

namespace undersigned::compare {
namespace {

/// In code points. Of a longer text the note says only that it has changed.
constexpr std::size_t max_quoted = 120;
constexpr std::size_t max_names = 3;

bool can_be_quoted(std::string_view text) {
  return !text.empty() && text::count_code_points(text) <= max_quoted;
}

std::string quoted(std::string_view text) {
  return "\xE2\x80\x9C" + std::string(text) + "\xE2\x80\x9D";
}

/// "Two" to "Nine", in lower case inside a sentence; digits from ten on.
std::string say(std::size_t number, bool at_start) {
  constexpr std::string_view words[] = {"no",   "one", "two",   "three", "four",
                                        "five", "six", "seven", "eight", "nine"};
  if (number >= std::size(words)) {
    return page::say_number(page::english(), static_cast<std::uint32_t>(number));
  }
  std::string word(words[number]);
  if (at_start) word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

std::string were(std::size_t number) { return number == 1 ? " was " : " were "; }

/// Builds "3 signatories were added, 1 was removed" from counts.
class Tally {
 public:
  Tally(std::string_view one, std::string_view many) : one_(one), many_(many) {}

  void add(std::size_t number, std::string_view what) {
    if (number == 0) return;
    const bool is_first = text_.empty();
    if (!is_first) text_ += ", ";
    text_ += say(number, is_first);
    if (is_first) text_.append(1, ' ').append(number == 1 ? one_ : many_);
    text_ += were(number);
    text_ += what;
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string_view one_;
  std::string_view many_;
  std::string text_;
};

class Note {
 public:
  /// Adds a sentence, unless the note would become too long.
  void say_sentence(const std::string& sentence) {
    const std::size_t more = text::count_code_points(sentence) + 2;
    if (sentence.empty() || length_ + more > limits::note) return;
    if (!text_.empty()) text_ += ' ';
    text_ += sentence;
    text_ += '.';
    length_ += more;
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  std::size_t length_ = 0;
};

/// One sentence on a change. It quotes both texts if they are short enough.
std::string say_change(const std::string& what, std::string_view older, std::string_view newer) {
  if (older.empty()) return what + " was added";
  if (newer.empty()) return what + " was removed";
  if (!can_be_quoted(older) || !can_be_quoted(newer)) return what + " was changed";
  return what + " was changed from " + quoted(older) + " to " + quoted(newer);
}

std::string joined(const std::vector<WordRun>& words, Edit but) {
  std::string text;
  for (const WordRun& run : words) {
    if (run.edit != but) text += run.text;
  }
  return text;
}

/// Sentence for a text of one line.
std::string say_line(const std::string& what, const TextChange& text) {
  std::string older;
  std::string newer;
  for (const ParagraphChange& one : text.paragraphs) {
    older += joined(one.words, Edit::added);
    newer += joined(one.words, Edit::removed);
  }
  return say_change(what, older, newer);
}

bool has_other_words(const ParagraphChange& one) {
  return std::any_of(one.words.begin(), one.words.end(),
                     [](const WordRun& run) { return run.edit != Edit::same; });
}

/// "“40” was changed to “14”", if that is the only change of words.
std::string say_only_words(const std::vector<ParagraphChange>& paragraphs) {
  const auto found = std::find_if(paragraphs.begin(), paragraphs.end(), has_other_words);
  const bool is_alone = std::count_if(paragraphs.begin(), paragraphs.end(), has_other_words) == 1;
  if (!is_alone || found->edit != ParagraphEdit::changed) return {};
  const WordRun* removed = nullptr;
  const WordRun* added = nullptr;
  for (const WordRun& run : found->words) {
    if (run.edit == Edit::same) continue;
    const WordRun*& place = run.edit == Edit::removed ? removed : added;
    if (place != nullptr) return {};
    place = &run;
  }
  // Only a removal directly followed by an addition is one change.
  if (removed == nullptr || added != removed + 1) return {};
  if (!can_be_quoted(removed->text) || !can_be_quoted(added->text)) return {};
  return quoted(removed->text) + " was changed to " + quoted(added->text);
}

std::string say_paragraphs(const std::vector<ParagraphChange>& paragraphs) {
  std::size_t changed = 0;
  std::size_t added = 0;
  std::size_t removed = 0;
  for (const ParagraphChange& one : paragraphs) {
    if (one.edit == ParagraphEdit::changed && has_other_words(one)) ++changed;
    if (one.edit == ParagraphEdit::added) ++added;
    if (one.edit == ParagraphEdit::removed) ++removed;
  }
  Tally tally("paragraph of the text", "paragraphs of the text");
  tally.add(changed, "changed");
  tally.add(added, "added");
  tally.add(removed, "removed");
  return tally.text();
}

void say_body(Note& note, const TextChange& text) {
  const std::string only = say_only_words(text.paragraphs);
  note.say_sentence(only.empty() ? say_paragraphs(text.paragraphs) : "In the text, " + only);
  std::size_t links = 0;
  for (const ParagraphChange& one : text.paragraphs) links += one.targets.size();
  Tally tally("link of the text", "links of the text");
  tally.add(links, "changed");
  note.say_sentence(tally.text());
}

void say_texts(Note& note, const std::vector<TextChange>& texts) {
  std::size_t abouts = 0;
  const TextChange* about = nullptr;
  for (const TextChange& text : texts) {
    if (text.part == "title") note.say_sentence(say_line("The title", text));
    if (text.part == "subtitle") note.say_sentence(say_line("The subtitle", text));
    if (text.part == "body") say_body(note, text);
    if (text.part != "about") continue;
    ++abouts;
    about = &text;
  }
  if (abouts == 1) note.say_sentence("The text about " + about->name + " was changed");
  if (abouts > 1) note.say_sentence(say(abouts, true) + " texts about organizations were changed");
}

std::string said_date(const std::string& date) {
  return text::is_date(date) ? page::say_date(page::english(), date) : date;
}

void say_head(Note& note, const std::vector<FieldChange>& head) {
  bool has_contacts = false;
  bool has_documents = false;
  for (const FieldChange& field : head) {
    const auto& [path, older, newer] = field;
    if (path == "place") note.say_sentence(say_change("The place", older, newer));
    if (path == "dateline") note.say_sentence(say_change("The dateline", older, newer));
    if (path == "date") {
      note.say_sentence("The date was changed from " + said_date(older) + " to " +
                        said_date(newer));
    }
    has_contacts = has_contacts || path == "contacts";
    has_documents = has_documents || path == "attachments";
  }
  if (has_contacts) note.say_sentence("The contacts were changed");
  if (has_documents) note.say_sentence("The documents were changed");
}

void say_signatories(Note& note, const SignatoryChanges& changes) {
  Tally tally("signatory", "signatories");
  tally.add(changes.added.size(), "added");
  const auto& removed = changes.removed;
  std::string names;
  if (removed.size() <= max_names) {
    for (std::size_t i = 0; i < removed.size(); ++i) {
      names += page::list_separator(page::english(), i, removed.size());
      names += removed[i].name;
    }
  }
  tally.add(removed.size(), names.empty() ? "removed" : "removed (" + names + ")");
  note.say_sentence(tally.text());
  const std::size_t changed = changes.changed.size();
  if (changed == 1) note.say_sentence("The entry of one signatory was changed");
  if (changed > 1) {
    note.say_sentence("The entries of " + say(changed, false) + " signatories were changed");
  }
}

}  // namespace

std::string correction_note(const Comparison& comparison) {
  Note note;
  say_texts(note, comparison.texts);
  say_head(note, comparison.head);
  say_signatories(note, comparison.signatories);
  return note.take();
}

}  // namespace undersigned::compare
