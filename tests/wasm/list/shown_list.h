#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "full/html/html.h"
#include "tests/models/documents.h"

namespace undersigned::list {

#define UNDERSIGNED_TEXT(name, text, severity, message) text,
inline constexpr std::string_view code_texts[] = {UNDERSIGNED_CODES(UNDERSIGNED_TEXT)};
#undef UNDERSIGNED_TEXT

inline std::string quoted(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\'' ? '"' : c;
  return out;
}

/// A list that is shown. JSON is written with ' instead of ".
class Shown {
 public:
  explicit Shown(std::string_view signatories = "{'src': '/list', 'stream': '/stream'}") {
    document_.set_base("https://p.example/s.json");
    EXPECT_TRUE(document_.load(statement({{"signatories", quoted(signatories)}})));
  }

  std::string list(std::string_view json) {
    return told(document_.receive_list("https://p.example/list", quoted(json)));
  }
  std::string event(std::string_view json) {
    return told(document_.receive_event("https://p.example/stream", quoted(json)));
  }
  /// A segment with this `integrity`, a letter.
  std::string segment(char letter, std::string_view items) {
    return part(letter, "{'items': " + std::string(items) + "}");
  }
  /// The same for a text, read to its end.
  std::string segment_text(char letter, std::string_view json) {
    std::string out = part(letter, json);
    while (out.ends_with("more")) out += ' ' + part(letter, json);
    return out;
  }
  /// A head with segments of these letters, with `count` names each.
  std::string head(std::string_view revision, std::string_view letters, int count = 1) {
    std::string json =
        "{" + std::string(revision) + ", 'counts': {'organizations': 9}, 'segments': [";
    for (const char letter : letters) {
      json += (json.back() == '[' ? "" : ", ") + std::string("{'src': '/x', 'count': ") +
              std::to_string(count) + ", 'integrity': '" + integrity(letter) + "'}";
    }
    return list(json + "]}");
  }
  void show_all() { document_.act(tree::Keyword::all_action, {}); }

  /// The names, in their order.
  std::string names() {
    dom::Operations operations;
    while (document_.step(1'000'000, operations)) {
    }
    std::string out;
    for (const auto& group : document_.roster().all().groups()) {
      for (const Listed* one : group->items) {
        if (!out.empty()) out += ' ';
        out += one->signatory.name;
        for (const model::Signatory& member : one->signatory.members) out += '/' + member.key;
      }
    }
    return out;
  }
  /// The texts that are new in the drawing.
  std::string drawn_anew() {
    dom::Operations operations;
    static_cast<void>(document_.step(1'000'000, operations));
    return operations.text;
  }
  /// Bytes of operations.
  std::size_t bytes_drawn() {
    dom::Operations operations;
    while (document_.step(1'000'000, operations)) {
    }
    return operations.text.size() + operations.words.size() * sizeof(std::uint32_t);
  }
  /// The letters of the missing segments.
  std::string missing_segments() {
    std::string out;
    for (const model::Segment* one : document_.missing_segments())
      out += one->integrity.text.substr(7, 1);
    return out;
  }
  std::string count() { return shown("statement-count"); }
  /// The new names to announce.
  std::string announced() {
    static_cast<void>(document_.announce());
    return shown("statement-status");
  }

 private:
  std::string shown(std::string_view part) {
    const tree::NodeRef tree = document_.tree({.controls = true});
    std::string html;
    html::append_html(html, *tree);
    const std::string found = parts(html, part);
    return found.substr(0, found.find('\n'));
  }
  static std::string integrity(char letter) { return "sha256-" + std::string(43, letter) + "="; }

  std::string part(char letter, std::string_view json) {
    return told(
        document_.receive_segment(integrity(letter), "https://p.example/segment", quoted(json)));
  }

  /// The outcome and the diagnostics.
  std::string told(list::Outcome outcome) {
    constexpr std::string_view outcomes[] = {"known", "changed", "gap", "refused", "more"};
    std::string out(outcomes[static_cast<std::size_t>(outcome)]);
    for (const diagnostics::Diagnostic& one : document_.diagnostics()) {
      out += ' ';
      out += code_texts[static_cast<std::size_t>(one.code)];
    }
    return out;
  }

  document::Document document_;
};

}  // namespace undersigned::list
