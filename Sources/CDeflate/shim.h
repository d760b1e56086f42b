// Packing, several times as fast as zlib.
#include <libdeflate.h>
