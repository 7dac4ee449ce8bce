#include "module.h"

namespace undersigned {

Module& module() {
  static Module instance;
  return instance;
}

document::Document& document_of(std::uint32_t handle) { return *module().documents[handle - 1]; }

std::string_view input_text(std::uint32_t size) {
  return std::string_view(module().input).substr(0, size);
}

void set_output(const std::vector<std::uint32_t>& words, std::string_view text) {
  module().output = {reinterpret_cast<std::size_t>(words.data()), words.size(),
                     reinterpret_cast<std::size_t>(text.data()), text.size()};
}

void set_text(std::string text) {
  module().text = std::move(text);
  set_output({}, module().text);
}

void set_texts(const std::vector<std::string_view>& texts) {
  auto& words = module().words;
  auto& text = module().text;
  words.clear();
  text.clear();
  for (const std::string_view one : texts) {
    words.push_back(static_cast<std::uint32_t>(one.size()));
    text += one;
  }
  set_output(words, text);
}

}  // namespace undersigned
