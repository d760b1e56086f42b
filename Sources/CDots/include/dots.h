#pragma once
#include <stdint.h>

/// Multiplies rows of numbers from 0 to 127 with the weights of units and adds up: `sums[row * units + unit]` is that of one
/// row with one unit. All rows and units have the same width, at most 65,536, so that every sum fits. Larger numbers, which
/// only a damaged table holds, may come to another sum on another processor.
void dots(
    const int8_t *_Nonnull weights, long units, const uint8_t *_Nonnull numbers, long rows, long width,
    int32_t *_Nonnull sums);

/// The same by what every processor can do.
void dotsPlainly(
    const int8_t *_Nonnull weights, long units, const uint8_t *_Nonnull numbers, long rows, long width,
    int32_t *_Nonnull sums);
