#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <vector>

#include "full/draft/find/fields.h"
#include "full/draft/find/roles.h"
#include "full/draft/language/phrases.h"
#include "full/draft/language/words.h"
#include "full/draft/parts/names.h"
#include "full/draft/parts/parts.h"
#include "model/limits.h"
#include "text/text.h"

namespace undersigned::draft {
namespace {

constexpr std::array<std::string_view, 6> piece_separators = {", ",  " | ", " – ",
                                                              " — ", " - ", " / "};

class ContactReader {
 public:
  explicit ContactReader(ClaimedText& claimed) : claimed_(claimed) {}

  void begin_section() { finish(); }

  void heading(text::Range name, bool is_plain) {
    if (is_plain) {
      claimed_.claim_span("contacts", name);
    } else {
      label_ = name;
    }
  }

  /// Reads a line in which semicolons separate contacts.
  void line(text::Range at) {
    const std::size_t end = claimed_.words(at).find("; ");
    has_new_line_ = true;
    if (end == std::string_view::npos) return read_piece(at);
    const auto here = at.begin + static_cast<std::uint32_t>(end);
    read_piece({at.begin, here});
    line({here + 2, at.end});
  }

  Json finish_all() {
    finish();
    return std::move(contacts_);
  }

 private:
  void finish() {
    if (!now_.empty()) contacts_.push_back(in_order());
    now_ = Json::object();
  }

  Json in_order() {
    Json ordered = Json::object();
    for (const char* key : {"label", "name", "email", "phone", "url"}) {
      if (now_.contains(key)) ordered[key] = now_[key];
    }
    return ordered;
  }

  [[nodiscard]] bool has_address() const {
    return now_.contains("email") || now_.contains("phone");
  }

  /// Splits off the addresses, then reads the text between them.
  void read_piece(text::Range at) {
    at = trimmed(at);
    if (at.begin >= at.end) return;
    const std::string_view words = claimed_.words(at);
    std::string_view key;
    text::Range address = {at.end, at.end};
    for (const auto& [name, found] :
         {std::pair{"email", find_email(words)}, std::pair{"url", find_web_address(words)},
          std::pair{"phone", find_telephone(words)}}) {
      if (!found || at.begin + found->begin >= address.begin) continue;
      key = name;
      address = shifted(*found, at.begin);
    }
    if (key.empty()) return read_words(at);
    const text::Range before = take_address_name({at.begin, address.begin});
    // A second address of the same kind, after another name, belongs to another contact.
    const bool is_another = now_.contains("name") && now_.contains(std::string(key));
    if (is_another && has_word(claimed_.words(before))) finish();
    read_words(before);
    extract_address(std::string(key), address);
    read_piece({address.end, at.end});
  }

  void extract_address(const std::string& key, text::Range at) {
    const bool is_second = now_.contains(key);
    if (is_second && key == "email" && !now_.contains("name")) finish();
    if (now_.contains(key)) return;
    if (key == "url") {
      std::string address(claimed_.words(at));
      // Without a scheme it would be a path.
      if (address.starts_with("www.")) address.insert(0, "https://");
      if (claimed_.claim_span("address", at, address)) now_[key] = std::move(address);
      return;
    }
    claimed_.put(now_, key.c_str(), at, limits::short_text);
  }

  /// A label like "Email:" or "Tel./WhatsApp:" at the end of `at`, which shrinks accordingly.
  text::Range take_address_name(text::Range at) {
    for (;;) {
      at = trimmed(at);
      const std::vector<FoldedWord> words = folded_words(claimed_.words(at));
      std::size_t size = 0;
      for (std::size_t count = 1; count <= std::min<std::size_t>(words.size(), 2); ++count) {
        const auto last = std::span(words).last(count);
        if (phrase(last, &DraftLanguage::addresses) == count) size = count;
      }
      if (size == 0) return at;
      const std::uint32_t begin = at.begin + words[words.size() - size].at.begin;
      if (!claimed_.claim_span("label", {begin, at.end})) return at;
      at.end = begin;
    }
  }

  [[nodiscard]] std::size_t phrase(std::span<const FoldedWord> words,
                                   std::string_view DraftLanguage::*phrases) const {
    return std::max(phrase_size(words, draft_languages().front().*phrases),
                    phrase_size(words, claimed_.language().*phrases));
  }

