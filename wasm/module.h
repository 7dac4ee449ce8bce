#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "dom/operations.h"

/// Shared by the exports of both modules: the buffers that cross the boundary (docs/boundary.md),
/// and the documents by their handles.
namespace undersigned {

struct Module {
  std::string input;
  std::vector<std::unique_ptr<document::Document>> documents;  ///< by handle - 1
  dom::Operations operations;
  std::vector<std::uint32_t> words;
  std::string text;
  std::array<std::size_t, 4> output = {};  ///< words: address, count; text: address, bytes
};

[[nodiscard]] Module& module();

/// The document of a handle that `open_document` returned and `close_document` has not ended.
[[nodiscard]] document::Document& document_of(std::uint32_t handle);

/// The first `size` bytes of the input buffer; valid until the next `input`.
[[nodiscard]] std::string_view input_text(std::uint32_t size);

/// Sets what `output` describes. Both must live until the next call.
void set_output(const std::vector<std::uint32_t>& words, std::string_view text);
/// Sets a text without words, and keeps it.
void set_text(std::string text);
/// Sets several texts, joined in order; the words are their sizes in bytes.
void set_texts(const std::vector<std::string_view>& texts);

}  // namespace undersigned
