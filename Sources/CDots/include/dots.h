#pragma once
#include <stdint.h>

/// Multiplies whole numbers of rows with the weights of units and adds up: `sums[row * units + unit]` is that of one row
/// with one unit. All rows and units have the same width; of a sum wider than 32 bits the lower ones are told.
void dots(
    const int8_t *_Nonnull weights, long units, const int16_t *_Nonnull numbers, long rows, long width,
    int32_t *_Nonnull sums);
