// In address-sanitizer builds libraries stay loaded: Mesa's driver is closed before leaks are counted, and
// what it holds would be reported without a name that a suppression could match.
extern "C" int dlclose(void*) noexcept { return 0; }
