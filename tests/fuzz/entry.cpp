// What libFuzzer calls: FUZZER, the one that this program is for.

#include <cstddef>
#include <cstdint>

extern "C" int FUZZER(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return FUZZER(data, size);
}
