#pragma once
#include "engine/core/vector_clones.h"
