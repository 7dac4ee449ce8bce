#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "list/sequence.h"

namespace undersigned::list {

/// Who has which key, members' keys included: a hash table with open
/// addressing. Points to what a Roster owns.
class KeyIndex {
 public:
  /// Whose key, or whose member's, this is; null for nobody's.
  [[nodiscard]] Listed* find(std::string_view key) const;
  /// The signatory's own key and those of its members, none of which is there.
  void insert(Listed& listed);
  /// Before its keys change.
  void erase(const Listed& listed);
  void clear() { *this = KeyIndex(); }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    Listed* listed = nullptr;
    const model::Signatory* whose = nullptr;  ///< the signatory or the member
  };

  void put(Slot slot);
  void take(std::string_view key);
  [[nodiscard]] std::size_t slot_of(std::uint32_t hash, std::string_view key) const;

  std::vector<Slot> slots_;  ///< a power of two of them, at most three quarters full
  std::size_t count_ = 0;
};

}  // namespace undersigned::list
