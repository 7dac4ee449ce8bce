// The exceptions that nlohmann-json creates and never throws, without their messages. The archive's
// own members would add the type information of all exceptions, and the code that searches it. For
// the partner's module only: the full one links more of the archive, which would define all of this
// again.
#ifdef __EMSCRIPTEN__

#include <exception>
#include <stdexcept>

std::exception::~exception() noexcept = default;
const char* std::exception::what() const noexcept { return ""; }

std::__libcpp_refstring::__libcpp_refstring(const char* text) : __imp_(text) {}
std::__libcpp_refstring::~__libcpp_refstring() = default;

std::runtime_error::runtime_error(const char*) : __imp_("") {}
std::runtime_error::~runtime_error() noexcept = default;
const char* std::runtime_error::what() const noexcept { return __imp_.c_str(); }

#endif
