// Small forms of the C library's functions that nlohmann-json and libc++abi refer to but do not
// need in full: the format has no fractions, and their messages are not read. The originals would
// be a sixth of what a partner's page loads. For WebAssembly only: members of the archive are not
// linked if their symbols are defined here.
#ifdef __EMSCRIPTEN__

#include <cerrno>
#include <cstddef>

// Not from <cstdlib>, whose `char** end` drops the const of the text.
extern "C" {

[[noreturn]] void abort();

/// Reads decimal digits only, which nlohmann's lexer has checked.
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

/// Reads a minus sign and digits. Negative numbers are always refused.
long long strtoll(const char* text, const char** end, int base) {
  return -static_cast<long long>(strtoull(text + 1, end, base));
}

/// Exact in the first decimal places, so that it overflows where the native reader does.
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

// Never called, but libc++ refers to it: otherwise the archive's member would be linked for it, and
// define the functions above again.
float strtof(const char* text, const char** end) { return static_cast<float>(strtod(text, end)); }
long double strtold(const char* text, const char** end) { return strtod(text, end); }
long strtol(const char* text, const char** end, int base) {
  return static_cast<long>(strtoll(text, end, base));
}
unsigned long strtoul(const char* text, const char** end, int base) {
  return static_cast<unsigned long>(strtoull(text, end, base));
}

/// For nlohmann's messages, which are not shown.
int snprintf(char* buffer, std::size_t size, const char*, ...) {
  if (size > 0) *buffer = '\0';
  return 0;
}

/// Called by libc++abi before it aborts.
[[noreturn]] void abort_message(const char*, ...) { abort(); }

}  // extern "C"

#endif
