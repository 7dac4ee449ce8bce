// Of the C library, what nlohmann-json and libc++abi ask for and never need in
// full. The format has no fractions, and nobody reads their messages; the
// originals weigh a sixth of what a partner's page loads. WebAssembly only: the
// archive's own members are not linked where a symbol stands here.
#ifdef __EMSCRIPTEN__

#include <cerrno>
#include <cstddef>

// Not from <cstdlib>, whose `char** end` takes the const from a text that is only read.
extern "C" {

[[noreturn]] void abort();

/// Decimal digits only, which is what nlohmann's lexer has judged.
unsigned long long strtoull(const char* text, const char** end, int) {
  unsigned long long value = 0;
  for (; *text >= '0' && *text <= '9'; ++text) {
    const auto digit = static_cast<unsigned long long>(*text - '0');
    if (value > (~0ULL - digit) / 10) errno = ERANGE;
    value = value * 10 + digit;
  }
  if (end != nullptr) *end = text;
  return value;
}

/// A minus sign and digits; such a number is only ever refused.
long long strtoll(const char* text, const char** end, int base) {
  return -static_cast<long long>(strtoull(text + 1, end, base));
}

/// To the first decimal places, so that what overflows here overflows in the
/// native reader.
double strtod(const char* text, const char** end) {
  const bool negative = *text == '-';
  if (negative) ++text;
  double value = 0;
  int exponent = 0;
  bool fraction = false;
  for (;; ++text) {
    if (*text >= '0' && *text <= '9') {
      value = value * 10 + (*text - '0');
      if (fraction) --exponent;
    } else if (*text == '.') {
      fraction = true;
    } else {
      break;
    }
  }
  if (*text == 'e' || *text == 'E') {
    ++text;
    const bool down = *text == '-';
    if (*text == '-' || *text == '+') ++text;
    int written = 0;
    for (; *text >= '0' && *text <= '9'; ++text) {
      if (written < 100'000) written = written * 10 + (*text - '0');
    }
    exponent += down ? -written : written;
  }
  for (; exponent > 0 && value != 0 && value <= 1.7976931348623157e308; --exponent) value *= 10;
  for (; exponent < 0 && value != 0; ++exponent) value /= 10;
  if (end != nullptr) *end = text;
  return negative ? -value : value;
}

// What libc++ names beside them, and nobody calls: an archive's member is linked
// for any of its symbols, and then it would define the ones above again.
float strtof(const char* text, const char** end) { return static_cast<float>(strtod(text, end)); }
long double strtold(const char* text, const char** end) { return strtod(text, end); }
long strtol(const char* text, const char** end, int base) {
  return static_cast<long>(strtoll(text, end, base));
}
unsigned long strtoul(const char* text, const char** end, int base) {
  return static_cast<unsigned long>(strtoull(text, end, base));
}

/// nlohmann's messages, of which none is shown.
int snprintf(char* buffer, std::size_t size, const char*, ...) {
  if (size > 0) *buffer = '\0';
  return 0;
}

/// libc++abi's last words.
[[noreturn]] void abort_message(const char*, ...) { abort(); }

}  // extern "C"

#endif
