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

/// What the exports of both modules share: the memory that crosses the boundary, and the
/// documents by their handles.
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

/// A handle comes from `open_document` and is not used after `close_document`.
[[nodiscard]] document::Document& document_of(std::uint32_t handle);

/// The first `size` bytes of what the caller has put in; valid until the next `input`.
[[nodiscard]] std::string_view input_text(std::uint32_t size);

/// What `output` tells of; both must live until the next call.
void set_output(const std::vector<std::uint32_t>& words, std::string_view text);
/// The same for a text alone, which is kept.
void set_text(std::string text);
/// The same for several texts, one after the other; the words are their sizes in bytes.
void set_texts(const std::vector<std::string_view>& texts);

}  // namespace undersigned
