// The link decision as a program, so that a browser can be asked about the same references.
// In: lines of reference, tab, base, both as hexadecimal UTF-8. Out: lines of what resolve_link
// says: the refusal's number (0: safe), a tab and the address.

#include <cstdio>
#include <string>
#include <string_view>

#include "../../wasm/url.h"

namespace {

std::string from_hex(std::string_view hex) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; };
  std::string bytes;
  for (; hex.size() >= 2; hex.remove_prefix(2)) {
    bytes += static_cast<char>(digit(hex[0]) * 16 + digit(hex[1]));
  }
  return bytes;
}

bool answer(std::string_view line) {
  const std::size_t tab = line.find('\t');
  if (tab == std::string_view::npos) return false;
  const undersigned::Resolved resolved =
      undersigned::resolve_link(from_hex(line.substr(0, tab)), from_hex(line.substr(tab + 1)));
  const std::string said =
      std::to_string(static_cast<int>(resolved.refusal)) + '\t' + resolved.address + '\n';
  return std::fwrite(said.data(), 1, said.size(), stdout) == said.size();
}

}  // namespace

int main() {
  std::string line;
  for (int c = std::getchar(); c != EOF; c = std::getchar()) {
    if (c == '\n') {
      if (!answer(line)) return 1;
      line.clear();
    } else {
      line += static_cast<char>(c);
    }
  }
}
