// Reading fonts: which glyph, how wide, what outline.
#include <hb.h>
#include <hb-ot.h>
