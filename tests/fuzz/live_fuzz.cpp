// Fuzzes live updates. Whatever a publisher's addresses respond and the reader does, the nodes are
// those of a fresh drawing. The input is a series of messages, each a letter and its content up to
// the next NUL: l(ist) e(vent) s(egment) r(eleases) t (statement), or the reader's a(ll) f(ilter)
// o(rder).

#include <cstdint>
#include <string>
#include <string_view>

#include "document/document.h"
#include "tests/fuzz/well_formed.h"
#include "tests/models/documents.h"
#include "tests/models/rebuild.h"

namespace undersigned {
namespace {

constexpr std::string_view address = "https://p.example/s/list.json";

std::string first_statement() {
  std::string json = R"({"id": "s", "publisher": {"name": "P"}, "date": "2026-03-05", "title": "T",
    "body": "B", "signatories": {"src": "list.json", "stream": "stream",
    "groups": [{"key": "g", "heading": "G"}], "items": [)";
  for (int i = 0; i < 24; ++i) {
    if (i > 0) json += ',';
    json += R"({"name": "N)" + std::to_string(i) + (i % 5 == 0 ? R"(", "group": "g"})" : R"("})");
  }
  return json + "]}}";
}

void draw(document::Document& document, Dom& dom, std::string_view input) {
  for (bool more = true; more;) {
    dom::Operations operations;
    more = document.step(97, operations);
    const std::string wrong = dom.apply(operations);
    if (!wrong.empty()) fail(wrong.c_str(), input);
  }
  std::string html;
  html::append_html(html, *document.tree(document.view()));
  if (dom.html() != html) fail("not what a fresh drawing shows", dom.html() + "\n" + html);
  if (dom.size() != dom.reachable()) fail("numbers left", input);
}

void act(document::Document& document, char what, std::string_view message) {
  switch (what) {
    case 'l': static_cast<void>(document.receive_list(address, message)); break;
    case 'e': static_cast<void>(document.receive_event(address, message)); break;
    case 'r': static_cast<void>(document.receive_releases(address, message)); break;
    case 't': static_cast<void>(document.reload(message)); break;
    case 's': {
      const auto wanted = document.missing_segments();
      if (wanted.empty()) break;
      const model::Segment segment = *wanted.back();
      static_cast<void>(
          document.receive_segment(segment.integrity.text, segment.src.text, message));
      break;
    }
    case 'a': document.act(tree::Keyword::all_action, {}); break;
    case 'f': document.act(tree::Keyword::filter_action, message); break;
    case 'o':
      document.act(message.empty() ? tree::Keyword::given_action : tree::Keyword::name_action, {});
      break;
    default: static_cast<void>(document.announce());
  }
}

}  // namespace
}  // namespace undersigned

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace undersigned;
  std::string_view input(reinterpret_cast<const char*>(data), size);
  document::Document document;
  document.set_base("https://p.example/s/statement.json");
  document.set_view({.controls = true, .live = true});
  if (!document.load(first_statement())) fail("the first statement", input);
  Dom dom;
  draw(document, dom, input);
  while (!input.empty()) {
    const std::size_t end = std::min(input.find('\0'), input.size());
    const std::string_view message = input.substr(0, end);
    input.remove_prefix(std::min(end + 1, input.size()));
    if (message.empty()) continue;
    act(document, message.front(), message.substr(1));
    draw(document, dom, message);
  }
  return 0;
}