  /// Trims white space and separators.
  [[nodiscard]] text::Range trimmed(text::Range at) const {
    for (;;) {
      const std::string_view words = claimed_.words(at);
      const text::Range inner = trim(words, {0, size_of(words)});
      at = shifted(inner, at.begin);
      const std::string_view rest = claimed_.words(at);
      std::size_t front = 0;
      std::size_t back = 0;
      for (const std::string_view separator :
           {",", ";", ":", "|", "–", "—", "-", "/", "·", "•", "<", ">", "."}) {
        if (rest.starts_with(separator)) front = separator.size();
        if (rest.ends_with(separator)) back = separator.size();
      }
      // Leftover brackets around an address.
      if (rest.starts_with(')')) front = 1;
      if (rest.ends_with('(')) back = 1;
      if (front + back == 0 || front + back > rest.size()) return at;
      at = {at.begin + static_cast<std::uint32_t>(front),
            at.end - static_cast<std::uint32_t>(back)};
    }
  }

  void read_words(text::Range at) {
    at = trimmed(at);
    if (at.begin >= at.end || !has_word(claimed_.words(at))) return;
    const std::vector<FoldedWord> words = folded_words(claimed_.words(at), 4);
    if (const std::size_t size = phrase(words, &DraftLanguage::name_labels); size > 0) {
      const std::uint32_t end = at.begin + words[size - 1].at.end;
      if (claimed_.words({end, at.end}).starts_with(':')) {
        claimed_.claim_span("label", {at.begin, end});
        return read_words({end, at.end});
      }
    }
    // "Asia: Ann Otieno"
    const std::vector<text::Range> parts = split(claimed_, at, ": ");
    if (parts.size() == 2 && count_words(claimed_.words(parts[0])) <= 4 && !label_is_set()) {
      if (now_.contains("name") && has_address()) finish();
      label_ = trimmed(parts[0]);
      return read_words(parts[1]);
    }
    for (const std::string_view separator : piece_separators) {
      const std::vector<text::Range> pieces = split(claimed_, at, separator);
      if (pieces.size() < 2) continue;
      for (const text::Range piece : pieces) read_words(piece);
      return;
    }
    claim_words(at);
  }

  [[nodiscard]] bool label_is_set() const { return label_.begin < label_.end; }

  void claim_words(text::Range at) {
    const bool begins_another = now_.contains("name") && has_address() && has_new_line_;
    if (begins_another) finish();
    has_new_line_ = false;
    if (!now_.contains("name")) {
      // "Théo Marchand (in French)"
      if (const auto bracket = find_bracket(claimed_.words(at))) {
        claim_words(shifted(bracket->name, at.begin));
        return claim_words(shifted(bracket->bracket, at.begin));
      }
      claimed_.add(now_, "label", label_, limits::short_text);
      label_ = {};
      claimed_.put(now_, "name", at, limits::name);
      return;
    }
    claimed_.add(now_, "label", at, limits::short_text);
  }

  ClaimedText& claimed_;
  Json contacts_ = Json::array();
  Json now_ = Json::object();
  text::Range label_;
  bool has_new_line_ = false;
};

/// Whether this is a plain heading like "Media contacts", unlike "Media contact in Spanish" or
/// "Contact for Asia".
bool is_plain_heading(std::string_view words) {
  const std::string lower_case = text::ascii_lower(words);
  return count_words(words) <= 6 && lower_case.find(" in ") == std::string::npos &&
         lower_case.find(" for ") == std::string::npos;
}

}  // namespace

void extract_contacts(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks) {
  ContactReader reader(claimed);
  for (const PlacedBlock& one : blocks) {
    if (one.placement.section != Section::contacts) continue;
    text::Range at = one.block.at;
    if (one.placement.opens) {
      const LeadIn lead_in = contacts_lead_in_of(claimed.words(at), claimed.language());
      const text::Range name = {at.begin + lead_in.label.begin, at.begin + lead_in.label.end};
      reader.begin_section();
      reader.heading(name, is_plain_heading(claimed.words(name)));
      at = {at.begin + lead_in.content.begin, at.begin + lead_in.content.end};
      if (at.begin >= at.end) continue;
    }
    reader.line(at);
  }
  Json contacts = reader.finish_all();
  if (!contacts.empty()) draft["contacts"] = std::move(contacts);
}

}  // namespace undersigned::draft
