#include "tests/ui/export_bench.h"
