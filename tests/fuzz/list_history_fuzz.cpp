// Fuzzes histories of a changing list. The input has the choices of the publisher, the network and
// the reader, byte by byte. The tests use random numbers for them.

#include <cstdint>
#include <string>
#include <string_view>

#include "tests/fuzz/well_formed.h"
#include "tests/models/list_history.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace undersigned;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  Random random(input);
  const std::string wrong = read_a_log(random);
  if (!wrong.empty()) fail(wrong, {});
  return 0;
}
