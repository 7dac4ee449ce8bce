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
  module().output = {reinterpret_cast<std::size_t>(module().text.data()), module().text.size(), 0,
                     0};
}

}  // namespace undersigned
