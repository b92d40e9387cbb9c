#include "AssayMasks.h"
