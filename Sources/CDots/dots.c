#include "dots.h"

#define SHAPE const int8_t *weights, long units, const uint8_t *numbers, long rows, long width, int32_t *sums

static inline int32_t sumPlainly(const int8_t *weight, const uint8_t *number, long from, long width) {
  int32_t sum = 0;
// Left to itself the compiler takes three times as long.
#pragma clang loop vectorize_width(16) interleave_count(2)
  for (long place = from; place < width; place++) sum += (int32_t)weight[place] * (int32_t)number[place];
  return sum;
}

// The weights of a unit stay near the processor while all rows are multiplied with them.
void dotsPlainly(SHAPE) {
  for (long unit = 0; unit < units; unit++)
    for (long row = 0; row < rows; row++)
      sums[row * units + unit] = sumPlainly(weights + unit * width, numbers + row * width, 0, width);
}

#if defined(__x86_64__)
#include <immintrin.h>

// A Swift program knows one kind of processor, the oldest; nearly all multiply 32 numbers at once. Two products of a number
// to 127 with a weight to −128 fit into the sixteen bits that they are added in.
__attribute__((target("avx2"))) static inline int32_t sumBy32(
    const int8_t *weight, const uint8_t *number, long from, long width) {
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i sums = _mm256_setzero_si256();
  long place = from;
  for (; place + 32 <= width; place += 32) {
    __m256i numbers = _mm256_loadu_si256((const __m256i *)(number + place));
    __m256i weights = _mm256_loadu_si256((const __m256i *)(weight + place));
    sums = _mm256_add_epi32(sums, _mm256_madd_epi16(_mm256_maddubs_epi16(numbers, weights), ones));
  }
  __m128i half = _mm_add_epi32(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
  half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0x4E));
  half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0xB1));
  return _mm_cvtsi128_si32(half) + sumPlainly(weight, number, place, width);
}

// Four units together: each number is fetched once for all, and their sums are drawn together at once, which for short rows
// is half of the work.
__attribute__((target("avx2"))) static inline void sumFour(
    const int8_t *weight, const uint8_t *number, long width, int32_t *sums) {
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i four[4] = {_mm256_setzero_si256(), _mm256_setzero_si256(), _mm256_setzero_si256(), _mm256_setzero_si256()};
  long place = 0;
  for (; place + 32 <= width; place += 32) {
    __m256i numbers = _mm256_loadu_si256((const __m256i *)(number + place));
    for (int unit = 0; unit < 4; unit++) {
      __m256i weights = _mm256_loadu_si256((const __m256i *)(weight + unit * width + place));
      four[unit] = _mm256_add_epi32(four[unit], _mm256_madd_epi16(_mm256_maddubs_epi16(numbers, weights), ones));
    }
  }
  __m256i both = _mm256_hadd_epi32(_mm256_hadd_epi32(four[0], four[1]), _mm256_hadd_epi32(four[2], four[3]));
  _mm_storeu_si128(
      (__m128i *)sums, _mm_add_epi32(_mm256_castsi256_si128(both), _mm256_extracti128_si256(both, 1)));
  for (int unit = 0; place < width && unit < 4; unit++) sums[unit] += sumPlainly(weight + unit * width, number, place, width);
}

__attribute__((target("avx2"))) static void dotsBy32(SHAPE) {
  long unit = 0;
  for (; unit + 4 <= units; unit += 4)
    for (long row = 0; row < rows; row++)
      sumFour(weights + unit * width, numbers + row * width, width, sums + row * units + unit);
  for (; unit < units; unit++)
    for (long row = 0; row < rows; row++)
      sums[row * units + unit] = sumBy32(weights + unit * width, numbers + row * width, 0, width);
}

void dots(SHAPE) {
  (__builtin_cpu_supports("avx2") ? dotsBy32 : dotsPlainly)(weights, units, numbers, rows, width, sums);
}
#else
void dots(SHAPE) { dotsPlainly(weights, units, numbers, rows, width, sums); }
#endif
