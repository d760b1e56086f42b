// zlib's deflateInit2 and inflateInit2 are macros, which Swift cannot see.
#include <string.h>
#include <zlib.h>

static inline int yudeng_deflateInit(z_stream *stream, int level, int windowBits) {
  return deflateInit2(stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
}

// For short pieces: raw, a window of 4 KB.
static inline int yudeng_deflateInitShort(z_stream *stream) {
  return deflateInit2(stream, 9, Z_DEFLATED, -12, 5, Z_DEFAULT_STRATEGY);
}

static inline int yudeng_inflateInit(z_stream *stream, int windowBits) {
  return inflateInit2(stream, windowBits);
}
