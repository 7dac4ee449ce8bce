#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "list/sequence.h"
#include "text/open_addressing.h"

namespace undersigned::list {

/// Finds signatories by key, members' keys included. Points into a ListedStore, which outlives it.
class KeyIndex {
 public:
  /// The signatory that has this key, or whose member has it; null if there is none.
  [[nodiscard]] Listed* find(std::string_view key) const;
  /// Adds the signatory's key and its members' keys. None of them may be in the index.
  void insert(Listed& listed);
  /// Removes the signatory's key and its members' keys. Call it before they change.
  void erase(const Listed& listed);
  void clear() { *this = KeyIndex(); }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    Listed* listed = nullptr;
    const model::Signatory* whose = nullptr;  ///< the signatory or member whose key this is

    [[nodiscard]] bool is_free() const { return listed == nullptr; }
  };

  [[nodiscard]] std::size_t slot_of(std::string_view key) const;
  void remove(std::string_view key);

  text::OpenAddressing<Slot> slots_;
};

}  // namespace undersigned::list
