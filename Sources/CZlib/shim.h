// zlib's deflateInit2 and inflateInit2 are macros, which Swift cannot see.
#include <string.h>
#include <zlib.h>

static inline int yudeng_deflateInit(z_stream *stream, int level, int windowBits) {
  return deflateInit2(stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
}

static inline int yudeng_inflateInit(z_stream *stream, int windowBits) {
  return inflateInit2(stream, windowBits);
}
